import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExperimentRows } from "../engine/starter.ts";
import type { DesignUnits } from "../scenario/designRows.ts";
import type { Factor } from "../scenario/types.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { StoreError } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { readRows } from "./rows.ts";
import { column, tableShape } from "./schema.ts";

const FILE = "design.arrow";

/** What a manifest says of rows that were given, not drawn. */
export interface DesignRecord {
  /** SHA-256 of values and luck of all rows. */
  readonly sha256: string;
  readonly rows: number;
  /** Factors that the user's file has a column of. */
  readonly given: readonly string[];
  readonly units: DesignUnits;
  /** What factors without a column are worth. */
  readonly others: string;
  /** The user's file, as it was named. */
  readonly file: string;
}

/** Hash of rows: of the factors' names and of the very bits of values and luck. */
export function designHash(factors: readonly Factor[], { values, luck }: ExperimentRows): string {
  const bytes = (array: Float64Array | Uint32Array) =>
    sha256(Uint8Array.from(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
  return sha256([...factors.map(({ name }) => name), bytes(values), bytes(luck)].join("\n"));
}

/** Writes the rows of a run beside its tables, so that the folder says by itself what was run. */
export function writeDesign(folder: string, factors: readonly Factor[], { values, luck }: ExperimentRows): void {
  const shape = tableShape("design", [
    column("row", "uint32", "1", "Row of the design, from 0"),
    column("luck", "uint32", "1", "Whose luck the row has; rows of one number differ by their factors alone"),
    ...factors.map(({ name, unit, meaning }) => column(name, "float64", unit, meaning)),
  ]);
  const columns: Record<string, ArrayLike<number>> = { row: Uint32Array.from(luck, (_, row) => row), luck };
  factors.forEach(({ name }, i) => {
    columns[name] = Float64Array.from(luck, (_, row) => values[row * factors.length + i]!);
  });
  replaceFile(realDisk, join(folder, FILE), [encodeTable(shape, columns)]);
}

/** The rows of a run of given rows. @throws StoreError when the folder has lost them */
export function readDesignTable(folder: string, factors: readonly string[]): ExperimentRows {
  const path = join(folder, FILE);
  if (!existsSync(path)) throw new StoreError(`${path} is gone: the rows that this run was given`);
  const table = readRows(path);
  const luck = Uint32Array.from(table.array<number>("luck"));
  const values = new Float64Array(luck.length * factors.length);
  factors.forEach((name, i) => {
    table.array<number>(name).forEach((value, row) => {
      values[row * factors.length + i] = value;
    });
  });
  return { values, luck };
}
