import { triangularQuantile, uniformQuantile } from "../quantile.ts";
import type { Inverse } from "./design.ts";

/** What a model is asked about: names, and what each is believed to be. */
export interface Problem {
  readonly names: readonly string[];
  readonly inverses: readonly Inverse[];
}

/** Two bounds (uniform), three numbers (triangular: low, mode, high), or an inverse distribution of any kind. */
export type Belief = readonly [number, number] | readonly [number, number, number] | Inverse;

/**
 * A problem from names and beliefs, as SALib's dictionary of `names` and `bounds` is one. Sample, run, analyse:
 *
 * ```ts
 * import { outcomesOf, problemOf, saltelliDesign, sobolIndices, valuesOf } from "runout";
 *
 * const { names, inverses } = problemOf({ x1: [-3.14159, 3.14159], x2: [-3.14159, 3.14159], x3: [-3.14159, 3.14159] });
 * const design = saltelliDesign({ names, seed: "example", base: 1024 });
 * const ishigami = ([a, b, c]: readonly number[]) => Math.sin(a) * (1 + 0.1 * c * c * c * c) + 7 * Math.sin(b) * Math.sin(b);
 * const y = outcomesOf(ishigami, valuesOf(design, inverses), 3);
 * const { indices } = sobolIndices(design, y);
 * console.log(indices[0].first); // { value, low, high }: the truth is 0.3139
 * ```
 *
 * @throws RangeError when bounds are no numbers in ascending order
 */
export function problemOf(beliefs: Readonly<Record<string, Belief>>): Problem {
  const entries = Object.entries(beliefs);
  return { names: entries.map(([name]) => name), inverses: entries.map(([name, belief]) => inverseOf(name, belief)) };
}

function inverseOf(name: string, belief: Belief): Inverse {
  if (typeof belief === "function") return belief;
  for (let i = 1; i < belief.length; i++)
    if (!(belief[i]! >= belief[i - 1]!))
      throw new RangeError(
        `${name}: [${belief.join(", ")}] is not in ascending order; give [low, high] or [low, mode, high]`,
      );
  const [low, second, third] = belief;
  return third === undefined
    ? (u) => uniformQuantile(u, low, second)
    : (u) => triangularQuantile(u, low, second, third);
}
