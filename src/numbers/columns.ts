/**
 * Columns declared once as data. A declaration is one object literal whose fields are made by a maker: an allocator makes
 * typed arrays, a describer makes rows for documents, schemas and the compiler. One expression gives every container of
 * a process one hidden shape (filled key by key, plain JS kernels run four times slower).
 */

/** What a column is: its table (the rows it runs over), element type, unit and meaning. */
export interface ColumnInfo {
  readonly table: string;
  readonly type: "f64" | "i32";
  readonly unit: string;
  readonly meaning: string;
}

/** Makes columns. `width` is the number of values a row holds (64 for a pipeline ring). */
export interface ColumnMaker<Table extends string> {
  f64(table: Table, unit: string, meaning: string, width?: number): Float64Array;
  i32(table: Table, unit: string, meaning: string, width?: number): Int32Array;
}

/** A maker that allocates zeroed columns with the given numbers of rows. */
export function allocator<Table extends string>(rows: Readonly<Record<Table, number>>): ColumnMaker<Table> {
  return {
    f64: (table, _unit, _meaning, width = 1) => new Float64Array(rows[table] * width),
    i32: (table, _unit, _meaning, width = 1) => new Int32Array(rows[table] * width),
  };
}

/** Reads a declaration as data: field name -> what it is. */
export function describe<Table extends string>(
  declare: (maker: ColumnMaker<Table>) => object,
): Readonly<Record<string, ColumnInfo>> {
  const info =
    (type: ColumnInfo["type"]) =>
    (table: Table, unit: string, meaning: string): never =>
      ({ table, type, unit, meaning }) as never;
  return declare({ f64: info("f64"), i32: info("i32") }) as Readonly<Record<string, ColumnInfo>>;
}
