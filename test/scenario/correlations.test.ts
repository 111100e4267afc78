import { describe, expect, it } from "vitest";
import { readPriors } from "../../src/scenario/priors.ts";
import { coupleOf } from "../../src/scenario/sample.ts";
import { fault } from "./faults.ts";

const file = "worlds/w/priors.yaml";
const factor = (name: string) =>
  `  ${name}:\n    meaning: a number\n    unit: day\n    prior: { dist: uniform, low: 0, high: 1 }\n    bounds: [0, 1]\n    source: { kind: judgement }\n`;
const priors = (...pairs: readonly string[]) =>
  `factors:\n${["x", "y", "z"].map(factor).join("")}correlations:\n${pairs.map((pair) => `  - ${pair}\n`).join("")}`;
const pair = (a: string, b: string, rho: number | string) =>
  `{ between: [${a}, ${b}], rankCorrelation: ${rho}, source: { kind: judgement } }`;
/** Line of pair i: 1 + 3 x 6 lines of factors + 1. */
const line = (i: number) => 21 + i;

describe("correlations of priors.yaml", () => {
  it("are read with their source, and couple the rows of the factor list", () => {
    const { factors, correlations } = readPriors(file, priors(pair("x", "z", 0.5)));
    expect(correlations).toEqual([{ between: ["x", "z"], rankCorrelation: 0.5, source: { kind: "judgement" } }]);
    const row = Float64Array.of(0.9, 0.2, 0.5);
    coupleOf(factors, correlations)!(row);
    expect([row[0], row[1]]).toEqual([0.9, 0.2]);
    expect(row[2]).toBeGreaterThan(0.6);
    expect(coupleOf(factors, [])).toBeNull();
    const three = priors(pair("x", "y", 0.9), pair("y", "z", 0.9), pair("x", "z", 0.8));
    expect(readPriors(file, three).correlations.length).toBe(3);
  });

  it("that are wrong end in one error with the place", () => {
    const cases: readonly [string, Parameters<typeof fault>[1]][] = [
      [
        priors(pair("x", "w", 0.5)),
        { line: line(0), key: "correlations[0].between[1]", problem: /"w" is not a factor/ },
      ],
      [priors(pair("x", "x", 0.5)), { line: line(0), problem: /twice/ }],
      [priors(pair("x", "y", 0.5), pair("y", "x", 0.1)), { line: line(1), problem: /in the list already/ }],
      [priors(pair("x", "y", 1)), { line: line(0), key: "correlations[0].rankCorrelation", remedy: /below 1/ }],
      [priors(pair("x", "y", "high")), { line: line(0), remedy: /as a number/ }],
      [
        priors(pair("x", "y", 0.9), pair("y", "z", 0.9)),
        { line: line(1), problem: /not positive definite/, remedy: /nearer to 0/ },
      ],
      [
        priors(pair("x", "y", 0.5).replace("rankCorrelation", "rho")),
        { line: line(0), remedy: /rankCorrelation|did you mean/ },
      ],
    ];
    for (const [text, expected] of cases) fault(() => readPriors(file, text), { file, ...expected });
  });
});
