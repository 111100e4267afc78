import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ScoredPaths, scorePaths } from "../../src/analysis/capacity/score.ts";
import { resolvePathTargets } from "../../src/analysis/capacity/targets.ts";
import { openFittedCases } from "../../src/cli/cases.ts";
import { type CapacitySeries, capacityRows, capacitySeries } from "../../src/engine/capacity/series.ts";
import { readCapacityScenario } from "../../src/scenario/capacity/load.ts";
import { readPathTargets } from "../../src/scenario/capacity/targets.ts";
import type { CapacityScenario } from "../../src/scenario/capacity/types.ts";
import { monthsOf } from "../../src/world/capacity/plan.ts";
import { errorOf } from "./errorOf.ts";
import { project } from "./smallCapacity.ts";

const HEAD = "name,outcome,observed,observedSd,low,high,unit,sourceKind,source,note";
const GOOD = "cells,homeCellCapacityGwh@2023-03-31,149,,110,200,GWh/year,derived,plants,";
const START = "start,start(plant),2023-02-10,,2023-01-10,2023-03-10,day,recalled,press,";

const read = (...rows: readonly string[]) => readPathTargets("targets.csv", [HEAD, ...rows].join("\n"));
const scenario = (...rows: readonly string[]) =>
  ({
    from: "2023-01-01",
    until: "2023-04-30",
    targets: { file: "targets.csv", rows: read(...rows) },
  }) as unknown as CapacityScenario;
const resolve = (...rows: readonly string[]) =>
  resolvePathTargets(scenario(...rows), { projects: [project({ plannedStart: "2023-01-31" })] });

describe("a table of targets", () => {
  it.each([
    [GOOD.replace("@2023-03-31", ""), "outcome", /is no outcome of a path; give a series and a day/],
    [GOOD.replace("2023-03-31", "2023-02-30"), "outcome", /is no outcome of a path/],
    [GOOD.replace("Gwh@", "Gw@"), "outcome", /a path has no series "homeCellCapacityGw".*did you mean/],
    [GOOD.replace("2023-03-31", "2024-03-31"), "outcome", /lies outside the path, 2023-01-01 to 2023-04-30/],
    [GOOD.replace("GWh/year", "MWh"), "unit", /homeCellCapacityGwh is in GWh\/year, not in MWh/],
    [GOOD.replace("149", "many"), "observed", /"many" is no number and no day/],
    [GOOD.replace("149", "2023-02-10"), "observed", /"2023-02-10" is not a number/],
    [GOOD.replace("110,200", ","), "low", /the band has no end/],
    [GOOD.replace("110,200", "200,110"), "high", /110 is below low, 200/],
    [GOOD.replace(",149,,", ",149,-1,"), "observedSd", /-1 is below 0/],
    [GOOD.replace("derived", ""), "sourceKind", /does not say where its numbers come from/],
    [START.replace("start(plant)", "start(plan)"), "outcome", /"plan" is no project of the path.*did you mean "plant"/],
    [START.replace("2023-02-10,", "41,"), "observed", /41 is not a day/],
    [START.replace(",day,", ",month,"), "unit", /"month" is not the unit of a start/],
    [START.replace("2023-02-10", "never"), "low", /what never started has no band/],
    [START.replace("2023-03-10", "never"), "high", /a band has no end that is never/],
  ])("refuses %s with file, line and column", (row, column, words) => {
    const error = errorOf(() => resolve(GOOD.replace("cells", "first"), row));
    expect([error.file, error.line, error.column]).toEqual(["targets.csv", 3, column]);
    expect(error.message).toMatch(words);
  });

  it("is refused when it is empty, not there, or stands beside two programmes", () => {
    expect(errorOf(() => read()).message).toMatch(/there is no target in it/);
    const text = readFileSync("scenarios/backtests/hindcast-2022/scenario.yaml", "utf8");
    const load = (yaml: string, table?: string) =>
      readCapacityScenario("x.yaml", {
        read: (name) => (name === "x.yaml" ? yaml : (table ?? readFileSync(name))),
        resolve: (_, name) => name,
      });
    expect(errorOf(() => load(text)).message).toMatch(/x.yaml:\d+:\d+: targets: "targets.csv" cannot be read/);
    const two = text.replace("programmes:", "programmes:\n  - { name: other }");
    expect(errorOf(() => load(two, `${HEAD}\n${GOOD}`)).message).toMatch(/x.yaml:\d+:\d+: .*scored on one programme/);
  });
});

