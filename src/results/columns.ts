import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { MessageHeader, Schema } from "apache-arrow";
import { Message } from "apache-arrow";
import type { FileBlock } from "apache-arrow/ipc/metadata/file";
import { Footer } from "apache-arrow/ipc/metadata/file";
import { StoreError } from "./errors.ts";

/**
 * Reads single columns of an Arrow IPC file without reading the rest: a run of any length is then summed up with only
 * the columns in use in memory. For files that this package wrote: one record batch, no compression, no nulls.
 */
export interface ColumnFile {
  readonly rows: number;
  int32(name: string): Int32Array;
  float64(name: string): Float64Array;
  close(): void;
}

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
    const { schema, block } = footerOf(file, path);
    // A message's header comes after 0xFFFFFFFF and its own length; then comes its body.
    const header = bytesAt(file, path, block.offset + 8, block.metaDataLength - 8);
    const { buffers, length: rows } = (Message.decode(header) as Message<MessageHeader.RecordBatch>).header();
    const body = block.offset + block.metaDataLength;
    // Two buffers a column: the nulls (empty here) and the values; of a column of text, places in its list.
    const places = new Map(schema.fields.map(({ name }, i) => [name, buffers[2 * i + 1]!]));
    const read = <T extends Int32Array | Float64Array>(name: string, values: T): T => {
      const place = places.get(name);
      if (!place) throw new StoreError(`${path}: no column "${name}"`);
      readAt(file, path, values, body + place.offset);
      return values;
    };
    return {
      rows,
      int32: (name) => read(name, new Int32Array(rows)),
      float64: (name) => read(name, new Float64Array(rows)),
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error instanceof StoreError ? error : new StoreError(`${path}: not an Arrow file`, { cause: error });
  }
}

function footerOf(file: number, path: string): { schema: Schema; block: FileBlock } {
  const size = fstatSync(file).size;
  const trailer = bytesAt(file, path, Math.max(0, size - trailerBytes), trailerBytes);
  if (new TextDecoder().decode(trailer.subarray(4)) !== "ARROW1") throw new StoreError(`${path}: not an Arrow file`);
  const length = new DataView(trailer.buffer).getInt32(0, true);
  const footer = Footer.decode(bytesAt(file, path, size - trailerBytes - length, length));
  const block = footer.getRecordBatch(0);
  if (!block || footer.numRecordBatches !== 1)
    throw new StoreError(`${path}: not one record batch, as this program writes`);
  return { schema: footer.schema, block };
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
