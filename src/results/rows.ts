import { DataType } from "apache-arrow";
import { type ColumnFile, openColumns } from "./columns.ts";
import { StoreError } from "./errors.ts";

/** A small table of a run folder, read whole: text is text, null is null. */
export interface Rows {
  readonly columns: readonly string[];
  /** A column's values. @throws StoreError when there is no such column */
  array<T>(name: string): T[];
  /** One object a row. */
  objects<T>(): T[];
}

/** Reads a table. @throws StoreError when the file is not there or is no Arrow file */
export function readRows(path: string): Rows {
  const file = opened(path);
  try {
    const names = file.schema.fields.map(({ name }) => name);
    const columns = new Map(
      file.schema.fields.map(({ name, type }) => [
        name,
        DataType.isDictionary(type) ? file.texts(name) : Array.from(file.values(name)),
      ]),
    );
    const array = <T>(name: string): T[] => {
      const column = columns.get(name);
      if (column === undefined) throw new StoreError(`${path}: no column "${name}"`);
      return column as T[];
    };
    return {
      columns: names,
      array,
      objects: <T>() =>
        Array.from(
          { length: file.rows },
          (_, row) => Object.fromEntries(names.map((name) => [name, array(name)[row]])) as T,
        ),
    };
  } finally {
    file.close();
  }
}

function opened(path: string): ColumnFile {
  try {
    return openColumns(path);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