/** Paths of one programme whose cells and starts are given, one a replication; all else is 0. */
function pathsOf(cells: readonly number[], started: readonly number[]): ScoredPaths {
  const months = monthsOf("2023-01-01", 120);
  const perPath = capacitySeries.length * months.length;
  const values = new Float64Array(cells.length * perPath);
  const march = capacityRows["homeCellCapacityGwh" satisfies CapacitySeries] * months.length + 2;
  cells.forEach((gwh, r) => {
    values[r * perPath + march] = gwh;
  });
  return {
    replications: cells.length,
    months,
    experiment: { from: "2023-01-01", programmes: [{ name: "as it was" }] },
    values,
    units: ["plant"],
    started: Int32Array.from(started),
  };
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("the score of a path", () => {
  // 0, 1 .. 100: quantiles of type 7 are 5, 50 and 95; the fair CRPS of y is mean |x - y| - 17 (the mean distance of two members, 34, halved).
  const of = (...rows: readonly string[]) => scorePaths(pathsOf(upTo(101), upTo(101)), resolve(...rows).targets!.rows);

  it("has the quantiles and the fair CRPS of its replications, and says on which side history lay", () => {
    const row = (name: string, observed: string, low: string, high: string) =>
      `${name},homeCellCapacityGwh@2023-03-31,${observed},,${low},${high},GWh/year,judgement,toy,`;
    const { scores, ...totals } = of(
      row("hit", "50", "49", "51"),
      row("above", "96", "51", ""),
      row("below", "4", "", "50"),
      row("band", "", "0", "100"),
    );
    expect(totals).toEqual({ targets: 4, mediansInside: 3, observed: 3, observedInside: 1, calibrating: 0 });
    for (const { q05, median, q95 } of scores) expect([q05, median, q95]).toEqual([5, 50, 95]);
    expect(scores.map(({ medianInside }) => medianInside)).toEqual([true, false, true, true]);
    expect(scores.map(({ observedInside }) => observedInside)).toEqual([true, false, false, null]);
    expect(scores.map(({ observedSide }) => observedSide)).toEqual(["inside", "above", "below", null]);
    const distance = upTo(101).reduce((sum, x) => sum + Math.abs(x - 50), 0) / 101;
    expect(scores[0]!.crps).toBeCloseTo(distance - 17, 9);
    expect(scores[3]!.crps).toBeNull();
  });

  it("widens the interval by the error of the observation, and leaves the median", () => {
    const { scores } = of("wide,homeCellCapacityGwh@2023-03-31,96,20,0,100,GWh/year,judgement,toy,");
    expect(scores[0]!.median).toBe(50);
    expect(scores[0]!.q95 as number).toBeGreaterThan(100);
    expect(scores[0]!.observedInside).toBe(true);
  });

  it("counts days of starts from the path's first, tells them as dates, and ranks never last", () => {
    // 89 start on day 40 = 10 February, 11 never.
    const started = upTo(100).map((r) => (r < 89 ? 40 : -1));
    const rows = resolve(
      START,
      START.replace("start,", "late,").replaceAll("2023-02-10,,2023-01-10", "2023-03-11,,2023-02-11"),
      "none,start(plant),never,,,,day,recalled,press,",
    ).targets!.rows;
    const { scores } = scorePaths(pathsOf(upTo(100), started), rows);
    expect(scores.map(({ told }) => told)).toEqual(["2023-01-31", "2023-01-31", "2023-01-31"]);
    for (const score of scores) {
      expect([score.q05, score.median, score.q95]).toEqual(["2023-02-10", "2023-02-10", null]);
      expect(score.neverShare).toBeCloseTo(0.11, 12);
    }
    // The day is met; a later one lies below a "never"; what never came is possible in 11 of 100 worlds, and no median.
    expect(scores.map(({ observedInside }) => observedInside)).toEqual([true, true, true]);
    expect(scores.map(({ medianInside }) => medianInside)).toEqual([true, false, false]);
    expect(scores[2]!.low).toBe("2023-05-01");
    const sure = scorePaths(pathsOf(upTo(100), new Array(100).fill(40)), rows);
    expect(sure.scores.map(({ observedSide }) => observedSide)).toEqual(["inside", "above", "above"]);
    const none = scorePaths(pathsOf(upTo(100), new Array(100).fill(-1)), rows);
    expect(none.scores.map(({ observedSide }) => observedSide)).toEqual(["below", "below", "inside"]);
    expect(none.scores.map(({ medianInside }) => medianInside)).toEqual([false, false, true]);
    // Never counts as the day after the last: 120 - 40 for each that never started, none where history did not either.
    expect(none.scores[0]!.crps).toBeCloseTo(80, 9);
    expect(none.scores[2]!.crps).toBeCloseTo(0, 9);
  });
});

describe("calibration", () => {
  it("is never offered a path, and refuses one by name", () => {
    expect(openFittedCases([]).map(({ name }) => name)).not.toContain("hindcast-2022");
    expect(() => openFittedCases(["hindcast-2022"])).toThrow(/nothing is fitted to it/);
  });
});
