import { ByteWriter, type ColumnSource, ParquetWriter } from "hyparquet-writer";
import type { Columns } from "../encode.ts";
import type { Column, TableShape } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { meaningOf, nameOf, unitOf } from "./table.ts";

type SchemaElement = ParquetWriter["schema"][number];

/** Rows of a row group, at most: what a reader takes into memory at once. */
const groupRows = 100_000;

/**
 * A table as Parquet, compressed with Snappy. Name, unit and meaning of every column stand in the file's key-value metadata:
 * `columns`, a JSON list, and for readers that show single keys `unit:<column>` and `meaning:<column>`. Equal tables give equal
 * bytes.
 */
export function* parquetPieces({ shape, batches }: ExportTable): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema = [{ name: "table", num_children: shape.columns.length }, ...shape.columns.map(elementOf)];
  const writer = new ParquetWriter({ writer: bytes, schema, kvMetadata: metadataOf(shape), createdBy: "runout" });
  const take = () => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  for (const batch of batches()) {
    writer.write({ columnData: shape.columns.map((one) => dataOf(one, batch)), rowGroupSize: groupRows });
    yield take();
  }
  writer.finish();
  yield take();
}

function metadataOf({ schema, columns }: TableShape): { key: string; value: string }[] {
  const described = columns.map((one) => ({ name: nameOf(one), unit: unitOf(one), meaning: meaningOf(one) }));
  return [
    ...[...schema.metadata].map(([key, value]) => ({ key, value })),
    { key: "columns", value: JSON.stringify(described) },
    ...described.flatMap(({ name, unit, meaning }) => [
      { key: `unit:${name}`, value: unit },
      { key: `meaning:${name}`, value: meaning },
    ]),
  ];
}

/** Whole numbers of 16 and 32 bits without a sign are 32-bit numbers of Parquet that say so. */
function elementOf(one: Column): SchemaElement {
  const head = { name: nameOf(one), repetition_type: one.field.nullable ? "OPTIONAL" : "REQUIRED" } as const;
  switch (one.type) {
    case "text":
      return { ...head, type: "BYTE_ARRAY", converted_type: "UTF8" };
    case "float64":
      return { ...head, type: "DOUBLE" };
    case "int32":
      return { ...head, type: "INT32" };
    default:
      return { ...head, type: "INT32", converted_type: one.type === "uint16" ? "UINT_16" : "UINT_32" };
  }
}

function dataOf(one: Column, batch: Columns): ColumnSource {
  const name = nameOf(one);
  const values = batch[name]!;
  const texts = one.values;
  const data = texts ? Array.from(values, (place) => texts[place!]!) : values;
  return { name, data: data as ColumnSource["data"], nullable: one.field.nullable };
}
