import { describe, expect, it } from "vitest";
import { comparePaths, type PathQuestion } from "../../src/analysis/capacity/compare.ts";
import type { PathValues } from "../../src/analysis/capacity/values.ts";
import { type CapacitySeries, capacityRows, capacitySeries } from "../../src/engine/capacity/series.ts";

const MONTHS = 12;
const WORLDS = 40;

/** Paths whose series are the same in all months: `give(programme, world)` says which are not 0. */
function pathsOf(give: (programme: number, world: number) => Partial<Record<CapacitySeries, number>>): PathValues {
  const programmes = [{ name: "none" }, { name: "cheap" }, { name: "dear" }];
  const perPath = capacitySeries.length * MONTHS;
  const values = new Float64Array(WORLDS * programmes.length * perPath);
  for (let r = 0; r < WORLDS; r++)
    programmes.forEach((_, p) => {
      for (const [series, value] of Object.entries(give(p, r))) {
        const from = (r * programmes.length + p) * perPath + capacityRows[series as CapacitySeries] * MONTHS;
        values.fill(value, from, from + MONTHS);
      }
    });
  const months = Array.from({ length: MONTHS }, (_, month) => ({ month: `m${month}`, first: 0, last: 0 }));
  return { replications: WORLDS, months, experiment: { from: "2026-01-01", programmes }, values };
}

/** Each world has luck of its own, which all programmes share; people of cheap are 100 more, of dear 300, in every other world. */
const paths = pathsOf((p, r) => ({
  siliconJobs: 50 * (r % 7) + 100 * p * p * (r % 2) - (p === 2 ? 100 * (r % 2) : 0),
  selfSufficiencyShare: 0.1 + 0.05 * p,
  cellsMadeGwh: 200,
  publicMoneyMusd: p === 0 ? 0 : 10 * p,
  interventionsMusd: p === 2 ? 80 : 0,
}));

const question: PathQuestion = {
  months: [5, 11],
  programmes: [1, 2],
  rank: "jobYears",
  budgetMusd: null,
  seed: "compare",
};

describe("programmes against the first", () => {
  const { rows, best, baseline } = comparePaths(paths, question);
  const told = (row: number, measure: string, month: number) =>
    rows[row]!.differences.find((one) => one.measure === measure && one.month === month)!;

  it("differ world by world, and job-years add up over the months", () => {
    expect(baseline).toBe("none");
    expect(told(0, "jobs", 11).mean.value).toBeCloseTo(50, 9);
    expect(told(0, "jobs", 11).bands).toMatchObject({ q05: 0, q95: 100 });
    expect(told(0, "jobYears", 5).mean.value).toBeCloseTo(25, 9);
    expect(told(1, "jobYears", 11).mean.value).toBeCloseTo(150, 9);
    expect(told(1, "homeShare", 11).mean.value).toBeCloseTo(10, 9);
    expect(told(1, "anodeGwh", 11).mean.value).toBeCloseTo(20, 9);
    expect(told(1, "newMoneyMusd", 11).mean).toMatchObject({ value: 100, low: 100, high: 100 });
  });

  it("cost what is new for a job-year, and help where there are more", () => {
    expect(rows[0]!.thousandUsdPerJobYear[1]!.value).toBeCloseTo((1000 * 10) / 50, 9);
    expect(rows.map(({ helps }) => helps.share)).toEqual([0.5, 0.5]);
    expect(best).toBe("dear");
    expect(rows.map(({ bestChance }) => bestChance)).toEqual([0, 1]);
    // The best of each world gives 300 in half of them: cheap lacks 200 there, dear nothing.
    expect(rows[0]!.regret).toBeCloseTo(100, 9);
    expect(rows[1]!.regret).toBe(0);
    // Luck is shared: 0 or 100 less what is shared is far from what unlike worlds differ by.
    expect(rows[0]!.varianceReduction).toBeGreaterThan(2);
  });

  it("are not chosen over the budget", () => {
    const bounded = comparePaths(paths, { ...question, budgetMusd: 50 });
    expect(bounded.best).toBe("cheap");
    expect(bounded.rows.map(({ withinBudget, bestChance }) => [withinBudget, bestChance])).toEqual([
      [true, 1],
      [false, 0],
    ]);
    expect(comparePaths(paths, { ...question, budgetMusd: 5 }).best).toBeNull();
  });

  it("have no ratio where nothing is gained for sure", () => {
    const same = comparePaths(
      pathsOf((p) => ({ publicMoneyMusd: 10 * p, siliconJobs: 7 })),
      question,
    );
    expect(same.rows[0]!.thousandUsdPerJobYear).toEqual([null, null]);
    expect(same.best).toBeNull();
  });
});
