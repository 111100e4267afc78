import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { discover } from "../../src/analysis/discover/discover.ts";
import type { IndexTable } from "../../src/analysis/sensitivity/indexTable.ts";
import { rankFactors } from "../../src/analysis/sensitivity/ranking.ts";
import { randomDesign } from "../../src/numbers/designs/fill.ts";
import type { Chart, NoChart } from "../../src/report/chart.ts";
import { box } from "../../src/report/charts/box.ts";
import { capacity } from "../../src/report/charts/capacity.ts";
import { indices } from "../../src/report/charts/indices.ts";
import { scope } from "../../src/report/charts/scope.ts";
import { swings } from "../../src/report/charts/tornado.ts";
import { placeLabels } from "../../src/report/draw/labels.ts";
import { levelsOf } from "../../src/report/draw/levels.ts";
import { historyOf, historySentence } from "../../src/report/history.ts";
import { history } from "../../src/report/html/methods.ts";
import type { Place } from "../../src/report/kept.ts";
import type { RunData } from "../../src/report/runData.ts";
import { sayShares, weightsOf } from "../../src/report/weights.ts";
import { writeBacktest } from "../../src/results/backtestTable.ts";
import { pathShape } from "../../src/results/capacity/shapes.ts";
import { writeDiscovery } from "../../src/results/discoverTable.ts";
import { encodeTable } from "../../src/results/encode.ts";
import { writeIndices } from "../../src/results/sensitivityTable.ts";
import type { Factor } from "../../src/scenario/types.ts";
import { expectSound } from "./drawn.ts";

const results = mkdtempSync(join(tmpdir(), "runout-decides-"));
afterAll(() => rmSync(results, { recursive: true, force: true }));
const folder = join(results, "evidence", "some-run");
mkdirSync(folder, { recursive: true });
const place: Place = { letter: "", folder, scenario: "evidence" };
const drawn = (chart: Chart | NoChart): Chart => {
  if ("why" in chart) throw new Error(chart.why);
  return chart;
};

const factor = (name: string, kind: Factor["source"]["kind"]): Factor => ({
  name,
  meaning: name,
  unit: "day",
  prior: { dist: "uniform", low: 0, high: 1 },
  bounds: [0, 1],
  source: { kind },
});
const factors = [factor("coverDays", "judgement"), factor("lagDays", "published"), factor("idle", "recalled")];

describe("numbers that go with the outcome", () => {
  it("are not those that only go with one of them in this sample", () => {
    // The shadow follows the cover and does nothing.
    const rows = 300;
    const { points } = randomDesign({ names: ["cover", "idle", "shadow", "luck"], seed: "swings", rows });
    const [cover, idle, shadow, luck] = [0, 1, 2, 3].map((i) =>
      Array.from({ length: rows }, (_, row) => points[4 * row + i]!),
    ) as [number[], number[], number[], number[]];
    const columns: Readonly<Record<string, readonly number[]>> = {
      coverDays: cover,
      lagDays: cover.map((x, row) => x + 0.7 * shadow[row]!),
      idle,
      "outOfWork.day30": cover.map((x, row) => 5000 - 3000 * x + 1500 * idle[row]! + 800 * luck[row]!),
    };
    const run = { manifest: { factors }, outcome: (name: string) => columns[name] } as unknown as RunData;
    const found = swings(run, 30);
    expect(found.map(({ factor }) => factor.name)).toEqual(["coverDays", "idle"]);
    // Thirds of a uniform number lie two thirds apart.
    for (const [at, width] of [-2000, 1000].entries())
      expect(Math.abs(found[at]!.high - found[at]!.low - width)).toBeLessThan(4 * found[at]!.error);
  });
});

