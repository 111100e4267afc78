import type { ColumnValues } from "../encode.ts";
import { column, tableShape, textColumn } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { columnNamed, nameOf, rowsOf, unitOf } from "./table.ts";

/** One number a row: the keys, which number it is, its unit, and its value. */
export function longTable(table: ExportTable, keys: readonly string[]): ExportTable {
  const { shape } = table;
  const ids = keys.map((key) => columnNamed(table, key));
  const measures = shape.columns.filter((one) => one.type !== "text" && !keys.includes(nameOf(one)));
  const ownUnit = shape.columns.find((one) => nameOf(one) === "unit");
  const units = ownUnit?.values ?? [...new Set(measures.map(unitOf))];
  const statistic = textColumn(
    "number",
    100,
    measures.map(nameOf),
    "Which number of the row it is; the table columns says what each means",
  );
  const long = tableShape(shape.name, [
    ...ids,
    statistic,
    textColumn("unit", 101, units, "Unit of the value"),
    column(
      "value",
      "float64",
      "see column unit",
      "The number; null: never",
      measures.some((one) => one.field.nullable),
    ),
  ]);
  return {
    shape: long,
    *batches() {
      for (const batch of table.batches()) {
        const rows = rowsOf(shape, batch);
        const each = <T>(value: (row: number, measure: number) => T): T[] => {
          const list = new Array<T>(rows * measures.length);
          for (let row = 0; row < rows; row++)
            for (let m = 0; m < measures.length; m++) list[row * measures.length + m] = value(row, m);
          return list;
        };
        const unit = batch.unit;
        const unitPlaces = measures.map((one) => units.indexOf(unitOf(one)));
        const values = measures.map((one) => batch[nameOf(one)]!);
        const made: Record<string, ColumnValues> = {
          number: each((_, m) => m),
          unit: each((row, m) => (ownUnit ? unit![row]! : unitPlaces[m]!)),
          value: each((row, m) => values[m]![row] ?? null),
        };
        for (const id of ids) made[nameOf(id)] = each((row) => batch[nameOf(id)]![row]!);
        yield made;
      }
    },
  };
}
