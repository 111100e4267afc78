import { join } from "node:path";
import { Command, Option } from "commander";
import type { ExportFormat } from "../results/export/exportRun.ts";
import { exportFormats, exportRun, largeTables } from "../results/export/exportRun.ts";
import type { ExportShape } from "../results/export/shapes.ts";
import { exportShapes } from "../results/export/shapes.ts";
import { findRun } from "./view.ts";
import { commaList } from "./words.ts";

interface ExportOptions {
  readonly to: ExportFormat;
  readonly table?: readonly string[];
  readonly series?: readonly string[];
  readonly shape: ExportShape;
  readonly out?: string;
  readonly json?: boolean;
}

export function exportCommand(): Command {
  return new Command("export")
    .summary("write a run's tables as Parquet, CSV or Arrow")
    .description(
      "Writes the tables of a run, one file each, with a table of columns that says the unit and meaning of every column; in Parquet and Arrow they also stand in the files' own metadata. Equal runs give equal bytes. Cells of text that a spreadsheet would take for a formula get an apostrophe.",
    )
    .argument("<run>", "a run folder, or the name of a scenario (its latest run)")
    .addOption(new Option("--to <format>", "format of the files").choices(exportFormats).makeOptionMandatory())
    .option("--table <names>", "tables, with commas between: all but daily where absent", commaList)
    .option("--series <names>", "series of the table daily, with commas between: all where absent", commaList)
    .addOption(
      new Option("--shape <shape>", "stored: as in the run folder; long: one number a row; wide: a column a number")
        .choices(exportShapes)
        .default("stored"),
    )
    .option("--out <folder>", "where to, instead of a folder named after the format in the run folder")
    .option("--json", "print one JSON document instead of lines")
    .addHelpText(
      "after",
      "\nExamples:\n  runout export three-firm-cutoff --to parquet\n  runout export three-firm-cutoff --to csv --table bands,sites --shape wide --out results/for-excel",
    )
    .action((word: string, options: ExportOptions) => {
      const folder = findRun(word);
      const { to, table, series, shape, out } = options;
      const files = exportRun({
        folder,
        to,
        shape,
        out: out ?? join(folder, to),
        ...(table ? { tables: table } : {}),
        ...(series ? { series } : {}),
      });
      const left = table ? [] : largeTables(folder);
      if (options.json) process.stdout.write(`${JSON.stringify({ files }, null, 2)}\n`);
      else {
        for (const file of files) process.stdout.write(`${file}\n`);
        if (left.length > 0)
          process.stderr.write(
            `Not written, as they may be large: ${left.join(", ")}; ask for them with --table ${left.join(",")}\n`,
          );
      }
    });
}
