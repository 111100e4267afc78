import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import type { DesignTable } from "../scenario/designRows.ts";
import { StoreError } from "./errors.ts";

/**
 * Rows of a Parquet file of plain columns, in order; rows are counted from 1 in errors, as there are no lines.
 * @throws StoreError when the file cannot be read: none, damaged, or compressed in a way that needs another reader
 */
export async function designTableOfParquet(file: string, bytes: Uint8Array): Promise<DesignTable> {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const names = parquetSchema(parquetMetadata(buffer)).children.map(({ element }) => element.name);
    // pandas keeps its index as a column of this name.
    const kept = names.filter((name) => !/^__index_level_\d+__$/.test(name));
    const rows = await parquetReadObjects({ file: buffer, columns: kept });
    return { file, names: kept, rows: rows.map((row, r) => ({ line: r + 1, cells: kept.map((name) => row[name]) })) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`${file} cannot be read as Parquet: ${why}; write it uncompressed or with snappy, or as CSV`);
  }
}
