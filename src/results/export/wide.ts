import type { Columns } from "../encode.ts";
import type { Column } from "../schema.ts";
import { column, tableShape } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { columnNamed, meaningOf, nameOf, rowsOf, tableOf, unitOf } from "./table.ts";

/** Which columns of a stored table say whose the numbers are. */
export interface Keys {
  /** They stay rows in the wide shape. */
  readonly rows: readonly string[];
  /** They become parts of column names; without any, the table is wide as it is stored. */
  readonly spread: readonly string[];
  /** Order in a column's name: outOfWork.q50 of a series' quantile, meanOutOfWork.day7 of a site's number. */
  readonly naming: "key first" | "number first";
  /** What a row that is left out means: nothing known (null) or nobody (0). */
  readonly absent: null | 0;
}

/** One row a value of the row keys, in the order in which they first come; one column a number of every value of the others. */
export function wideTable(table: ExportTable, { rows: rowKeys, spread, naming, absent }: Keys): ExportTable {
  const ids = rowKeys.map((key) => columnNamed(table, key));
  const others = spread.map((key) => columnNamed(table, key));
  const measures = table.shape.columns.filter(
    (one) => one.type !== "text" && !rowKeys.includes(nameOf(one)) && !spread.includes(nameOf(one)),
  );
  const rows = new Map<string, number>();
  const idValues = ids.map((): number[] => []);
  const cells = new Map<
    string,
    { readonly measure: Column; readonly unit: string; readonly values: (number | null)[] }
  >();
  for (const batch of table.batches()) {
    const count = rowsOf(table.shape, batch);
    for (let at = 0; at < count; at++) {
      const key = ids.map((id) => batch[nameOf(id)]![at]).join("|");
      const row = rows.get(key) ?? rows.size;
      if (row === rows.size) {
        rows.set(key, row);
        for (const [i, id] of ids.entries()) idValues[i]!.push(batch[nameOf(id)]![at]!);
      }
      const prefix = others.map((one) => wordOf(one, batch[nameOf(one)]![at]!)).join(".");
      const unit = textAt(table, batch, "unit", at);
      for (const measure of measures) {
        const name = naming === "key first" ? `${prefix}.${nameOf(measure)}` : `${nameOf(measure)}.${prefix}`;
        const cell = cells.get(name) ?? { measure, unit: unit ?? unitOf(measure), values: [] };
        cells.set(name, cell);
        cell.values[row] = batch[nameOf(measure)]![at] ?? null;
      }
    }
  }
  const filled = [...cells].map(([name, cell]) => ({
    ...cell,
    name,
    values: Array.from({ length: rows.size }, (_, row) => valueAt(cell.values, row, absent)),
  }));
  const wide = tableShape(table.shape.name, [
    ...ids,
    ...filled.map(({ name, measure, unit, values }) =>
      column(name, measure.type as "float64", unit, meaningOf(measure), values.includes(null)),
    ),
  ]);
  return tableOf(wide, {
    ...Object.fromEntries(ids.map((id, i) => [nameOf(id), idValues[i]!])),
    ...Object.fromEntries(filled.map(({ name, values }) => [name, values])),
  });
}

/** A key's value as part of a column's name: text as it is, a day as day7. */
const wordOf = (one: Column, value: number): string => one.values?.[value] ?? `${nameOf(one)}${value}`;

function textAt(table: ExportTable, batch: Columns, name: string, row: number): string | null {
  const one = table.shape.columns.find((candidate) => nameOf(candidate) === name);
  return one?.values?.[batch[name]![row]!] ?? null;
}

/** A cell that was given, null included, or what its absence means. */
function valueAt(values: readonly (number | null)[], row: number, absent: Keys["absent"]): number | null {
  const value = values[row];
  return value === undefined ? absent : value;
}
