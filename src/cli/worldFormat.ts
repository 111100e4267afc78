import { capacityTables } from "../scenario/capacity/tables.ts";
import type { Column } from "../scenario/columns.ts";
import { worldTables } from "../scenario/worldFiles.ts";

/** The tables of a world as Markdown, from the declarations that readers check by: what `scenarios/worlds/README.md` holds. */
export function formatText(): string {
  const coming = Object.values(capacityTables).map((table) => tableText({ ...table, file: `capacity/${table.file}` }));
  return `${[...Object.values(worldTables).map(tableText), ...coming].join("\n\n")}\n`;
}

interface Described {
  readonly file: string;
  readonly meaning: string;
  readonly optional?: true;
  readonly key: readonly string[];
  readonly columns: object;
}

/** Columns that every table has; described once. */
const SOURCED = ["sourceKind", "source", "note"];

function tableText({ file, meaning, optional, key, columns }: Described): string {
  const rows = Object.entries(columns as Readonly<Record<string, Column<unknown>>>)
    .filter(([name]) => !SOURCED.includes(name))
    .map(([name, column]) => `| \`${name}\` | ${plainKind(column)} | ${leftOut(column)} | ${column.meaning} |`);
  const needed = optional ? ", may be missing" : "";
  const head = ["| column | value | if left out | meaning |", "| --- | --- | --- | --- |"];
  return [`### \`${file}\`${needed}`, "", `${meaning}. One row a ${key.join(", ")}.`, "", ...head, ...rows].join("\n");
}

const plainKind = ({ kind }: Column<unknown>): string => kind.replace(/; may be empty( or left out)?$/, "");

/** What an empty cell or a missing column means: a value, nothing, or an error. */
function leftOut({ empty }: Column<unknown>): string {
  if (empty === undefined) return "**needed**";
  const { value } = empty;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null || value === "" || Number.isNaN(value)) return "empty";
  return String(value);
}
