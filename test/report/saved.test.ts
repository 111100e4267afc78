import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { dayColumn } from "../../src/analysis/reportOutcomes.ts";
import { largest, saved, savedSentence } from "../../src/report/charts/saved.ts";
import type { RunData } from "../../src/report/runData.ts";
import { encodeTable } from "../../src/results/encode.ts";
import { column, tableShape } from "../../src/results/schema.ts";
import { readSaved, writeWithout } from "../../src/results/withoutTable.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-saved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three worlds out of order, so that pairing by place instead of by replication gives other numbers. */
const shape = tableShape("replications", [
  column("replication", "uint32", "1", "Replication"),
  column(dayColumn("outOfWork", 7), "int32", "people", "Out of work on day 7"),
]);
const columns = {
  replication: new Uint32Array([2, 0, 1]),
  [dayColumn("outOfWork", 7)]: new Int32Array([3000, 1000, 2000]),
};
writeFileSync(join(folder, "replications.arrow"), encodeTable(shape, columns));
const run = (of: string): RunData => ({ letter: "", folder: of }) as unknown as RunData;

it("pairs a run's worlds with the same worlds without it, and says which way and whether it can be told", () => {
  const replications = [0, 1, 2];
  writeWithout(folder, [
    { name: "silicon", day: 7, replications, outOfWork: [1500, 2500, 3500] },
    { name: "rules", day: 7, replications, outOfWork: [100, 1000, 2100] },
    { name: "noise", day: 7, replications, outOfWork: [900, 2300, 2850] },
  ]);
  const found = readSaved(folder);
  expect(found.map(({ name, mean }) => [name, Math.round(mean)])).toEqual([
    ["silicon", 500],
    ["rules", -933],
    ["noise", 17],
  ]);
  expect(largest(found)?.name).toBe("rules");
  const [silicon, rules, noise] = found.map((one) => savedSentence(run(folder), one));
  expect(silicon).toBe("On day 7, 500 more are out of work on average without silicon");
  expect(rules).toMatch(/^On day 7, 930 fewer/);
  expect(noise).toMatch(/^No difference on day 7 without noise can be told from none/);
});

it("says why a run without counterfactuals has no such chart", () => {
  expect(saved(run(join(folder, "none")))).toHaveProperty("why");
});
