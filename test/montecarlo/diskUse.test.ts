import { expect, it } from "vitest";
import { bytesOfRun, diskUse } from "../../src/montecarlo/diskUse.ts";
import { folderBytes } from "../../src/results/folderBytes.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { emptyFolder } from "../results/emptyFolder.ts";
import { chunkOf, layout, request } from "../results/smallRun.ts";

it("says within a tenth what a run takes", () => {
  const folder = emptyFolder();
  const [replications, chunkReplications] = [80_000, 20_000];
  const store = openRun(request("", { folder, replications, chunkReplications }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications, chunkReplications));
  store.close();
  const written = folderBytes(folder);
  const factorsOfTable = replications * layout.factors.length * 16;
  expect(Math.abs(bytesOfRun(layout, replications, chunkReplications) - factorsOfTable - written)).toBeLessThan(
    written / 10,
  );
});

it("knows how much there is free where the run lies", () => {
  const { needed, free } = diskUse(emptyFolder(), layout, 1e12, 1024);
  expect(free).toBeGreaterThan(0);
  expect(needed).toBeGreaterThan(free);
});