describe("bars of indices", () => {
  const est = (value: number) => ({ value, low: value - 0.05, high: value + 0.05 });
  const table: IndexTable = {
    method: "sobol",
    units: 64,
    rows: [
      { name: "coverDays", measures: [est(0.2), est(0.1), est(0.3)] },
      { name: "lagDays", measures: [est(0.6), est(0.4), est(0.7)] },
      { name: "idle", measures: [est(-0.01), est(0), est(0)] },
    ],
    noInfluence: null,
    luck: { name: "luck", first: est(0.1), total: est(0.5), averaged: null },
    pairs: [],
  };

  it("stand by rank with their evidence, luck last, of the largest number of units", async () => {
    const part = {
      ...table,
      units: 32,
      rows: table.rows.map((row) => ({ ...row, measures: row.measures.map(() => est(0.9)) })),
    };
    const answer = {
      question: { text: "outOfWork@30" },
      ranked: rankFactors(table, factors),
      convergence: [part, table],
    };
    const made = { scenario: "evidence", of: "a-world", seed: "s", rows: 512, settings: "" };
    writeIndices(join(folder, "..", "sensitivity"), "sobol", [answer], made);
    const chart = drawn(indices(place, "sobol"));
    expect(chart.table.rows.map(([name, evidence, averaged]) => [name, evidence, averaged])).toEqual([
      ["lagDays", "published", 0.6],
      ["coverDays", "judgement", 0.2],
      ["idle", "recalled", -0.01],
      ["luck", "none", 0.5],
    ]);
    expect(chart.takeaway).toBe(
      "“lag days” (published, 60 %) decides people out of work on day 30 most, then “cover days” (judgement, 20 %)",
    );
    await expectSound(chart);
  });

  it("whose intervals overlap are not put in an order", () => {
    const wide = (value: number) => ({ value, low: value - 0.3, high: value + 0.3 });
    const rows = table.rows.map((row) => ({ ...row, measures: row.measures.map(({ value }) => wide(value)) }));
    const unsure = { ...table, rows };
    const made = { scenario: "unsure", of: "a-world", seed: "s", rows: 512, settings: "" };
    const answer = { question: { text: "outOfWork@30" }, ranked: rankFactors(unsure, factors), convergence: [unsure] };
    const apart = join(folder, "..", "..", "unsure");
    mkdirSync(join(apart, "sensitivity"), { recursive: true });
    writeIndices(join(apart, "sensitivity"), "sobol", [answer], made);
    expect(drawn(indices({ ...place, folder: join(apart, "run"), scenario: "unsure" }, "sobol")).takeaway).toMatch(
      /^“lag days” .* and “cover days” .* seem to decide .* which of them more cannot be told$/,
    );
  });

  it("weigh the sources of what decides: those of numbers told from none, by their influence", () => {
    // 0.6 published and 0.2 judged are told from 0; -0.01 recalled is not, and luck has no source.
    const { outcome, shares } = weightsOf(place)!;
    expect(outcome).toBe("outOfWork@30");
    expect(sayShares(shares)).toBe("75 % measured or derived from it, 25 % judged");
    expect(weightsOf({ ...place, scenario: "story" })).toBeNull();
  });

  it("weigh nothing by an index that is below 0 but for noise, and say so where few numbers were asked about", () => {
    const few = join(folder, "..", "..", "few");
    mkdirSync(join(few, "sensitivity"), { recursive: true });
    const write = (lagDays: number) => {
      const rows = [
        { name: "coverDays", measures: [est(-0.2), est(0.1), est(0.3)] },
        { name: "lagDays", measures: [est(lagDays), est(0.4), est(0.7)] },
      ];
      const kept = { ...table, rows };
      const answer = { question: { text: "outOfWork@30" }, ranked: rankFactors(kept, factors), convergence: [kept] };
      const asked = { asked: ["coverDays", "lagDays"], open: 184 };
      const made = { scenario: "few", of: "a-world", seed: "s", rows: 512, settings: "", ...asked };
      writeIndices(join(few, "sensitivity"), "sobol", [answer], made);
      return weightsOf({ ...place, folder: join(few, "run"), scenario: "few" });
    };
    expect(write(0.01)).toBeNull();
    expect(write(0.6)).toMatchObject({ among: " among the 2 of 184 numbers that were asked about" });
    expect(sayShares(write(0.6)!.shares)).toBe("nearly all measured or derived from it");
  });

  it("name the command where there are none", () => {
    expect(indices(place, "morris")).toEqual({ why: expect.stringMatching(/runout sensitivity .*--method morris/) });
  });
});

