import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultForms } from "../src/scenario/forms.ts";
import { readWorldFiles } from "../src/scenario/worldFiles.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { begin, changedColumns, copyOf } from "./harness.ts";
import { randomForms } from "./randomShock.ts";
import { randomWorld } from "./randomWorld.ts";

const flagship = "scenarios/worlds/us-battery-2026";

/** Columns that any of the days moved by a bit, no control being in force. */
function moved(files: WorldFiles, days: number, replication = 0, forms = defaultForms): string[] {
  const trial = begin(files, { days, replication, forms });
  const before = copyOf(trial.block);
  const names = new Set<string>();
  trial.run(days, () => {
    for (const name of changedColumns(before, trial.block)) names.add(name);
  });
  return [...names];
}

describe("without a control", () => {
  it("no column of 200 random worlds in random model forms moves by a bit in 60 days", () => {
    for (let n = 0; n < 200; n++) {
      const { files } = randomWorld(`rest-day-${n}`);
      expect([n, moved(files, 60, 0, randomForms(`rest-day-${n}`))]).toEqual([n, []]);
    }
  });

  it("no column of the shipped battery world moves by a bit in 60 days, in three draws", () => {
    const files = readWorldFiles((name) => readFileSync(`${flagship}/${name}`, "utf8"), flagship);
    for (const replication of [0, 1, 2]) expect(moved(files, 60, replication)).toEqual([]);
  });
});
