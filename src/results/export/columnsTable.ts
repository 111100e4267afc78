import { tableShape, textColumn } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { meaningOf, nameOf, tableOf, textPlaces, unitOf } from "./table.ts";

/** The table of columns: unit and meaning of every column of the tables that are written, for readers that show no metadata. */
export function columnsTable(tables: readonly ExportTable[]): ExportTable {
  const rows = tables.flatMap(({ shape }) => shape.columns.map((one) => ({ table: shape.name, one })));
  const texts = {
    table: textPlaces(rows.map(({ table }) => table)),
    column: textPlaces(rows.map(({ one }) => nameOf(one))),
    type: textPlaces(rows.map(({ one }) => one.type)),
    unit: textPlaces(rows.map(({ one }) => unitOf(one))),
    meaning: textPlaces(rows.map(({ one }) => meaningOf(one))),
  };
  const shape = tableShape("columns", [
    textColumn("table", 0, texts.table.values, "Table"),
    textColumn("column", 1, texts.column.values, "Column of the table"),
    textColumn("type", 2, texts.type.values, "Type of its values"),
    textColumn("unit", 3, texts.unit.values, "Unit of its values"),
    textColumn("meaning", 4, texts.meaning.values, "What it says"),
  ]);
  return tableOf(shape, Object.fromEntries(Object.entries(texts).map(([name, { places }]) => [name, places])));
}
