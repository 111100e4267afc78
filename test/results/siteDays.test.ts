import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ChunkResult, Layout } from "../../src/engine/series.ts";
import { toArquero } from "../../src/results/read.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, layout, request } from "./smallRun.ts";

const daily: Layout = { ...layout, sites: { ...layout.sites, daily: true } };

/** On day d, 10 d people of site i out of work in every replication, in d of ten of them anybody, its line stopped from day i on. */
function withDays(chunk: ChunkResult): ChunkResult {
  const width = chunk.replications;
  const sums = (value: (day: number, site: number) => number) =>
    Array.from({ length: 12 }, (_, cell) => value(Math.floor(cell / 3), cell % 3) * width);
  const siteDays = Float64Array.from([
    ...sums((day, i) => 10 * day + i),
    ...sums((day) => day / 10),
    ...sums((day, i) => (day >= i ? 1 : 0)),
  ]);
  return { ...chunk, siteDays };
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
    expect(row.anyOutShare).toBeCloseTo(day / 10, 12);
    expect(row.stoppedShare).toBe(day >= i ? 1 : 0);
  }
  expect(verifyRun(folder)).toMatchObject({ problems: [], tables: 8 });

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
