import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Two questions about the toy world of ten plants, with what could be done: a brief of them is made in a second. */
const plain = `name: bikes
question: The usual cell maker stops on a Monday. Who goes home, and when?
world: toy-bikes
seed: bikes
replications: 16
horizonDays: 70
announced: 2027-03-01
effective: 2027-03-01
controls:
  - { name: no-cells, groups: [cells], admittedShare: 0, goodsAtSeaStopped: 1 }
options:
  - { name: cell-stock, kind: stockpile, products: [cells], fillDays: 15 }
  - { name: short-time, kind: short-time-compensation }
report: { days: [7, 30, 60], thresholds: [100, 500] }
`;

const story = `extends: bikes.yaml
name: bikes-story
question: The same, if every plant holds a day of parts. Who goes home?
premises:
  - name: a-day-of-parts
    premise: Every plant holds about a day of what it needs.
    factors:
      packCoverDays: { dist: triangular, low: 0.5, mode: 1, high: 1.5, source: { kind: judgement, note: "as was said to be so at Hub Motors" } }
      partCoverDays: { dist: triangular, low: 0.5, mode: 1, high: 1.5, source: { kind: judgement, note: "premise" } }
`;

/** A folder with the two scenario files and their world. */
export function bikesFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "runout-bikes-"));
  mkdirSync(join(folder, "scenarios/worlds"), { recursive: true });
  cpSync("scenarios/worlds/toy-bikes", join(folder, "scenarios/worlds/toy-bikes"), { recursive: true });
  writeFileSync(join(folder, "scenarios/bikes.yaml"), plain);
  writeFileSync(join(folder, "scenarios/bikes-story.yaml"), story);
  return folder;
}
