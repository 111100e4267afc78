import { longTable } from "./long.ts";
import type { ExportTable } from "./table.ts";
import { type Keys, wideTable } from "./wide.ts";

/** stored: as in the run folder; long: one number a row; wide: one row a day, replication or place, one column a number. */
export const exportShapes = ["stored", "long", "wide"] as const;
export type ExportShape = (typeof exportShapes)[number];

const keys = (
  rows: string[],
  spread: string[] = [],
  naming: Keys["naming"] = "key first",
  absent: Keys["absent"] = null,
): Keys => ({ rows, spread, naming, absent });

const keysOf: Readonly<Record<string, Keys>> = {
  replications: keys(["replication"]),
  daily: keys(["day", "replication"]),
  bands: keys(["day"], ["series"]),
  stages: keys(["day"], ["measure", "stage"]),
  states: keys(["day"], ["measure", "region"]),
  siteDays: keys(["stage", "site", "name", "day"]),
  sites: keys(["site", "name"], ["day"], "number first"),
  causes: keys(["day", "stage", "region"], ["cause"], "number first", 0),
  ladder: keys(["replication"], ["rung"], "number first"),
  months: keys(["replication", "programme", "month"]),
  path: keys(["month"], ["programme", "series"]),
  values: keys(["replication"], ["programme", "series", "date"], "number first"),
  starts: keys(["replication", "programme"], ["module"], "number first"),
  projects: keys(["module"], ["programme"]),
  cuts: keys(["replication", "programme", "date"], ["day"], "number first"),
  without: keys(["day", "replication"], ["without"], "number first"),
};

/** A table in the shape that was asked for. Tables that are lists of things (columns, factors) stay as they are. */
export function reshape(table: ExportTable, shape: ExportShape): ExportTable {
  const keys = keysOf[table.shape.name];
  if (shape === "stored" || !keys) return table;
  if (shape === "long") return longTable(table, [...keys.rows, ...keys.spread]);
  return keys.spread.length === 0 ? table : wideTable(table, keys);
}
