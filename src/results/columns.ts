import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { MessageHeader, Schema } from "apache-arrow";
import { DataType, Message } from "apache-arrow";
import { Footer } from "apache-arrow/ipc/metadata/file";
import { StoreError } from "./errors.ts";

/**
 * Reads single columns of an Arrow IPC file without reading the rest: a run of any length is then summed up with only
 * the columns in use in memory. For files that this package wrote: no compression, no nesting.
 */
export interface ColumnFile {
  readonly rows: number;
  readonly schema: Schema;
  /** Record batches: the parts in which a long table lies. */
  readonly batches: number;
  /** A column of that type. @throws StoreError when it is of another */
  int32(name: string): Int32Array;
  /** A column of that type. @throws StoreError when it is of another */
  float64(name: string): Float64Array;
  /**
   * A column of any number type, or one batch of it; of text, places in its list of values. In an array of the column's
   * type where no value is null, else in a list.
   */
  values(name: string, batch?: number): NumberArray | (number | null)[];
  close(): void;
}

/** Arrays of the types that a column of numbers, or of places in a list of texts, can have. */
export type NumberArray = Int32Array | Uint32Array | Uint16Array | Float64Array;

/** Where a batch's column lies in the file: its bits of nulls (empty where there are none) and its values. */
interface Place {
  readonly rows: number;
  readonly nulls: { readonly at: number; readonly bytes: number };
  readonly valuesAt: number;
}

/** Different footers, and headers of batches, that are remembered decoded. */
const REMEMBERED = 8;

/** At the end of a file: the length of its footer, and the word ARROW1. */
const trailerBytes = 10;

/**
 * Opens a file and finds in its footer where each column lies.
 *
 * @throws StoreError when it is no such file
 */
export function openColumns(path: string): ColumnFile {
  const file = openSync(path, "r");
  try {
    const { schema, batches } = footerOf(file, path);
    const places = batches.map((batch) => placesOf(file, path, batch));
    const rows = batches.reduce((sum, _, i) => sum + (places[i]![0]?.rows ?? 0), 0);
    const find = (name: string, batch?: number): Place[] => {
      const column = schema.fields.findIndex((field) => field.name === name);
      if (column < 0) throw new StoreError(`${path}: no column "${name}"`);
      return (batch === undefined ? places : [places[batch]!]).map((places) => places[column]!);
    };
    const read = <T extends NumberArray>(parts: readonly Place[], values: T): T => {
      let done = 0;
      for (const part of parts) {
        readAt(file, path, values.subarray(done, done + part.rows), part.valuesAt);
        done += part.rows;
      }
      return values;
    };
    const typeOf = (name: string) => schema.fields.find((field) => field.name === name)?.type;
    const exactly = <T extends NumberArray>(name: string, values: T): T => {
      const parts = find(name);
      if (arrayOf(typeOf(name), 0).constructor !== values.constructor)
        throw new StoreError(`${path}: column "${name}" is of type ${typeOf(name)}`);
      return read(parts, values);
    };
    const values = (name: string, batch?: number) => {
      const parts = find(name, batch);
      const type = typeOf(name);
      const count = parts.reduce((sum, part) => sum + part.rows, 0);
      const numbers = read(parts, arrayOf(type, count));
      return parts.some((part) => part.nulls.bytes > 0) ? withNulls(file, path, parts, numbers) : numbers;
    };
    return {
      rows,
      schema,
      batches: batches.length,
      int32: (name) => exactly(name, new Int32Array(rows)),
      float64: (name) => exactly(name, new Float64Array(rows)),
      values,
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error instanceof StoreError ? error : new StoreError(`${path}: not an Arrow file`, { cause: error });
  }
}

function arrayOf(type: DataType | undefined, rows: number): NumberArray {
  if (DataType.isDictionary(type)) return new Int32Array(rows);
  if (DataType.isInt(type)) {
    if (type.bitWidth === 16) return new Uint16Array(rows);
    return type.isSigned ? new Int32Array(rows) : new Uint32Array(rows);
  }
  return new Float64Array(rows);
}

/** The numbers as a list, with null where the bit of their row is 0. */
function withNulls(file: number, path: string, parts: readonly Place[], numbers: NumberArray): (number | null)[] {
  const list: (number | null)[] = Array.from(numbers);
  let first = 0;
  for (const { rows, nulls } of parts) {
    const bits = bytesAt(file, path, nulls.at, nulls.bytes);
    for (let row = 0; row < rows && nulls.bytes > 0; row++)
      if (((bits[row >> 3]! >> (row & 7)) & 1) === 0) list[first + row] = null;
    first += rows;
  }
  return list;
}

/** Where the columns of one record batch lie. */
function placesOf(file: number, path: string, block: { offset: number; metaDataLength: number }): Place[] {
  // A message's header comes after 0xFFFFFFFF and its own length; then comes its body.
  const header = bytesAt(file, path, block.offset + 8, block.metaDataLength - 8);
  const { buffers, length } = decodeBatch(header);
  const body = block.offset + block.metaDataLength;
  // Two buffers a column: the nulls and the values; of a column of text, places in its list.
  return Array.from({ length: buffers.length / 2 }, (_, column) => {
    const [nulls, values] = [buffers[2 * column]!, buffers[2 * column + 1]!];
    return { rows: length, nulls: { at: body + nulls.offset, bytes: nulls.length }, valuesAt: body + values.offset };
  });
}

function footerOf(file: number, path: string) {
  const size = fstatSync(file).size;
  const trailer = bytesAt(file, path, Math.max(0, size - trailerBytes), trailerBytes);
  if (new TextDecoder().decode(trailer.subarray(4)) !== "ARROW1") throw new StoreError(`${path}: not an Arrow file`);
  const length = new DataView(trailer.buffer).getInt32(0, true);
  return decodeFooter(bytesAt(file, path, size - trailerBytes - length, length));
}

const decodeFooter = remembering((bytes) => {
  const footer = Footer.decode(bytes);
  return { schema: footer.schema as Schema, batches: [...footer.recordBatches()] };
});

const decodeBatch = remembering((bytes) => (Message.decode(bytes) as Message<MessageHeader.RecordBatch>).header());

/**
 * The same, but what was said of the last few different bytes is remembered. Chunks of a run have their columns in the same places, and
 * to decode where those are takes longer than to read a few of them.
 */
function remembering<T>(decode: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known: { readonly bytes: Uint8Array; readonly said: T }[] = [];
  return (bytes) => {
    const same = known.find((one) => Buffer.compare(one.bytes, bytes) === 0);
    if (same !== undefined) return same.said;
    const said = decode(bytes);
    known.unshift({ bytes, said });
    known.length = Math.min(known.length, REMEMBERED);
    return said;
  };
}

function bytesAt(file: number, path: string, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  readAt(file, path, bytes, offset);
  return bytes;
}

function readAt(file: number, path: string, into: NodeJS.ArrayBufferView, position: number): void {
  for (let done = 0; done < into.byteLength; ) {
    const read = readSync(file, into, done, into.byteLength - done, position + done);
    if (read === 0) throw new StoreError(`${path}: ends in the middle of a column`);
    done += read;
  }
}
