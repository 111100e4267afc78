import { existsSync } from "node:fs";
import { join } from "node:path";
import { dayColumn } from "../analysis/reportOutcomes.ts";
import { type Saved, savedOf, type WithoutSample } from "../analysis/without.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** It is made apart from the other tables, and before the manifest that has its checksum. */
export const withoutFile = "without.arrow";

/** Writes what a run's counterfactuals gave: one row a counterfactual, report day and replication. */
export function writeWithout(folder: string, samples: readonly WithoutSample[]): void {
  const names = [...new Set(samples.map(({ name }) => name))];
  const shape = tableShape("without", [
    textColumn("without", 0, names, "What is left out"),
    column("day", "int32", "day", "Days since the effective date"),
    column("replication", "uint32", "1", "Replication, from 0; the same factors but those held, the same luck"),
    column("outOfWork", "int32", "people", "Out of work at the end of the day without it"),
  ]);
  const rows = samples.reduce((sum, { replications }) => sum + replications.length, 0);
  const columns = {
    without: new Int32Array(rows),
    day: new Int32Array(rows),
    replication: new Uint32Array(rows),
    outOfWork: new Int32Array(rows),
  };
  let row = 0;
  for (const { name, day, replications, outOfWork } of samples) {
    const end = row + replications.length;
    columns.without.fill(names.indexOf(name), row, end);
    columns.day.fill(day, row, end);
    columns.replication.set(replications, row);
    columns.outOfWork.set(outOfWork, row);
    row = end;
  }
  replaceFile(realDisk, join(folder, withoutFile), [encodeTable(shape, columns)]);
}

/** Reads them back; null where the run has none. */
function readWithout(folder: string): WithoutSample[] | null {
  const path = join(folder, withoutFile);
  if (!existsSync(path)) return null;
  const table = readRows(path);
  const names = table.array<string>("without");
  const [days, replications, people] = ["day", "replication", "outOfWork"].map((name) => table.array<number>(name)) as [
    number[],
    number[],
    number[],
  ];
  const samples: WithoutSample[] = [];
  // The rows of a counterfactual and day lie together.
  for (let first = 0; first < names.length; ) {
    let end = first + 1;
    while (end < names.length && names[end] === names[first] && days[end] === days[first]) end++;
    samples.push({
      name: names[first]!,
      day: days[first]!,
      replications: replications.slice(first, end),
      outOfWork: people.slice(first, end),
    });
    first = end;
  }
  return samples;
}

/** What each thing that a run's scenario leaves out under `without` did, paired with the run itself; none where it leaves nothing out. */
export function readSaved(folder: string): Saved[] {
  const samples = readWithout(folder);
  if (samples === null) return [];
  const run = readRows(join(folder, "replications.arrow"));
  const replications = run.array<number>("replication");
  return savedOf(samples, (day) => {
    const column = dayColumn("outOfWork", day);
    if (!run.columns.includes(column)) return undefined;
    const people = run.array<number>(column);
    return new Map(replications.map((replication, i) => [replication, people[i]!]));
  });
}
