import { readFileSync } from "node:fs";
import { type Table, tableFromIPC } from "apache-arrow";
import { StoreError } from "./errors.ts";

/** A small table of a run folder, read whole: text is text, null is null. */
export interface Rows {
  readonly columns: readonly string[];
  /** A column's values. @throws StoreError when there is no such column */
  array<T>(name: string): T[];
  /** One object a row. */
  objects<T>(): T[];
}

/**
 * A table of a run folder with its metadata: unit and meaning of every column, name and version of the table.
 *
 * @throws StoreError when the file is not there or is no Arrow file
 */
export const readTable = (path: string): Table => reading(path, () => tableFromIPC(readFileSync(path)));

/** Reads a table; its columns become lists when they are asked for. @throws StoreError as readTable does */
export function readRows(path: string): Rows {
  const table = readTable(path);
  const columns = table.schema.fields.map(({ name }) => String(name));
  const array = <T>(name: string): T[] => {
    const column = table.getChild(name);
    if (column === null) throw new StoreError(`${path}: no column "${name}"`);
    return Array.from(column) as T[];
  };
  const objects = <T>(): T[] => {
    const lists = columns.map((name) => [name, array(name)] as const);
    return Array.from({ length: table.numRows }, (_, row) =>
      Object.fromEntries(lists.map(([name, list]) => [name, list[row]])),
    ) as T[];
  };
  return { columns, array, objects };
}

/** What is read of a path, or a StoreError that names it. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
