import { existsSync } from "node:fs";
import { Command } from "commander";
import { folderBytes } from "../results/folderBytes.ts";
import { isHeld } from "../results/lock.ts";
import type { AnyManifest } from "../results/manifest.ts";
import { listAllRuns } from "../results/runPlace.ts";
import { age } from "./age.ts";
import { bytesInWords, count } from "./amounts.ts";
import { UsageError } from "./errors.ts";
import { dim, table } from "./table.ts";

export function runsCommand(): Command {
  return new Command("runs")
    .summary("list run folders")
    .description(
      "Lists the runs of a folder of results by scenario, newest first: state, replications, size on disk, age. The last eight characters of a run's name are the beginning of its key: runs of one key continue each other.",
    )
    .argument("[results]", "folder of results", "results")
    .option("--json", "print one JSON document instead of tables")
    .addHelpText("after", "\nExamples:\n  runout runs\n  runout runs results --json")
    .action((results: string, options: { readonly json?: boolean }) => {
      if (results !== "results" && !existsSync(results))
        throw new UsageError(`there is no folder ${results}; give one that runout run wrote to`);
      const rows = listAllRuns(results).map(({ folder, manifest }) => ({ folder, ...describe(folder, manifest) }));
      process.stdout.write(options.json ? `${JSON.stringify({ runs: rows }, null, 2)}\n` : print(rows));
    });
}

interface RunRow {
  readonly folder: string;
  readonly scenario: string;
  readonly run: string;
  readonly state: string;
  readonly replications: number;
  readonly asked: number;
  readonly failed: number;
  readonly bytes: number;
  readonly created: string;
  readonly seed: string;
  readonly key: string;
}

function describe(folder: string, manifest: AnyManifest): Omit<RunRow, "folder"> {
  const { state, soundReplications, replications, failures, created, identity, key, scenario } = manifest;
  return {
    scenario: scenario.name,
    run: folder.replace(/^.*[/\\]/, ""),
    // A run that nobody writes any more was killed.
    state: state === "running" && !isHeld(folder) ? "interrupted" : state,
    replications: soundReplications,
    asked: replications,
    failed: failures.length,
    bytes: folderBytes(folder),
    created,
    seed: identity.seed,
    key,
  };
}

function print(rows: readonly RunRow[]): string {
  if (rows.length === 0) return "There are no runs here yet.\n";
  const now = Date.now();
  const scenarios = [...new Set(rows.map(({ scenario }) => scenario))];
  const parts = scenarios.map((scenario) => {
    const cells = rows.filter((row) => row.scenario === scenario).map((row) => cellsOf(row, now));
    return `${scenario}\n${table(["  run", "state", "replications", "size", "age"], cells, { right: [2, 3, 4] })}`;
  });
  return `${parts.join("\n\n")}\n${dim(`\n${rows.length === 1 ? "1 run" : `${count(rows.length)} runs`}, ${bytesInWords(rows.reduce((sum, { bytes }) => sum + bytes, 0))}`)}\n`;
}

function cellsOf(row: RunRow, now: number): string[] {
  const failed = row.failed === 0 ? "" : `, ${count(row.failed)} failed`;
  const done =
    row.replications + row.failed === row.asked
      ? count(row.replications)
      : `${count(row.replications)} of ${count(row.asked)}`;
  return [`  ${row.run}`, row.state, `${done}${failed}`, bytesInWords(row.bytes), age(Date.parse(row.created), now)];
}
