import type { Field } from "apache-arrow";
import { DataType } from "apache-arrow";
import { openColumns } from "../columns.ts";
import type { Columns } from "../encode.ts";
import { StoreError } from "../errors.ts";
import { readTable } from "../rows.ts";
import type { Column, TableShape } from "../schema.ts";
import { column, tableShape, textColumn } from "../schema.ts";

/** A table to be written: what its columns are, and its rows in batches, so that a long one is never held whole. */
export interface ExportTable {
  readonly shape: TableShape;
  batches(): Iterable<Columns>;
}

export const nameOf = ({ field }: Column): string => field.name;
export const unitOf = ({ field }: Column): string => field.metadata.get("unit") ?? "1";
export const meaningOf = ({ field }: Column): string => field.metadata.get("meaning") ?? "";

/** @throws StoreError when the table has no such column */
export function columnNamed(table: ExportTable, name: string): Column {
  const found = table.shape.columns.find((one) => nameOf(one) === name);
  if (!found) throw new StoreError(`table ${table.shape.name} has no column "${name}"`);
  return found;
}

/** Number of rows of a batch. */
export const rowsOf = (shape: TableShape, batch: Columns): number => batch[nameOf(shape.columns[0]!)]!.length;

/** A table that is small enough to be in memory. */
export const tableOf = (shape: TableShape, rows: Columns): ExportTable => ({ shape, batches: () => [rows] });

/** A table of a run folder, read batch by batch, a column at a time. */
export function storedTable(name: string, path: string): ExportTable {
  const file = openColumns(path);
  const { schema, batches } = file;
  file.close();
  const texts = schema.fields.some((field) => DataType.isDictionary(field.type)) ? readTable(path) : null;
  const columns = schema.fields.map((field) => {
    const dictionary = texts?.getChild(field.name)?.data[0]?.dictionary;
    return columnOf(field, dictionary ? ([...dictionary] as string[]) : undefined);
  });
  return {
    shape: tableShape(name, columns),
    *batches() {
      const open = openColumns(path);
      try {
        for (let batch = 0; batch < batches; batch++)
          yield Object.fromEntries(columns.map((one) => [nameOf(one), open.values(nameOf(one), batch)]));
      } finally {
        open.close();
      }
    },
  };
}

/** A column as it was declared, from the field of a file. */
function columnOf(field: Field, values: readonly string[] | undefined): Column {
  const [unit, meaning] = [field.metadata.get("unit") ?? "1", field.metadata.get("meaning") ?? ""];
  if (values) return textColumn(field.name, field.type.id, values, meaning);
  return column(field.name, numberType(field.type), unit, meaning, field.nullable);
}

function numberType(type: DataType) {
  if (!DataType.isInt(type)) return "float64" as const;
  if (type.bitWidth === 16) return "uint16" as const;
  return type.isSigned ? ("int32" as const) : ("uint32" as const);
}

/** A column of text, as places in the list of its values in the order in which they first come. */
export function textPlaces(texts: readonly string[]): { values: string[]; places: Int32Array } {
  const known = new Map<string, number>();
  const places = Int32Array.from(texts, (text) => {
    const place = known.get(text) ?? known.size;
    known.set(text, place);
    return place;
  });
  return { values: [...known.keys()], places };
}
