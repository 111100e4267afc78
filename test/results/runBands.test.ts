import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readBands } from "../../src/results/runBands.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, layout, request } from "./smallRun.ts";

it("gives the tables of a run the same bytes, however its series are dealt out to threads", () => {
  const saved = () => {
    const store = openRun(request(emptyFolder()));
    for (const index of store.missing()) store.writeChunk(chunkOf(index, store.manifest.replications));
    return store;
  };
  const [one, two] = [saved(), saved()];
  one.finish({ state: "finished", wallSeconds: 1 });
  const names = layout.series.map(({ name }) => name);
  const parts = [0, 1].map((thread) => names.filter((_, i) => i % 2 === thread));
  // Room for one series at a time.
  const bands = parts.flatMap((part) => [...readBands({ folders: [two.folder], layout, names: part, budgetBytes: 1 })]);
  two.finish({ state: "finished", wallSeconds: 1, bands: new Map(bands) });
  for (const table of ["bands", "stages", "states"]) {
    const [theirs, ours] = [one, two].map((store) => readFileSync(join(store.folder, `${table}.arrow`)));
    expect(ours.equals(theirs)).toBe(true);
  }
  expect(bands.length).toBe(names.length);
});
