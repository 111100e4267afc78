import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RungSample } from "../analysis/ladder.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { toArquero } from "./read.ts";
import { column, tableShape, textColumn } from "./schema.ts";

const FILE = "ladder.arrow";

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
  const rows = samples.flatMap((sample, rung) =>
    sample.replications.map((replication, i) => ({ sample, rung, replication, i })),
  );
  const bytes = encodeTable(shape, {
    rung: rows.map(({ rung }) => rung),
    role: rows.map(({ sample }) => roles.indexOf(sample.role)),
    premises: rows.map(({ sample }) => sets.indexOf(sample.on.join(", "))),
    replication: rows.map(({ replication }) => replication),
    outOfWork: rows.map(({ sample, i }) => sample.outOfWork[i]!),
    outOfWorkDirect: rows.map(({ sample, i }) => sample.outOfWorkDirect[i]!),
  });
  replaceFile(realDisk, join(folder, FILE), bytes);
}

/** Reads the ladder of a run back; null when it has none. */
export function readLadder(folder: string): RungSample[] | null {
  const path = join(folder, FILE);
  if (!existsSync(path)) return null;
  const rungs = new Map<string, { on: string[]; role: RungSample["role"]; rows: [number, number, number][] }>();
  for (const row of toArquero(path).objects() as LadderRow[]) {
    const known = rungs.get(row.rung);
    const rung = known ?? { on: row.premises === "" ? [] : row.premises.split(", "), role: row.role, rows: [] };
    if (known === undefined) rungs.set(row.rung, rung);
    rung.rows.push([row.replication, row.outOfWork, row.outOfWorkDirect]);
  }
  return [...rungs].map(([label, { on, role, rows }]) => ({
    label,
    on,
    role,
    replications: rows.map(([replication]) => replication),
    outOfWork: rows.map(([, people]) => people),
    outOfWorkDirect: rows.map(([, , people]) => people),
  }));
}

interface LadderRow {
  readonly rung: string;
  readonly role: RungSample["role"];
  readonly premises: string;
  readonly replication: number;
  readonly outOfWork: number;
  readonly outOfWorkDirect: number;
}