describe("the box of a discovery", () => {
  it("is drawn with its limits, and told with shares of worlds that had no part in finding it", async () => {
    expect(box(place)).toEqual({ why: expect.stringContaining("runout discover") });
    // Cases are the worlds with a cover below 0.3: a low-discrepancy walk, so that nothing is drawn.
    const rows = 600;
    const walk = (step: number) => Float64Array.from({ length: rows }, (_, i) => (i * step) % 1);
    const [cover, lag, idle] = [walk(0.618034), walk(0.754878), walk(0.569841)];
    const data = {
      names: ["coverDays", "lagDays", "idle"],
      factors: [cover, lag, idle],
      cases: Uint8Array.from(cover, (x) => (x < 0.3 ? 1 : 0)),
    };
    const found = discover(data, { seed: "s", resamples: 5 });
    const said = {
      scenario: "evidence",
      world: "a-world",
      seed: "s",
      when: "outOfWork@30 >= 1000",
      sentence: "it holds",
    };
    writeDiscovery(folder, said, found, data, factors);
    const chart = drawn(box(place));
    const [name, unit, evidence, limit] = chart.table.rows[0]!;
    expect([name, unit, evidence]).toEqual(["coverDays", "day", "judgement"]);
    expect(Number(/^at most (.+)$/.exec(limit as string)![1])).toBeCloseTo(0.3, 1);
    expect(chart.notes).toMatch(/600 replications, of which it holds in 180/);
    await expectSound(chart);
  });

  it("of no limits says why in its sentence", () => {
    const data = { names: ["coverDays"], factors: [new Float64Array(30)], cases: new Uint8Array(30) };
    const said = { scenario: "evidence", world: "w", seed: "s", when: "x >= 1", sentence: "it holds in none of 30" };
    writeDiscovery(folder, said, discover(data), data, factors);
    expect(box(place)).toEqual({ why: "it holds in none of 30" });
  });
});

describe("the ladder of scopes", () => {
  it("sets worlds of each rung apart, and says whether they can be told apart", async () => {
    const reach = Array.from({ length: 90 }, (_, i) => 1 + (i % 3));
    const people = reach.map((rungs, i) => 1000 * rungs * rungs + i);
    const run = {
      letter: "",
      label: "evidence",
      scenario: "evidence",
      colour: "#c44e17",
      summary: { replications: 90, days: [{ day: 7 }, { day: 30 }] },
      manifest: {
        scenario: { name: "evidence", controls: [{ scope: "reach" }] },
        world: "a-world",
        factors: [{ ...factor("reach", "judgement") }],
        atRest: {
          scopes: [
            { name: "a", meaning: "anode material" },
            {
              name: "b",
              meaning: "and cells, and all that is made of cells wherever it is made, by whom and for what",
            },
          ],
        },
      },
      outcome: (name: string) => ({ reach, "outOfWork.day30": people })[name],
    } as unknown as RunData;
    const chart = drawn(scope([run]));
    expect(chart.table.rows.map(([name, worlds, share, , , median]) => [name, worlds, share, median])).toEqual([
      ["Rung a: anode material", 30, 1 / 3, 1044],
      ["Rung b: and cells, and all that is made of cells wherever it is made, by whom and for what", 30, 1 / 3, 4045],
      ["Rung 3", 30, 1 / 3, 9046],
    ]);
    expect(chart.takeaway).toMatch(/^The further the cut reaches, the more/);
    await expectSound(chart);
    const held = {
      ...run,
      manifest: { ...run.manifest, scenario: { controls: [{ scope: 2 }] } },
    } as unknown as RunData;
    expect(scope([held])).toEqual({ why: expect.stringContaining("runout run scenarios/scope-ladder.yaml") });
  });
});

