import { describe, expect, it } from "vitest";
import { givenTable, sobolTable } from "../../../src/analysis/sensitivity/indexTable.ts";
import { evidenceShares, rankFactors, weakestImportant } from "../../../src/analysis/sensitivity/ranking.ts";
import { saltelliDesign } from "../../../src/numbers/designs/saltelli.ts";
import type { Factor, Source } from "../../../src/scenario/types.ts";
import { outcomeOver, unit } from "./functions.ts";

const factor = (name: string, source: Source): Factor => ({
  name,
  meaning: `the ${name}`,
  unit: "1",
  prior: { dist: "uniform", low: 0, high: 1 },
  bounds: [0, 1],
  source,
});
const factors = [
  factor("small", { kind: "judgement" }),
  factor("large", { kind: "published", by: "official", ref: "r" }),
  factor("middle", { kind: "recalled" }),
  factor("idle", { kind: "judgement" }),
];
const design = saltelliDesign({ names: factors.map(({ name }) => name), seed: "rank", base: 400 });
const y = outcomeOver(design, { inverses: factors.map(() => unit), model: ([a, b, c]) => 0.2 * a! + 3 * b! + 2 * c! });

describe("rankFactors", () => {
  const table = sobolTable(design, y, { bootstrap: 200 });
  const ranked = rankFactors(table, factors);

  it("puts the most influential first, with what is known of it", () => {
    expect(ranked.map(({ name, rank }) => [name, rank])).toEqual([
      ["large", 1],
      ["middle", 2],
      ["small", 3],
      ["idle", 4],
    ]);
    expect(ranked[1]!.factor).toBe(factors[2]);
    expect(ranked.map(({ clear }) => clear)).toEqual([true, true, true, false]);
  });

  it("names the weakest evidence among those that matter, not the weakest of all", () => {
    expect(weakestImportant(ranked)!.name).toBe("middle");
    const constant = rankFactors(sobolTable(design, new Float64Array(y.length), { bootstrap: 0 }), factors);
    expect(constant.map(({ influence }) => influence)).toEqual([null, null, null, null]);
    expect(weakestImportant(constant)).toBeNull();
    expect(evidenceShares(constant)).toEqual([]);
  });

  it("weighs kinds of evidence by influence", () => {
    const shares = evidenceShares(ranked);
    expect(shares.map(({ evidence }) => evidence)).toEqual(["published, official", "recalled", "judgement"]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    // 9 / 13.04 of the variance.
    expect(shares[0]!.share).toBeGreaterThan(0.6);
  });

  it("takes the first units of a design for what the whole would have been with fewer", () => {
    const half = sobolTable(design, y, { bootstrap: 50 }, 200);
    const fewer = saltelliDesign({ names: design.names, seed: "rank", base: 200 });
    expect(half).toEqual(sobolTable(fewer, y.slice(0, fewer.rows), { bootstrap: 50 }));
    const data = { names: ["u"], factors: [design.points.slice(0, 100)], outcome: y.slice(0, 100) };
    expect(givenTable("given-data", data, { bootstrap: 20 }, 40).units).toBe(40);
  });
});
