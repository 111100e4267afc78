import { readFileSync } from "node:fs";
import type { Table } from "apache-arrow";
import { tableFromIPC } from "apache-arrow";
import type { ColumnTable } from "arquero";
import { fromArrow } from "arquero";
import { StoreError } from "./errors.ts";

/**
 * A table of a run folder with its metadata: unit and meaning of every column, name and version of the table.
 *
 * @throws StoreError when the file is not there or is no Arrow file
 */
export function readTable(path: string): Table {
  return reading(path, () => tableFromIPC(readFileSync(path)));
}

/** A table of a run folder for arquero's verbs; nulls are null, text is text. Its metadata are in readTable. */
export function toArquero(path: string): ColumnTable {
  return reading(path, () => {
    // A view of its own: arquero keeps the bytes, and Node may hand out a slice of a shared pool.
    return fromArrow(new Uint8Array(readFileSync(path)));
  });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
