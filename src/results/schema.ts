import { Dictionary, Field, Float64, Int32, Schema, Uint16, Uint32, Utf8 } from "apache-arrow";

/** Version of the tables' shapes; a reader of an older run can tell. */
export const schemaVersion = "1";

const numberTypes = { uint16: Uint16, uint32: Uint32, int32: Int32, float64: Float64 };

/** What a column holds. `text` is one of a fixed list of values, stored as a dictionary. */
export type ColumnType = keyof typeof numberTypes | "text";

/** A column of a table: its Arrow field and, for text, all the values it can have. */
export interface Column {
  readonly field: Field;
  readonly type: ColumnType;
  readonly values?: readonly string[];
}

/** A table's name and columns, from which its Arrow schema comes. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly schema: Schema;
}

/** A column of numbers; name, unit and meaning ride in the file, so that a reader in R or Python needs no other. */
export function column(
  name: string,
  type: keyof typeof numberTypes,
  unit: string,
  meaning: string,
  nullable = false,
): Column {
  return { type, field: field(name, new numberTypes[type](), unit, meaning, nullable) };
}

/**
 * A column of text from a fixed list.
 *
 * @param id of the dictionary, unique in its table. Given, because Arrow's own ids count up through the process and
 * would make equal tables differ.
 */
export function textColumn(name: string, id: number, values: readonly string[], meaning: string): Column {
  return {
    type: "text",
    values,
    field: field(name, new Dictionary(new Utf8(), new Int32(), id, false), "1", meaning, false),
  };
}

/** A table. Its metadata hold name and schema version alone: anything that varies would change equal tables' bytes. */
export function tableShape(name: string, columns: readonly Column[]): TableShape {
  const metadata = new Map([
    ["table", name],
    ["schemaVersion", schemaVersion],
  ]);
  return {
    name,
    columns,
    schema: new Schema(
      columns.map((c) => c.field),
      metadata,
    ),
  };
}

function field(name: string, type: Field["type"], unit: string, meaning: string, nullable: boolean): Field {
  const metadata = new Map([
    ["unit", unit],
    ["meaning", meaning],
  ]);
  return new Field(name, type, nullable, metadata);
}
