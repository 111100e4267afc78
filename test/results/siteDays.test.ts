import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ChunkResult, Layout } from "../../src/engine/series.ts";
import { exportRun } from "../../src/results/export/exportRun.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { toArquero } from "../../src/results/toArquero.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { verifyTables } from "../../src/results/verifyTables.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, layout, request } from "./smallRun.ts";

const ofSites = layout.sites.siteIds.map((id) => {
  return { name: `outOfWork.site.${id}`, kind: "people", unit: "people", meaning: `Out of work at ${id}` } as const;
});
const daily: Layout = {
  ...layout,
  series: [...layout.series, ...ofSites],
  sites: { ...layout.sites, daily: true },
};

/** On day d, 10 d + i people of site i out of work in every replication, in d of ten of them anybody, its line stopped from day i on. */
function withDays(short: ChunkResult): ChunkResult {
  const chunk = { ...short, people: new Int32Array(short.people.length + 3 * 4 * short.replications) };
  chunk.people.set(short.people);
  const width = chunk.replications;
  const sums = (value: (day: number, site: number) => number) =>
    Array.from({ length: 12 }, (_, cell) => value(Math.floor(cell / 3), cell % 3) * width);
  const siteDays = Float64Array.from([
    ...sums((day, i) => 10 * day + i),
    ...sums((day) => day / 10),
    ...sums((day, i) => (day >= i ? 1 : 0)),
  ]);
  // The series of sites come last; replication k has d (k + 1) people of site i out on day d.
  const people = Int32Array.from(chunk.people);
  const rows = daily.series.filter(({ kind }) => kind === "people").length;
  for (let i = 0; i < 3; i++)
    for (let day = 0; day < 4; day++)
      for (let local = 0; local < width; local++)
        people[((rows - 3 + i) * 4 + day) * width + local] = day * (chunk.first + local + 1);
  return { ...chunk, people, siteDays };
}

it("sites on every day: one table a stage, means over all chunks, the other tables the same", () => {
  const folder = emptyFolder();
  const store = openRun(request("", { folder, layout: daily }));
  for (const index of store.missing()) store.writeChunk(withDays(chunkOf(index, 10)));
  expect([...store.readChunks()]).toEqual([0, 1, 2].map((index) => withDays(chunkOf(index, 10))));
  const { tables } = store.finish({ state: "finished", wallSeconds: 1 });
  store.close();
  expect(readdirSync(join(folder, "site-days")).sort()).toEqual(["cell.arrow", "other.arrow"]);
  const rows = toArquero(join(folder, "site-days", "cell.arrow")).objects() as Record<string, number | string>[];
  expect(rows.length).toBe(2 * layout.days);
  for (const row of rows) {
    const [day, i] = [row.day as number, ["reno", "lansing"].indexOf(row.site as string)];
    expect(row.meanOutOfWork).toBeCloseTo(10 * day + i, 12);
    // Of the people of ten replications, d to 10 d: type 7 quantiles.
    for (const p of [5, 25, 50, 75, 95])
      expect(row[`q${String(p).padStart(2, "0")}`]).toBeCloseTo(day * (1 + (9 * p) / 100), 12);
    expect(row.anyOutShare).toBeCloseTo(day / 10, 12);
    expect(row.stoppedShare).toBe(day >= i ? 1 : 0);
  }
  expect(verifyRun(folder)).toMatchObject({ problems: [], tables: 8 });
  const { same, problems } = verifyTables(folder);
  expect(problems).toEqual([]);
  expect(same).toEqual(expect.arrayContaining(["sites.arrow", "causes.arrow", "site-days/cell.arrow"]));

  const out = emptyFolder();
  expect(exportRun({ folder, to: "csv", out }).some((file) => file.includes("siteDays"))).toBe(false);
  const [file] = exportRun({ folder, to: "csv", tables: ["siteDays"], out });
  const lines = readFileSync(file!, "utf8").trim().split("\n");
  expect(lines[0]).toBe("stage,site,name,day,q05,q25,q50,q75,q95,meanOutOfWork,anyOutShare,stoppedShare");
  expect(lines.length).toBe(1 + 3 * layout.days);
  expect(lines[2]).toMatch(/^cell,reno,Reno cells,1,1.45,3.25,5.5,/);
  expect(lines.at(-1)).toMatch(/^other,toolmaker,Toolmaker,3,/);

  const plain = openRun(request("", { folder: emptyFolder() }));
  for (const index of plain.missing()) plain.writeChunk(chunkOf(index, 10));
  const without = plain.finish({ state: "finished", wallSeconds: 1 }).tables!.sha256;
  plain.close();
  expect(tables!.sha256).toMatchObject(without);
});

it("a run without them is not gone on with", () => {
  const folder = emptyFolder();
  openRun(request("", { folder })).close();
  expect(() => openRun(request("", { folder, layout: daily, resume: true }))).toThrow("other columns or chunks");
});
