import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { BridgeAnswer } from "../../src/analysis/bridge.ts";
import type { Compared, CompareRow } from "../../src/analysis/compare/compare.ts";
import type { Estimate } from "../../src/analysis/limits.ts";
import { wilson } from "../../src/analysis/proportion.ts";
import type { Chart, NoChart } from "../../src/report/chart.ts";
import { forest } from "../../src/report/charts/forest.ts";
import { plane } from "../../src/report/charts/plane.ts";
import { waterfall } from "../../src/report/charts/waterfall.ts";
import type { Place } from "../../src/report/kept.ts";
import { writeBridge } from "../../src/results/bridgeTable.ts";
import { writeCompared } from "../../src/results/compareTable.ts";
import { expectSound } from "./drawn.ts";

const results = mkdtempSync(join(tmpdir(), "runout-kept-"));
afterAll(() => rmSync(results, { recursive: true, force: true }));
mkdirSync(join(results, "evidence", "some-run"), { recursive: true });
/** A run of the scenario "evidence"; its tables are not read. */
const place: Place = { letter: "", folder: join(results, "evidence", "some-run"), scenario: "evidence" };
const drawn = (chart: Chart | NoChart): Chart => {
  if ("why" in chart) throw new Error(chart.why);
  return chart;
};

const mean = (value: number, standardError = 40) => ({ mean: value, standardError });
const bridge: BridgeAnswer = {
  from: "evidence",
  to: "story",
  world: "a-world",
  seed: "s",
  differences: [
    { name: "no-ships-land", meaning: "no ship lands" },
    { name: "slow-layoffs", meaning: "layoffs are slow" },
    { name: "nothing", meaning: "nothing at all" },
  ],
  replications: 50,
  leftOut: 0,
  days: [7, 30].map((day) => ({
    day,
    from: mean(1000),
    to: mean(6000 * (day / 7)),
    difference: mean(6000 * (day / 7) - 1000),
    shares: [
      { name: "slow-layoffs", share: mean(-2000), first: mean(-100), last: mean(-5000) },
      { name: "no-ships-land", share: mean(6000 * (day / 7) + 1000), first: mean(4000), last: mean(9000) },
      { name: "nothing", share: mean(0.4, Number.POSITIVE_INFINITY), first: mean(0), last: mean(0) },
    ],
  })),
};

describe("the waterfall of a bridge", () => {
  it("leads from one end to the other, each part from where the last one ended", async () => {
    writeBridge(join(results, "evidence", "bridge"), bridge, "code");
    const chart = drawn(waterfall(place, { day: 7 }));
    // step, meaning, part, error, level after it, first, last
    expect(chart.table.rows.map(([step, , part, , level]) => [step, part, level])).toEqual([
      ["evidence", null, 1000],
      ["no-ships-land", 7000, 8000],
      ["nothing", 0, 8000],
      ["slow-layoffs", -2000, 6000],
      ["story", null, 6000],
    ]);
    expect(chart.takeaway).toBe(
      "From evidence to story, 1,000 out of work on day 7 become 6,000; “no ships land” adds most, 7,000",
    );
    expect(drawn(waterfall(place)).table.rows).toEqual(chart.table.rows);
    await expectSound(chart);
  });

  it("names the command where there is none, or not that day", () => {
    expect(waterfall({ ...place, scenario: "story" })).toEqual({ why: expect.stringContaining("runout bridge") });
    expect(waterfall(place, { day: 90 })).toEqual({
      why: expect.stringMatching(/day 7 and 30.*runout bridge --day 90/),
    });
  });
});

const around = (value: number, half: number): Estimate => ({ value, low: value - half, high: value + half });
const nothing: Estimate = { value: null, low: null, high: null };

/** One option: job-years saved and money paid, the rest without meaning here. */
const option = (name: string, saved: Estimate, usd: Estimate | null): CompareRow => ({
  name,
  parts: [name],
  jobsSaved: [saved, saved],
  jobYearsSaved: [saved, saved],
  gain: saved,
  gross: usd,
  net: usd,
  social: usd,
  firms: usd,
  paid: usd,
  noCutPerYear: usd,
  credits: around(0, 0),
  usdPerJobYear: nothing,
  netBenefit: usd,
  breakEvenChance: null,
  underLoss: wilson(5, 10),
  helps: wilson(8, 10),
  withinBudget: null,
  bestChance: 0,
  regret: 1,
  onFront: null,
  varianceReduction: null,
});

const rows = [
  option("cheap", around(500, 100), around(1e6, 1e5)),
  option("dear-and-good", around(4000, 900), around(3e8, 1e8)),
  option("beaten", around(400, 50), around(5e7, 1e6)),
  option("harms", around(-300, 20), around(2e6, 1e5)),
  option("who-knows", around(10, 80), around(0, 0)),
  option("priceless", around(900, 20), null),
];
const compared: Compared = {
  replications: 40,
  leftOut: 0,
  baselineUnderLoss: wilson(20, 40),
  baseline: { outOfWork: [around(1, 0), around(1, 0)], jobYears: [around(1, 0), around(1, 0)] },
  rows,
  best: "dear-and-good",
};
const made = {
  scenario: "evidence",
  world: "a-world",
  seed: "s",
  replications: 40,
  settings: "--horizon 90",
  best: "dear-and-good",
  question: {
    rank: "jobDaysSaved@90",
    lastDay: 90,
    days: [30, 90],
    budgetUsd: null,
    valueUsdPerJobYear: 100_000,
    confidence: 0.9,
  },
};

describe("charts of a comparison", () => {
  it("say which options save, cost and cannot be told from nothing", async () => {
    writeCompared(join(results, "evidence", "compare"), compared, [30, 90], made);
    const chart = drawn(forest(place));
    expect(chart.table.rows.map(([name, value]) => [name, value])).toEqual([
      ["dear-and-good", 4000],
      ["priceless", 900],
      ["cheap", 500],
      ["beaten", 400],
      ["who-knows", 10],
      ["harms", -300],
    ]);
    expect(chart.takeaway).toMatch(/^Dear and good does most: 4,000 job-years.*; 4 of the 6 options can be told/);
    expect(chart.notes).toMatch(/40 replications.*made with --horizon 90/);
    expect(drawn(forest(place, 30)).subtitle).toMatch(/^Fewer people out of work on day 30/);
    expect(forest(place, 31)).toEqual({ why: expect.stringMatching(/day 30, 90/) });
    await expectSound(chart);
  });

  it("find who saves as much for less, and leave out what has no figure for its cost, by name", async () => {
    const chart = drawn(plane(place));
    const front = chart.table.rows.map((row) => [row[0], row.at(-1)]);
    expect(front).toEqual([
      ["cheap", "yes"],
      ["dear-and-good", "yes"],
      ["beaten", "no"],
      ["harms", "no"],
      ["who-knows", "yes"],
      ["priceless", null],
    ]);
    // 1e6/500 and 3e8/4000 are at most 100,000 dollars, 5e7/400 is more; nothing is paid for the 10 of who-knows.
    expect(chart.takeaway).toMatch(/^3 of the 5 options save a job-year for \$100,000 or less/);
    expect(chart.notes).toContain("not drawn: Priceless");
    await expectSound(chart);
  });

  it("are of the run's own scenario alone, and name the command where there is none", () => {
    const other = { ...place, scenario: "story" };
    for (const chart of [forest(other), plane(other)])
      expect(chart).toEqual({ why: expect.stringContaining("runout compare") });
  });
});