describe("silicon against graphite", () => {
  it("is drawn by programme from the table of paths, and refused of any other folder by the command that makes one", async () => {
    expect(capacity(place)).toEqual({ why: expect.stringContaining("runout capacity") });
    const [programmes, months] = [
      ["none", "silicon-first"],
      ["2026-06", "2031-12", "2036-12"],
    ];
    const shape = pathShape(programmes, months);
    const series = ["homeGraphiteTonnes", "homeSiliconAsGraphiteTonnes", "anodeNeedTonnes"];
    const all = shape.columns.find(({ field }) => field.name === "series")!.values!;
    const rows = programmes.flatMap((_, p) =>
      series.flatMap((name, s) =>
        months.map((_, m) => ({ p, s, m, series: all.indexOf(name), value: 1000 * (1 + p) * (1 + s) * (1 + m) })),
      ),
    );
    const bands = Object.fromEntries(
      ["q05", "q25", "q50", "q75", "q95", "mean"].map((q, i) => [q, rows.map(({ value }) => value * (0.8 + 0.1 * i))]),
    );
    const table = {
      programme: rows.map(({ p }) => p),
      series: rows.map((row) => row.series),
      month: rows.map(({ m }) => m),
      ...bands,
    };
    writeFileSync(join(folder, "path.arrow"), encodeTable(shape, table));
    const manifest = {
      format: 1,
      kind: "capacity",
      scenario: { name: "evidence" },
      world: "a-world",
      replications: 24,
    };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
    const chart = drawn(capacity(place));
    expect(chart.takeaway).toBe(
      "By the end of 2036 plants at home make, in the median world, 6.0 thousand tonnes a year of silicon, counted as the graphite it replaces, and 3.0 of graphite without a programme; 12 and 6.0 under “silicon first”; 9.0 are needed",
    );
    await expectSound(chart);
  });
});

describe("scores against history", () => {
  it("are read back from where they are kept, added up and told with what may have been fitted", () => {
    const target = {
      name: "peak",
      unit: "people",
      use: "check",
      observed: 5,
      low: 4,
      high: 6,
      q05: 3,
      median: 7,
      q95: 8,
    };
    const score = (name: string, use: string) => ({
      ...{ case: name, question: "What then?", world: "w", seed: "s", replications: 9 },
      ...{ targets: 1, mediansInside: 0, observed: 1, observedInside: 1, calibrating: use === "calibrate" ? 1 : 0 },
      scores: [{ ...target, use, crps: 1.5, medianInside: false, observedInside: true }],
    });
    expect(historySentence([])).toContain("runout backtest");
    writeBacktest(join(results, "backtest"), score("flood", "check"), "abc");
    writeBacktest(join(results, "backtest"), score("strike", "calibrate"), "abc");
    const run = { ...place, manifest: { identity: { code: "abc" } } } as unknown as RunData;
    const found = historyOf([run]);
    expect(found.map(({ rows: [row] }) => [row!.target, row!.median, row!.medianInside, row!.observedInside])).toEqual([
      ["peak", 7, 0, 1],
      ["peak", 7, 0, 1],
    ]);
    expect(historySentence(found)).toBe(
      "Against history (flood and strike): 0 of 2 medians lie in their acceptance bands, and 2 of 2 observations in the 90 % interval; 1 of the targets may have been fitted to, so that a hit there is no test.",
    );
    expect(history([run])).toMatch(/<td[^>]*>median<\/td>/);
    expect(history([run])).not.toContain("other code");
    const other = { ...run, manifest: { identity: { code: "abd" } } } as unknown as RunData;
    expect(history([other])).toContain("other code");
  });
});

describe("what pictures are laid out by", () => {
  it("puts a stage right above what it goes into, and ends on a circle", () => {
    const links = [
      { from: "ore", to: "metal" },
      { from: "metal", to: "car" },
      { from: "glass", to: "car" },
    ];
    expect([...levelsOf(["ore", "glass", "metal", "car"], links)]).toEqual([
      ["ore", 0],
      ["glass", 1],
      ["metal", 1],
      ["car", 2],
    ]);
    const circle = [...links, { from: "car", to: "ore" }];
    for (const [, level] of levelsOf(["ore", "glass", "metal", "car"], circle)) expect(level).toBeLessThan(4);
  });

  it("writes no name over another or beyond the frame, and leaves out what has no room", () => {
    const dots = Array.from({ length: 30 }, () => ({ name: "a rather long name", x: 100, y: 50 }));
    const placed = placeLabels(dots, 320, 100);
    expect(placed[0]).toEqual({ dx: 9, dy: 0, align: "left" });
    expect(placed.filter((one) => one !== null).length).toBeLessThan(9);
    expect(placeLabels([{ name: "a rather long name", x: 310, y: 50 }], 320, 100)[0]?.align).toBe("right");
  });
});
