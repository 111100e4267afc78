import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { capacityJson, printCapacity } from "../../src/cli/capacity/answer.ts";
import { capacityRows, capacitySeries } from "../../src/engine/capacity/series.ts";
import { simulatePaths } from "../../src/montecarlo/capacity/paths.ts";
import { keepCapacity } from "../../src/results/capacity/folder.ts";
import { readCuts, readPaths } from "../../src/results/capacity/read.ts";
import {
  type CutRows,
  cutsTable,
  type PathTables,
  simulatedTables,
  toldTables,
} from "../../src/results/capacity/tables.ts";
import { verifyPathSums, verifyPathTables } from "../../src/results/capacity/verify.ts";
import { exportRun, tableNames } from "../../src/results/export/exportRun.ts";
import { type CapacityManifest, readAnyManifest, readManifest } from "../../src/results/manifest.ts";
import { queryRun } from "../../src/results/query.ts";
import { claimFolder, listAllRuns } from "../../src/results/runPlace.ts";
import { verifyRun } from "../../src/results/verify.ts";
import type { CapacityScenario } from "../../src/scenario/capacity/types.ts";
import type { Factor } from "../../src/scenario/types.ts";
import { layPlan } from "../../src/world/capacity/plan.ts";
import { programme, smallCapacity } from "../capacity/smallCapacity.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { sharedFolder } from "./exportedRun.ts";

const cash: Factor = {
  name: "cash",
  meaning: "Running cost of graphite",
  unit: "USD/t",
  prior: { dist: "uniform", low: 1000, high: 3000 },
  bounds: [1000, 3000],
  source: { kind: "judgement" },
};
const plain = smallCapacity();
const files = smallCapacity({
  factors: [cash],
  routes: plain.routes.map((one, i) => (i === 0 ? { ...one, cashCostUsdPerUnit: "cash" } : one)),
});
const scenario: CapacityScenario = {
  name: "small",
  question: "What is built?",
  world: "small",
  seed: "seven",
  replications: 4,
  from: "2026-07-01",
  until: "2028-06-15",
  projects: "projects.csv",
  programmes: [
    programme(),
    programme({ name: "help", publicMoneyMusd: 40, uses: { graphite: 1 }, until: "2028-01-01" }),
  ],
  factors: {},
  report: { dates: ["2027-01-11", "2028-06-15"] },
  cuts: { scenario: "cut.yaml", dates: ["2027-01-11", "2028-01-11"], days: [30, 90] },
};

/** A run as the command makes it; cuts are made up, since they are the daily engine's. */
function run(): { readonly paths: PathTables; readonly cuts: CutRows[] } {
  const { from, until, seed, programmes, replications } = scenario;
  const experiment = { files, from, until, seed, factors: files.factors, programmes };
  const { months, units } = layPlan(files, from, until);
  const chunk = simulatePaths({ name: "small", experiment, first: 0, replications });
  const cuts = scenario.cuts!.dates.flatMap((date, d) =>
    programmes.map(({ name }, p) => ({
      programme: name,
      date,
      replications: [0, 1, 3],
      values: [3, 1].map((times) => [30, 90].map((day) => [1, 2, 3].map((k) => times * (day + 7 * k + d + p)))),
    })),
  );
  return { paths: { ...chunk, experiment, replications, months, units: units.map(({ id }) => id) }, cuts };
}

const made = run();
const keep = (folder: string, { paths, cuts } = made): CapacityManifest => {
  const tables = [...simulatedTables(paths), ...toldTables(paths, scenario.report.dates), cutsTable(cuts, scenario)];
  keepCapacity({ scenario, worldText: "w", code: "c", factors: files.factors, wallSeconds: 1, tables, folder });
  return readAnyManifest(folder) as CapacityManifest;
};
const folder = sharedFolder();
const manifest = keep(folder);

/** The run with one table changed behind its back; its checksum is changed as well where `hidden`. */
function tampered(file: string, bytes: Uint8Array): string {
  const other = emptyFolder();
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(other, name));
  writeFileSync(join(other, file), bytes);
  return other;
}

