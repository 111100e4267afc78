import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Columns } from "../encode.ts";
import { StoreError } from "../errors.ts";
import type { Column } from "../schema.ts";
import { tableShape, textColumn } from "../schema.ts";
import { siteDaysFolder } from "../siteDayTables.ts";
import { type ExportTable, nameOf, storedTable } from "./table.ts";

/** Name of the table in exports and queries: all stages together, which lie in a file each. */
export const siteDaysName = "siteDays";

/**
 * The tables by site and day as one, with the stage before them, stage after stage; one stage is in memory at a time.
 *
 * @throws StoreError when the run has none
 */
export function siteDaysTable(folder: string): ExportTable {
  const place = join(folder, siteDaysFolder);
  const stages = readdirSync(place).flatMap((file) => (file.endsWith(".arrow") ? [file.slice(0, -6)] : []));
  if (stages.length === 0) throw new StoreError(`${place} is empty`);
  const tables = stages.sort().map((stage) => storedTable(siteDaysName, join(place, `${stage}.arrow`)));
  const { columns } = tables[0]!.shape;
  const texts = columns.filter((column) => column.values !== undefined);
  // The texts of a stage come after those of the stages before it; a name that stands in two stages has one place.
  const places = new Map(texts.map((column) => [nameOf(column), new Map<string, number>()]));
  const renumbered = tables.map(
    ({ shape }) =>
      new Map(
        texts.map((column) => {
          const known = places.get(nameOf(column))!;
          const own = shape.columns.find((one) => nameOf(one) === nameOf(column))!.values!;
          return [nameOf(column), own.map((value) => placeIn(known, value))] as const;
        }),
      ),
  );
  const whole = (column: Column, i: number) => {
    const known = places.get(nameOf(column));
    return known ? textColumn(nameOf(column), i + 1, [...known.keys()], column.field.metadata.get("meaning")!) : column;
  };
  return {
    shape: tableShape(siteDaysName, [textColumn("stage", 0, stages, "Stage of the chain"), ...columns.map(whole)]),
    *batches() {
      for (const [i, table] of tables.entries())
        for (const batch of table.batches()) {
          const rows = batch[nameOf(columns[0]!)]!.length;
          const renumber = (name: string, values: Columns[string]) => {
            const to = renumbered[i]!.get(name);
            return to === undefined ? values : Int32Array.from(values as ArrayLike<number>, (own) => to[own]!);
          };
          const moved = Object.entries(batch).map(([name, values]) => [name, renumber(name, values)] as const);
          yield { stage: new Int32Array(rows).fill(i), ...Object.fromEntries(moved) };
        }
    },
  };
}

function placeIn(known: Map<string, number>, value: string): number {
  const place = known.get(value) ?? known.size;
  known.set(value, place);
  return place;
}
