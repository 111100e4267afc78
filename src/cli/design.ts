import { readFileSync } from "node:fs";
import type { ExperimentRows } from "../engine/starter.ts";
import { completeRows, type Others } from "../montecarlo/givenRows.ts";
import { type DesignRecord, designHash } from "../results/designTable.ts";
import { designTableOfParquet } from "../results/parquetRows.ts";
import { type DesignTable, type DesignUnits, designTableOfCsv, readDesign } from "../scenario/designRows.ts";
import type { Factor, Scenario } from "../scenario/types.ts";
import { UsageError } from "./errors.ts";

/** What the command line says of a design. */
export interface DesignOptions {
  readonly design?: string;
  readonly units: DesignUnits;
  readonly others: Others;
  readonly set: Readonly<Record<string, number>>;
  readonly replications?: number;
  readonly extend?: number;
}

/** Rows that are run in the place of drawn ones, and what is recorded of them. */
export interface Given {
  readonly rows: ExperimentRows;
  readonly record: DesignRecord;
}

/** Reads the file of a design; which kind it is says its name. @throws UsageError or ScenarioError */
export async function openDesign(options: DesignOptions): Promise<DesignTable | null> {
  const { design: file } = options;
  if (file === undefined) return null;
  if (options.extend !== undefined)
    throw new UsageError(
      "--extend: a design has the rows it was given, and more of another design are not its continuation; run the longer design as a run of its own",
    );
  if (options.replications !== undefined)
    throw new UsageError("--replications: the design says how many rows are run; leave --replications out");
  const bytes = readDesignFile(file);
  return /\.parquet$/i.test(file)
    ? designTableOfParquet(file, bytes)
    : designTableOfCsv(file, new TextDecoder().decode(bytes));
}

/** The rows of a design for one scenario. @throws ScenarioError that names line and column, UsageError where --set sets a column */
export function givenRows(
  table: DesignTable,
  scenario: Scenario,
  factors: readonly Factor[],
  options: DesignOptions,
): Given {
  const twice = Object.keys(options.set).find((name) => table.names.includes(name));
  if (twice !== undefined)
    throw new UsageError(`--set ${twice}: ${table.file} has a column of that name; leave one of the two out`);
  const { units, others } = options;
  const given = readDesign(table, factors, units);
  const rows = completeRows(given, factors, scenario.seed, others);
  const sha256 = designHash(factors, rows);
  return { rows, record: { sha256, rows: given.rows, given: given.names, units, others, file: table.file } };
}

function readDesignFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--design ${file} cannot be read: ${why}`);
  }
}
