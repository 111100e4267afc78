import type { Estimate } from "../../../src/analysis/limits.ts";
import { type Design, outcomesOf, valuesOf } from "../../../src/numbers/designs/design.ts";

/** Functions whose indices are known. */

export const unit = (u: number): number => u;
const circle = (u: number): number => -Math.PI + 2 * Math.PI * u;

/** Ishigami & Homma (1990), a = 7, b = 0.1, on (-pi, pi)^3. */
export const ishigami = {
  names: ["x1", "x2", "x3"],
  inverses: [circle, circle, circle],
  model: ([x1, x2, x3]: ArrayLike<number> & Iterable<number>): number =>
    Math.sin(x1!) + 7 * Math.sin(x2!) ** 2 + 0.1 * x3! ** 4 * Math.sin(x1!),
  first: [0.3139, 0.4424, 0],
  total: [0.5576, 0.4424, 0.2437],
  second: { "x1,x2": 0, "x1,x3": 0.2437, "x2,x3": 0 } as Readonly<Record<string, number>>,
};

const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
const part = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
const whole = part.reduce((product, v) => product * (1 + v), 1);

/** Sobol' G in 8 dimensions on (0, 1)^8: product of (|4 x_i - 2| + a_i) / (1 + a_i). */
export const sobolG = {
  names: a.map((_, i) => `x${i + 1}`),
  inverses: a.map(() => unit),
  model: (x: ArrayLike<number>): number => a.reduce((y, ai, i) => (y * (Math.abs(4 * x[i]! - 2) + ai)) / (1 + ai), 1),
  first: part.map((v) => v / (whole - 1)),
  total: part.map((v) => (v * whole) / (1 + v) / (whole - 1)),
};

/** Outcome of a model over a design. */
export const outcomeOver = (
  design: Design,
  { inverses, model }: { inverses: readonly ((u: number) => number)[]; model: (x: Float64Array) => number },
): Float64Array => outcomesOf(model, valuesOf(design, inverses), design.names.length);

/** Standard error that an interval of 90 % stands for. */
export const standardError = ({ low, high }: Estimate): number => (high! - low!) / (2 * 1.645);

/** Counts how often intervals hold a truth, on either side. */
export function coverage() {
  let [of, below, above] = [0, 0, 0];
  return {
    take({ low, high }: Estimate, truth: number): void {
      of++;
      if (high! < truth) below++;
      if (low! > truth) above++;
    },
    get share(): number {
      return 1 - (below + above) / of;
    },
    get sides(): readonly [number, number] {
      return [below / of, above / of];
    },
  };
}
