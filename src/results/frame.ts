import type { Columns } from "./encode.ts";
import { bodyOf, encodeBatches, zerosOf } from "./encode.ts";
import type { Column, TableShape } from "./schema.ts";

/** The bytes of a table's file in pieces: what Arrow writes around the columns, and between it the columns themselves, uncopied. */
export type Frame = (columns: Columns) => Uint8Array[];

/**
 * What `encodeTable` writes around the values of a table of so many rows, made once for all such tables: Arrow's writer spends
 * milliseconds on the schema of a wide table, and the chunks of a run differ in their values alone.
 *
 * @returns a function that gives the pieces of a table's file; it throws as `encodeTable` does
 */
export function frameOf(shape: TableShape, rows: number): Frame {
  const nullable = shape.columns.find(({ field }) => field.nullable);
  if (nullable !== undefined) throw new RangeError(`column ${nullable.field.name} of ${shape.name} may hold nulls`);
  const zeros = Object.fromEntries(shape.columns.map((column) => [column.field.name, zerosOf(column, rows)]));
  // By its array a piece is known for a column's.
  const columnOf = new Map(
    shape.columns.map((column) => [zeros[column.field.name]!.buffer as ArrayBufferLike, column]),
  );
  const parts: (Column | Uint8Array)[] = [];
  for (const piece of encodeBatches(shape, [zeros])) {
    const column = columnOf.get(piece.buffer);
    const last = parts.at(-1);
    if (column !== undefined) parts.push(column);
    else if (last instanceof Uint8Array) parts[parts.length - 1] = Buffer.concat([last, piece]);
    else parts.push(piece);
  }
  return (columns) =>
    parts.map((part) => {
      if (part instanceof Uint8Array) return part;
      const { buffer, byteOffset, byteLength } = bodyOf(shape, part, columns, rows);
      return new Uint8Array(buffer, byteOffset, byteLength);
    });
}
