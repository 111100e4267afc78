import { suggest } from "../scenario/errors.ts";
import { worldTables } from "../scenario/worldFiles.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { UsageError } from "./errors.ts";
import { table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

type TableName = keyof typeof worldTables;

/** Widest a cell gets before its words are broken over lines. */
const CELL = 28;

/** A stretch of a word that is longer than a cell: an address, say. */
const LONG = /\S{28}(?=\S)/g;

/**
 * The rows of one table of a world as the program understands them, defaults filled in; columns that do not fit beside each other follow
 * below, each block with the key again. Columns of sources, and those in which every cell is empty, are left out.
 * @param name the table's file, with or without `.csv`
 * @throws UsageError when there is no such table
 */
export function printRows(world: WorldFiles, name: string): string {
  const rows = tableRows(world, name);
  const { key: keys, columns, file } = worldTables[tableNamed(name)];
  if (rows.length === 0) return `${file} has no rows.\n`;
  const cells = (column: string) => rows.map((row) => wrap(cellText(row[column]).replace(LONG, "$& "), CELL));
  const told = Object.keys(columns).filter((column) => !/^source|Source/.test(column));
  const filled = told.filter((column) => cells(column).some((cell) => cell !== ""));
  const widthOf = (column: string) =>
    Math.max(column.length, ...cells(column).flatMap((cell) => cell.split("\n").map((line) => line.length))) + 2;
  const own = filled.filter((column) => (keys as readonly string[]).includes(column));
  const room = WIDTH - own.reduce((sum, column) => sum + widthOf(column), 0);
  const blocks: string[][] = [[]];
  let used = 0;
  for (const column of filled.filter((one) => !own.includes(one))) {
    if (used + widthOf(column) > room + 2 && blocks.at(-1)!.length > 0) {
      blocks.push([]);
      used = 0;
    }
    blocks.at(-1)!.push(column);
    used += widthOf(column);
  }
  const drawn = blocks.map((block) => {
    const shown = [...own, ...block];
    const numbers = shown.flatMap((column, at) => (rows.every((row) => typeof row[column] === "number") ? [at] : []));
    const body = rows.map((_, row) => shown.map((column) => cells(column)[row]!));
    return table(shown, body, { right: numbers });
  });
  return `${file}, ${rows.length} rows, sources left out\n${drawn.join("\n\n")}\n`;
}

/** The rows of one table as data. @throws UsageError when there is no such table */
export const tableRows = (world: WorldFiles, name: string): readonly Readonly<Record<string, unknown>>[] =>
  world[tableNamed(name)] as readonly object[] as readonly Readonly<Record<string, unknown>>[];

function tableNamed(name: string): TableName {
  const entries = Object.entries(worldTables).map(
    ([key, { file }]) => [file.replace(".csv", ""), key as TableName] as const,
  );
  const found = entries.find(([file]) => file === name.replace(/\.csv$/, ""))?.[1];
  if (found !== undefined) return found;
  const files = entries.map(([file]) => file);
  throw new UsageError(`--table ${name}: no such table; ${suggest(name, files, "table")}`);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined || value === "" || Number.isNaN(value)) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
