import { describe, expect, it } from "vitest";
import type { SummaryInput } from "../../src/analysis/summary.ts";
import { columnsOf, summarise } from "../../src/analysis/summary.ts";

const numbers = Array.from({ length: 200 }, (_, k) => k);

/** 200 replications in which replication k has 1,000 k people out of work on day 7, and 100,000 on day k if ever. */
function input(changes: Partial<SummaryInput> = {}): SummaryInput {
  const site = { name: "", day: 7, stoppedShare: 0 };
  return {
    replications: 200,
    failures: [],
    days: [7, 30],
    thresholds: [50_000, 100_000],
    outcomes: columnsOf(
      new Map<string, (number | null)[]>([
        ["outOfWork.day7", numbers.map((k) => 1000 * k)],
        ["outOfWork.day30", numbers.map((k) => 2000 * k)],
        ["furloughed.day7", numbers.map(() => 5)],
        ["outOfWork.cause.no-ore.day7", numbers.map((k) => (k % 2) * 1000 * k)],
        ["outOfWork.cause.price.day7", numbers.map((k) => (1 - (k % 2)) * 1000 * k)],
        ["outOfWork.cause.capacity.day7", numbers.map(() => 0)],
        ["unmade.endUse.grid-storage.day7", numbers.map((k) => k / 2)],
        ["peak.outOfWork", numbers.map((k) => 3000 * k)],
        ["dayOf.outOfWork.50000", numbers],
        ["dayOf.outOfWork.100000", numbers.map((k) => (k < 80 ? k : null))],
      ]),
    ),
    regions: ["TX", "MI", "NV", "CA", "AZ", "OH", "VT"].map((region, i) => ({
      region,
      day: 7,
      median: i < 2 ? 9 : i,
      mean: i === 6 ? 0 : 10 - i,
      q05: 0,
      q95: 20,
    })),
    sites: [
      { ...site, site: "fremont", meanOutOfWork: 100, meanOutOfWorkSuppliers: 10 },
      { ...site, site: "sparks", meanOutOfWork: 90, meanOutOfWorkSuppliers: 40 },
      { ...site, site: "firm-0012", meanOutOfWork: 500, meanOutOfWorkSuppliers: null },
      { ...site, site: "idle", meanOutOfWork: 0, meanOutOfWorkSuppliers: 0 },
      { ...site, site: "later", day: 30, meanOutOfWork: 900, meanOutOfWorkSuppliers: 0 },
    ],
    ...changes,
  };
}

it("gives means by root cause, the largest first, that sum to the mean of all", () => {
  const { causes } = summarise(input()).days[0]!;
  // Odd k sum to 100 x 100 thousand, even ones to 99 x 100.
  expect(causes).toEqual([
    { cause: "no-ore", mean: 50_000 },
    { cause: "price", mean: 49_500 },
  ]);
  expect(summarise(input()).days[1]!.causes).toEqual([]);
});

describe("summarise", () => {
  it("gives bands of every measure the run has on every report day", () => {
    const { days } = summarise(input());
    expect(days.map(({ day, people }) => [day, Object.keys(people)])).toEqual([
      [7, ["outOfWork", "furloughed"]],
      [30, ["outOfWork"]],
    ]);
    const { q05, q50, q95, median } = days[0]!.people.outOfWork!;
    expect([q05!, q50!, q95!].map(Math.round)).toEqual([9950, 99_500, 189_050]);
    // Ranks of 200 draws that enclose the median with 95 %: 100 -+ 1.96 sqrt(50), the 86th and the 115th value.
    expect(median).toEqual({ value: 99_500, low: 85_000, high: 114_000 });
    expect(days[0]!.unmade["grid-storage"]!.q50).toBe(49.75);
  });

  it("says how many replications reach a threshold, and ranks those that never do last", () => {
    const [fifty, hundred] = summarise(input()).thresholds;
    expect(fifty!.reached).toMatchObject({ count: 200, share: 1 });
    expect(hundred!.reached).toMatchObject({ count: 80, share: 0.4 });
    expect(hundred!.day).toMatchObject({ q25: 49.75, q50: null, q75: null, q95: null });
  });

  it("counts the replications at or over the greatest threshold on the first report day", () => {
    expect(summarise(input()).exceedance).toMatchObject({
      people: 100_000,
      day: 7,
      proportion: { count: 100, of: 200 },
    });
    expect(summarise(input({ thresholds: [] })).exceedance).toBe(null);
    expect(summarise(input({ days: [] })).exceedance).toBe(null);
  });

  it("ranks sites with their suppliers, who have no line of their own", () => {
    const found = summarise(input()).topSites.map(({ site, meanOutOfWorkInAll }) => [site, meanOutOfWorkInAll]);
    expect(found).toEqual([
      ["sparks", 130],
      ["fremont", 110],
    ]);
  });

  it("ranks regions by mean, five of those that lose at all", () => {
    expect(summarise(input()).days[0]!.worstRegions.map(({ region }) => region)).toEqual([
      "TX",
      "MI",
      "NV",
      "CA",
      "AZ",
    ]);
    expect(summarise(input()).days[1]!.worstRegions).toEqual([]);
  });

  it("has nothing to say where all replications failed", () => {
    const failures = [{ replication: 0, message: "broken" }];
    const none = columnsOf(new Map(input().outcomes.names.map((name) => [name, []])));
    const found = summarise(input({ replications: 0, failures, outcomes: none, sites: [], regions: [] }));
    expect(found).toMatchObject({
      replications: 0,
      failures,
      peak: null,
      thresholds: [],
      exceedance: null,
      topSites: [],
    });
    expect(found.days[0]).toMatchObject({ people: {}, unmade: {}, worstRegions: [] });
  });
});
