import type { Columns } from "../encode.ts";
import type { Column } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { nameOf, rowsOf } from "./table.ts";

/** Rows that are put together before they are handed on. */
const pieceRows = 4096;

/**
 * A table as CSV (RFC 4180, but lines end in a line feed): a header, numbers in the fewest digits that read back as the same
 * number, an empty cell for none. UTF-8 without a mark.
 */
export function* csvPieces({ shape, batches }: ExportTable): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${shape.columns.map((one) => textCell(nameOf(one))).join(",")}\n`);
  for (const batch of batches()) {
    const cells = shape.columns.map((one) => cellsOf(one, batch));
    const rows = rowsOf(shape, batch);
    for (let first = 0; first < rows; first += pieceRows) {
      let piece = "";
      for (let row = first; row < Math.min(rows, first + pieceRows); row++)
        piece += `${cells.map((cell) => cell(row)).join(",")}\n`;
      yield encoder.encode(piece);
    }
  }
}

/** Gives the cells of a column. A text is made a cell once, however often it stands in the column. */
function cellsOf(one: Column, batch: Columns): (row: number) => string {
  const values = batch[nameOf(one)]!;
  const texts = one.values?.map(textCell);
  return (row) => {
    const value = values[row] ?? null;
    if (value === null) return "";
    return texts ? texts[value]! : String(value);
  };
}

/**
 * A text as a cell. One that begins with = + - @, a tab or a carriage return would be a formula to a spreadsheet: an apostrophe
 * goes before it. Numbers are no text and keep their sign.
 */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
