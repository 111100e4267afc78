import { Command } from "commander";
import { textCell } from "../results/export/csv.ts";
import type { QueryAnswer, QueryValue } from "../results/query.ts";
import { queryRun } from "../results/query.ts";
import { UsageError } from "./errors.ts";
import { table } from "./table.ts";
import { findRun } from "./view.ts";

interface QueryOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function queryCommand(): Command {
  return new Command("query")
    .summary("answer SQL over a run's tables")
    .description(
      'Answers a query in the SQL of DuckDB, which is installed apart (npm install @duckdb/node-api). Tables: replications, bands, stages, states, sites, causes, ladder, without, factors, columns and daily; of a run of runout capacity replications, path, values, projects, cuts, factors, columns, months and starts. Names with dots stand in double quotes: "outOfWork.day7". The query sees the run alone: no files, no network. The table rounds numbers to six digits; --json and --csv do not.',
    )
    .argument("<run>", "a run folder, or the name of a scenario (its latest run)")
    .argument("<sql>", "the query, in quotes")
    .option("--json", "print one JSON document: rows as objects")
    .option("--csv", "print CSV")
    .addHelpText(
      "after",
      `\nExamples:\n  runout query three-firm-cutoff "SELECT day, q50, q95 FROM bands WHERE series = 'outOfWork' AND day < 5"\n  runout query three-firm-cutoff "SELECT * FROM columns" --csv`,
    )
    .action(async (word: string, sql: string, options: QueryOptions) => {
      if (options.json && options.csv) throw new UsageError("query: give --json or --csv, not both");
      const answer = await queryRun(findRun(word), sql);
      process.stdout.write(options.json ? asJson(answer) : options.csv ? asCsv(answer) : asTable(answer));
    });
}

function asJson({ columns, rows }: QueryAnswer): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  return `${JSON.stringify({ rows: objects }, null, 2)}\n`;
}

function asCsv({ columns, rows }: QueryAnswer): string {
  const cell = (value: QueryValue) =>
    value === null ? "" : typeof value === "string" ? textCell(value) : String(value);
  return [columns.map(textCell), ...rows.map((row) => row.map(cell))].map((cells) => `${cells.join(",")}\n`).join("");
}

function asTable({ columns, numeric, rows }: QueryAnswer): string {
  if (columns.length === 0) return "Done.\n";
  const right = columns.flatMap((_, i) => (numeric[i] ? [i] : []));
  const cells = rows.map((row) => row.map(inTable));
  return `${table([...columns], cells, { right })}\n${rows.length === 0 ? "No rows.\n" : ""}`;
}

/** A whole number as it is, another to six digits. */
function inTable(value: QueryValue): string {
  if (value === null) return "";
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(6)));
}
