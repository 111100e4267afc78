import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RungSample } from "../analysis/ladder.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** It is made apart from the other tables, and before the manifest that has its checksum. */
export const ladderFile = "ladder.arrow";

/** Writes the ladder of a run beside its tables: one row a rung and replication. */
export function writeLadder(folder: string, samples: readonly RungSample[]): void {
  const labels = samples.map((sample) => sample.label);
  const sets = [...new Set(samples.map((sample) => sample.on.join(", ")))];
  const roles: RungSample["role"][] = ["ladder", "set"];
  const shape = tableShape("ladder", [
    textColumn("rung", 0, labels, "Which premises are on, in words"),
    textColumn("role", 1, roles, "ladder: all, all but one, none; set: tried in the search for the smallest set"),
    textColumn("premises", 2, sets, "Names of the premises that are on"),
    column("replication", "uint32", "1", "Replication, from 0; the same luck in every rung"),
    column("outOfWork", "int32", "people", "Out of work at the end of the ladder's day"),
    column("outOfWorkDirect", "int32", "people", "Of those, at the chain's own sites"),
  ]);
  const rows = samples.reduce((sum, sample) => sum + sample.replications.length, 0);
  const columns = {
    rung: new Int32Array(rows),
    role: new Int32Array(rows),
    premises: new Int32Array(rows),
    replication: new Uint32Array(rows),
    outOfWork: new Int32Array(rows),
    outOfWorkDirect: new Int32Array(rows),
  };
  let row = 0;
  samples.forEach((sample, rung) => {
    const { replications, outOfWork, outOfWorkDirect, role, on } = sample;
    columns.rung.fill(rung, row, row + replications.length);
    columns.role.fill(roles.indexOf(role), row, row + replications.length);
    columns.premises.fill(sets.indexOf(on.join(", ")), row, row + replications.length);
    columns.replication.set(replications, row);
    columns.outOfWork.set(outOfWork, row);
    columns.outOfWorkDirect.set(outOfWorkDirect, row);
    row += replications.length;
  });
  const bytes = encodeTable(shape, columns);
  replaceFile(realDisk, join(folder, ladderFile), [bytes]);
}

/** Reads the ladder of a run back; null when it has none. */
export function readLadder(folder: string): RungSample[] | null {
  const path = join(folder, ladderFile);
  if (!existsSync(path)) return null;
  const table = readRows(path);
  const column = table.array;
  const [labels, roles, sets] = [
    column<string>("rung"),
    column<RungSample["role"]>("role"),
    column<string>("premises"),
  ];
  const [replications, people, direct] = ["replication", "outOfWork", "outOfWorkDirect"].map((name) =>
    column<number>(name),
  ) as [number[], number[], number[]];
  const samples: RungSample[] = [];
  // The rows of a rung lie together.
  for (let first = 0; first < labels.length; ) {
    let end = first + 1;
    while (end < labels.length && labels[end] === labels[first]) end++;
    samples.push({
      label: labels[first]!,
      on: sets[first] === "" ? [] : sets[first]!.split(", "),
      role: roles[first]!,
      replications: replications.slice(first, end),
      outOfWork: people.slice(first, end),
      outOfWorkDirect: direct.slice(first, end),
    });
    first = end;
  }
  return samples;
}
