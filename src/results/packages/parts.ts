import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ArmOutcomes } from "../../analysis/compare/compare.ts";
import { realDisk, replaceFile } from "../disk.ts";
import { encodeTable } from "../encode.ts";
import { StoreError } from "../errors.ts";
import { readTable } from "../rows.ts";
import { column, tableShape, textColumn } from "../schema.ts";

/** Some packages under one cut of one scenario, as they were run: outcomes by replication, of those that went well in all of them. */
export interface PackagesPart {
  readonly names: readonly string[];
  readonly replications: readonly number[];
  readonly leftOut: number;
  readonly arms: readonly ArmOutcomes[];
}

/** Writes a part as a table, one row a (package, replication), whole or not at all. Columns are named by their outcomes. */
export function writePart(folder: string, name: string, part: PackagesPart): void {
  const { names, replications, arms } = part;
  const texts = [...arms[0]!.keys()];
  const shape = tableShape("packages-part", [
    textColumn("package", 0, names, "Interventions done, joined by +"),
    column("replication", "uint32", "1", "Replication, from 0; replication k has the same luck in every package"),
    ...texts.map((text) => column(text, "float64", "own", `Outcome ${text}`)),
  ]);
  const bytes = encodeTable(shape, {
    package: names.flatMap((_, arm) => replications.map(() => arm)),
    replication: names.flatMap(() => replications),
    ...Object.fromEntries(texts.map((text) => [text, arms.flatMap((arm) => arm.get(text)!)])),
  });
  realDisk.makeFolder(folder);
  replaceFile(realDisk, join(folder, name), [bytes]);
}

/** Reads a part; null where it is not there. @param replications that it was asked for */
export function readPart(folder: string, name: string, replications: number): PackagesPart | null {
  const path = join(folder, name);
  if (!existsSync(path)) return null;
  const table = readTable(path);
  const values = (column: string) => Array.from(table.getChild(column) ?? []);
  const packages = values("package") as string[];
  const names = [...new Set(packages)];
  const sound = table.numRows / names.length;
  if (!Number.isInteger(sound)) throw new StoreError(`${path}: ${table.numRows} rows of ${names.length} packages`);
  const texts = table.schema.fields.map((field) => field.name).slice(2);
  const columns = texts.map((text) => [text, values(text) as number[]] as const);
  return {
    names,
    replications: (values("replication") as number[]).slice(0, sound),
    leftOut: replications - sound,
    arms: names.map((_, arm) => new Map(columns.map(([text, of]) => [text, of.slice(arm * sound, (arm + 1) * sound)]))),
  };
}