describe("a run of runout capacity", () => {
  it("is read back to the bit, and says what it said when it was made", () => {
    const paths = readPaths(folder, manifest);
    expect(paths.values).toEqual(made.paths.values);
    expect(paths.factors).toEqual(made.paths.factors);
    expect(paths.started).toEqual(made.paths.started);
    expect(paths.units).toEqual(made.paths.units);
    const cuts = readCuts(folder, manifest);
    expect(
      cuts.map(({ programme, date, replications, values }) => ({ programme, date, replications, values })),
    ).toEqual([...made.cuts].sort((a, b) => (a.programme === b.programme ? 0 : a.programme === "help" ? 1 : -1)));
    const told = { scenario, folder, cuts: made.cuts, paths: made.paths };
    expect(printCapacity({ ...told, cuts, paths })).toBe(printCapacity(told));
    expect(printCapacity({ ...told, cuts: [], paths })).toBe(printCapacity({ ...told, cuts: [] }));
    expect((capacityJson({ ...told, cuts, paths }) as { programmes: object }).programmes).toEqual(
      (capacityJson(told) as { programmes: object }).programmes,
    );
  });

  it("is listed among runs, and refused by what reads days", () => {
    const results = emptyFolder();
    const inner = join(results, "mine");
    mkdirSync(inner);
    keep(inner);
    expect(listAllRuns(results).map((one) => [one.folder, one.manifest.scenario.name])).toEqual([[inner, "small"]]);
    expect(() => readManifest(inner)).toThrow(/is a run of runout capacity, which has no days/);
    expect(() => claimFolder(inner)).toThrow(/already holds a run/);
  });

  it("is verified: checksums, sums, and its tables made anew", () => {
    expect(verifyRun(folder)).toMatchObject({ chunks: 0, tables: 7, problems: [] });
    const { sums, problems } = verifyPathSums(folder, manifest);
    // Six lines a replication, programme and month, one a person after a cut.
    expect([sums, problems]).toEqual([4 * 2 * 24 * 6 + 2 * 2 * 2 * 3, []]);
    expect(verifyPathTables(folder, manifest)).toEqual({
      same: ["path.arrow", "values.arrow", "projects.arrow"],
      problems: [],
      leftOut: null,
    });
  });

  it("is found wrong where a byte, a sum or a table is not what it was", () => {
    const { values, months } = made.paths;
    const perPath = capacitySeries.length * months.length;
    const wrong = Float64Array.from(values);
    // Replication 1, programme help, month 5: a tonne that nobody sold.
    wrong[3 * perPath + capacityRows.alliedTonnes * months.length + 5]! += 1;
    const [file, bytes] = simulatedTables({ ...made.paths, values: wrong })[0]!;
    const other = tampered(file, bytes);
    expect(verifyRun(other).problems.join()).toMatch(/months.arrow: SHA-256 \w+ where \w+ was written/);
    expect(verifyPathSums(other, manifest).problems.join()).toMatch(
      /anodeNeedTonnes is not the sum of its sources \(replication 1, help, 2026-12/,
    );
    expect(verifyPathTables(other, manifest).problems.join()).toMatch(/path.arrow: made anew/);
    const text = readFileSync(join(other, "manifest.json"), "utf8").replace('"seed": "seven"', '"seed": "eight"');
    writeFileSync(join(other, "manifest.json"), text.replace('"seven"', '"eight"'));
    expect(verifyRun(other).problems.join()).toMatch(/its key is not that of its identity/);
  });

  it("is exported in every shape, the tables that may be large when they are asked for", () => {
    expect(tableNames(folder)).toEqual([
      ...["replications", "path", "values", "projects", "cuts", "factors", "columns", "months", "starts"],
    ]);
    for (const shape of ["stored", "long", "wide"] as const) {
      const out = emptyFolder();
      exportRun({ folder, to: "csv", shape, out });
      expect(readdirSync(out).length).toBe(7);
      exportRun({ folder, to: "csv", shape, tables: ["months", "starts"], out });
      expect(readdirSync(out).length).toBe(9);
    }
    const out = emptyFolder();
    exportRun({ folder, to: "csv", shape: "wide", tables: ["path"], out });
    const [head, ...rows] = readFileSync(join(out, "path-wide.csv"), "utf8").trim().split("\n");
    expect(head).toContain("help.siliconShare.q50");
    expect(rows.map((row) => row.slice(0, 7))).toEqual(made.paths.months.map(({ month }) => month));
  });

  it("answers queries", async (context) => {
    if (!existsSync("node_modules/@duckdb/node-api")) context.skip();
    const asked = "SELECT programme, count(*) AS n FROM months WHERE anodeNeedTonnes > 0 GROUP BY 1 ORDER BY 1";
    expect((await queryRun(folder, asked)).rows).toEqual([
      ["help", 96],
      ["none", 96],
    ]);
  });
});
