import { describe, expect, it } from "vitest";
import { completeRows } from "../../src/montecarlo/givenRows.ts";
import { valuesOf } from "../../src/numbers/designs/design.ts";
import { sobolDesign } from "../../src/numbers/designs/fill.ts";
import { inverses } from "../../src/scenario/sample.ts";
import type { Factor } from "../../src/scenario/types.ts";

const factors = ["a", "b", "c"].map(
  (name): Factor => ({
    name,
    meaning: name,
    unit: "1",
    prior: { dist: "uniform", low: 0, high: 10 },
    bounds: [0, 100],
    source: { kind: "judgement" },
  }),
);
const given = { names: ["b"], rows: 3, values: Float64Array.of(11, 12, 13), luck: Uint32Array.of(4, 4, 2) };

describe("rows of a design", () => {
  it("draw factors without a column as a run's replications of their luck do", () => {
    const { values, luck } = completeRows(given, factors, "seed", "drawn");
    const design = sobolDesign({ names: ["a", "b", "c"], seed: "seed", rows: 5 });
    const drawn = valuesOf(design, inverses(factors));
    const row = (k: number, b: number) => [drawn[3 * k]!, b, drawn[3 * k + 2]!];
    expect([...values]).toEqual([...row(4, 11), ...row(4, 12), ...row(2, 13)]);
    expect([...luck]).toEqual([4, 4, 2]);
    expect(values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it("hold them at their medians when told to", () => {
    expect([...completeRows(given, factors, "seed", "median").values]).toEqual([5, 11, 5, 5, 12, 5, 5, 13, 5]);
  });
});
