import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seriesPlaces } from "../../src/analysis/chunkView.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { verifySums } from "../../src/results/verifySums.ts";
import { verifyTables } from "../../src/results/verifyTables.ts";
import { balanced } from "./balanced.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { finishedRun } from "./exportedRun.ts";
import { layout } from "./smallRun.ts";

/** A run whose chunks were changed before they were written: every checksum is right, and what they hold is not. */
const runWith = (change: (chunk: ChunkResult) => void): string =>
  finishedRun(emptyFolder(), {}, (chunk) => {
    const whole = balanced(chunk);
    if (chunk.index === 2) change(whole);
    return whole;
  });

/** Adds somebody to a series in replication 9, the last of chunk 2, on day 3. */
const addTo = (name: string) => (chunk: ChunkResult) => {
  const { row } = seriesPlaces(layout).get(name)!;
  chunk.people[(row * layout.days + 3) * chunk.replications + 1]! += 1;
};

describe("sums of a run", () => {
  it("hold where people add up, failed replications left out", () => {
    const folder = runWith(() => {});
    // Days x replications of three sums of series, then two report days and three sites on each in three chunks.
    expect(verifySums(folder)).toEqual({ sums: 3 * 4 * 10 + 3 * (2 + 6), problems: [] });
  });

  it.each([
    [
      "outOfWork.stage.cell",
      "outOfWork is not the sum of all stages (replication 9, day 3: 30, and the parts give 31)",
    ],
    [
      "outOfWork.region.NV",
      "outOfWork is not the sum of all regions (replication 9, day 3: 30, and the parts give 31)",
    ],
    [
      "outOfWork.cause.no-ore",
      "outOfWork is not the sum of all root causes (replication 9, day 3: 30, and the parts give 31)",
    ],
  ])("one person more in %s is found, and where", (name, words) => {
    const folder = runWith(addTo(name));
    expect(verifyRun(folder).problems).toEqual([]);
    expect(verifySums(folder).problems).toEqual([`${folder}: ${words}`]);
  });

  it("a total that is wrong breaks every sum of it", () => {
    const { problems } = verifySums(runWith(addTo("outOfWork")));
    expect(problems.length).toBe(4);
    expect(problems[3]).toContain("the sum of all sites (chunk 2, day 3: 58, and the parts give 57)");
  });

  it("a site whose root causes are others is found by name", () => {
    const folder = runWith((chunk) => {
      chunk.siteOutByCause![1]! += 1;
    });
    expect(verifySums(folder).problems).toEqual([expect.stringContaining("chunk 2, day 1, site lansing: 1, and")]);
  });
});

describe("tables made anew", () => {
  const all = ["replications", "bands", "stages", "states", "sites", "causes"].map((name) => `${name}.arrow`);

  it("are the same", () => {
    const folder = runWith(() => {});
    expect(verifyTables(folder)).toEqual({ same: all, problems: [], leftOut: null });
  });

  it("are not those of another run, though every checksum is right", () => {
    const folder = runWith(() => {});
    const other = runWith((chunk) => {
      addTo("outOfWork")(chunk);
      chunk.siteOutOfWork[3]! += 1;
      chunk.siteOutByCause![6]! += 1;
    });
    const sums = JSON.parse(readFileSync(join(other, "manifest.json"), "utf8")).tables;
    const path = join(folder, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...manifest, tables: sums }));
    for (const name of all) writeFileSync(join(folder, name), readFileSync(join(other, name)));
    expect(verifyRun(folder).problems).toEqual([]);
    expect(verifyTables(folder)).toEqual({
      same: ["stages.arrow", "states.arrow"],
      problems: [
        expect.stringContaining("replications.arrow: made anew from the chunks it is another table"),
        expect.stringContaining("bands.arrow: made anew"),
        expect.stringContaining("sites.arrow: made anew"),
        expect.stringContaining("causes.arrow: made anew"),
      ],
      leftOut: null,
    });
  });
});
