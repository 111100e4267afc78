import type { Data, Vector } from "apache-arrow";
import {
  AsyncByteQueue,
  Dictionary,
  makeData,
  makeVector,
  RecordBatch,
  RecordBatchFileWriter,
  Struct,
  Utf8,
} from "apache-arrow";
import { StoreError } from "./errors.ts";
import type { Column, TableShape } from "./schema.ts";

/** Values of one column: numbers (null where the column allows it); for text, places in its list of values. */
export type ColumnValues = ArrayLike<number | null>;

const arrays = { uint16: Uint16Array, uint32: Uint32Array, int32: Int32Array, float64: Float64Array, text: Int32Array };

/** Columns of a table, or of some of its rows, by name; all of one length. */
export type Columns = Readonly<Record<string, ColumnValues>>;

/**
 * A table as the bytes of an uncompressed Arrow IPC file with one record batch. Equal values give equal bytes. Arrays
 * that already have the column's type are taken as they are, without a copy.
 *
 * @throws StoreError when a column is missing or a value does not fit it: NaN, infinity, a fraction in a column of whole
 * numbers, a null where none may be. It names table, column, row and value. -0 is written as 0.
 */
export function encodeTable(shape: TableShape, columns: Columns): Uint8Array {
  return Buffer.concat([...encodeBatches(shape, [columns])]);
}

/** As `encodeTable`, of a table that is too long to be held: its rows in batches, its bytes in the pieces of a file. */
export function* encodeBatches(shape: TableShape, batches: Iterable<Columns>): Generator<Uint8Array> {
  const pieces = new Pieces();
  const writer = new RecordBatchFileWriter();
  writer.reset(pieces, shape.schema);
  // One vector for all batches: another one would be taken for another dictionary.
  const texts = new Map(shape.columns.map((column) => [column, column.values ? textVector(column.values) : null]));
  for (const columns of batches) {
    const rows = columns[shape.columns[0]!.field.name]?.length ?? 0;
    const children = shape.columns.map((column) =>
      columnData(shape.name, column, valuesOf(shape, column, columns, rows), texts.get(column)!),
    );
    const data = makeData({ type: new Struct(shape.schema.fields), length: rows, nullCount: 0, children });
    writer.write(new RecordBatch(shape.schema, data));
    yield* pieces.take();
  }
  writer.finish();
  yield* pieces.take();
}

/** The values of a column, as many as the table has rows. @throws StoreError where there are more or fewer */
function valuesOf({ name }: TableShape, { field }: Column, columns: Columns, rows: number): ColumnValues {
  const values = columns[field.name];
  if (values?.length !== rows)
    throw new StoreError(`table ${name}: column ${field.name} has ${values?.length ?? "no"} of ${rows} rows`);
  return values;
}

/** The values of a column without nulls, in an array of the column's own type, as they are written. @throws StoreError as `encodeTable` */
export const bodyOf = (shape: TableShape, column: Column, columns: Columns, rows: number) =>
  checked(shape.name, column, valuesOf(shape, column, columns, rows)).data;

/** As many zeros in an array of the column's own type. */
export const zerosOf = ({ type }: Column, rows: number) => new arrays[type](rows);

/** What Arrow's writer wrote and nobody has taken yet. */
class Pieces extends AsyncByteQueue<Uint8Array> {
  private held: Uint8Array[] = [];
  override write(piece: ArrayBufferView): void {
    this.held.push(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
  }
  take(): Uint8Array[] {
    const taken = this.held;
    this.held = [];
    return taken;
  }
}

function columnData(table: string, column: Column, values: ColumnValues, texts: Vector | null): Data {
  const { data, bitmap, nullCount } = checked(table, column, values);
  const length = values.length;
  const type = column.field.type;
  if (texts && type instanceof Dictionary) return makeData({ type, length, nullCount, data, dictionary: texts });
  return makeData({ type, length, nullCount, ...(bitmap ? { nullBitmap: bitmap } : {}), data } as Parameters<
    typeof makeData
  >[0]);
}

/** The values in the column's own array type; where there are nulls, with a bit a row that is 0 where there is none. */
function checked(table: string, column: Column, values: ColumnValues) {
  const make = arrays[column.type];
  if (!(values instanceof make)) return copied(table, column, values);
  // Whole numbers in an array of their own type cannot be wrong.
  if (!(values instanceof Float64Array)) return { data: values, bitmap: null, nullCount: 0 };
  let negativeZeros = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) throw wrong(table, column, row, value);
    if (Object.is(value, -0)) negativeZeros++;
  }
  return { data: negativeZeros > 0 ? values.map((value) => value + 0) : values, bitmap: null, nullCount: 0 };
}

/** As `checked`, of values in a list or in an array of another type. */
function copied(table: string, column: Column, values: ColumnValues) {
  const data = new arrays[column.type](values.length);
  const bitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value === null) {
      if (!column.field.nullable) throw wrong(table, column, row, value);
      nullCount++;
      continue;
    }
    bitmap[row >> 3]! |= 1 << (row & 7);
    data[row] = value + 0;
    if (!Number.isFinite(value) || data[row] !== value) throw wrong(table, column, row, value);
  }
  return { data, bitmap: nullCount > 0 ? bitmap : null, nullCount };
}

function wrong(table: string, column: Column, row: number, value: number | null): StoreError {
  const accepted = column.type === "float64" ? "finite numbers" : `${column.type} numbers`;
  const nulls = column.field.nullable ? " or null" : "";
  return new StoreError(
    `table ${table}, column ${column.field.name}, row ${row}: ${value} is not one of ${accepted}${nulls}`,
  );
}

/** Text values as one Arrow vector, laid out by hand: Arrow's builders number their types by a process-wide counter. */
function textVector(values: readonly string[]): Vector {
  const parts = values.map((value) => new TextEncoder().encode(value));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, i) => {
    valueOffsets[i + 1] = valueOffsets[i]! + part.length;
  });
  const data = new Uint8Array(valueOffsets[values.length]!);
  parts.forEach((part, i) => {
    data.set(part, valueOffsets[i]!);
  });
  return makeVector(makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data }));
}
