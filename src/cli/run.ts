import { Command, Option } from "commander";
import { checkOutcome } from "../analysis/evaluate.ts";
import { FIRST_LOOK, type Precision } from "../analysis/precision.ts";
import { finishRun } from "../montecarlo/bands.ts";
import { runLadder } from "../montecarlo/ladder.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { type Detail, planRun } from "../montecarlo/plan.ts";
import { openPool, type Pool } from "../montecarlo/pool.ts";
import { runMonteCarlo } from "../montecarlo/run.ts";
import { runUntil, type UntilEnd } from "../montecarlo/until.ts";
import { runWithout } from "../montecarlo/without.ts";
import { writeDesign } from "../results/designTable.ts";
import { writeLadder } from "../results/ladderTable.ts";
import { openRun, type RunRequest } from "../results/runFolder.ts";
import { writeWithout } from "../results/withoutTable.ts";
import type { DesignTable } from "../scenario/designRows.ts";
import type { Scenario } from "../scenario/types.ts";
import { atRestOf } from "../world/atRest.ts";
import { type Adjustments, adjust } from "./adjust.ts";
import { answerJson, printAnswer } from "./answer.ts";
import { tellChunks } from "./chunkEvents.ts";
import { codeVersion } from "./codeVersion.ts";
import { type DesignOptions, givenRows, openDesign } from "./design.ts";
import { EXIT } from "./errors.ts";
import { type LogFormat, logFormatOption, setLogFormat } from "./log.ts";
import { offerToOpen } from "./offer.ts";
import {
  detailOption,
  engineOption,
  formOption,
  horizonOption,
  replicationsOption,
  seedOption,
  setOption,
  threadsOption,
} from "./options.ts";
import { startProgress } from "./progress.ts";
import { writeReport } from "./report.ts";
import { noneLeft, stoppedByLoss, warnOfDisk } from "./runEnds.ts";
import { stopOnInterrupt } from "./stop.ts";
import { type Opened, openScenario } from "./tree.ts";
import { mostOf, savedValues, untilLines, untilOption } from "./until.ts";
import { type RunView, viewRun } from "./view.ts";
import { replicationCount } from "./words.ts";

/** Options as commander gives them. */
interface RunOptions extends Adjustments, DesignOptions {
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly resume?: boolean;
  readonly ladder: boolean;
  readonly without: boolean;
  readonly detail?: Detail;
  readonly replications?: number;
  readonly until?: Precision;
  readonly report?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly logFormat: LogFormat;
}

export function runCommand(): Command {
  return new Command("run")
    .summary("simulate scenarios and write their run folders")
    .description("Simulates each scenario's replications, writes its run folder, and prints the answers side by side.")
    .argument("<scenario...>", "scenario files")
    .addOption(replicationsOption())
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(engineOption())
    .addOption(horizonOption())
    .addOption(setOption())
    .addOption(formOption())
    .option(
      "--out <folder>",
      "run folder, instead of results/<scenario>/<run-id>; with several scenarios one folder each in it",
    )
    .addOption(untilOption("an outcome"))
    .option("--resume", "go on with the newest unfinished run of the same scenario, world, seed and code")
    .option("--extend <n>", "go on with that run to n replications in all", replicationCount)
    .option("--design <file>", "run these rows, .csv or .parquet, a column a factor, instead of drawing them")
    .addOption(
      new Option(
        "--units <name>",
        "cells of the design: values in the factors' own units, or probabilities of their priors",
      )
        .choices(["natural", "quantile"])
        .default("natural"),
    )
    .addOption(
      new Option("--others <how>", "factors without a column: drawn by the row's luck, or at their medians")
        .choices(["drawn", "median"])
        .default("drawn"),
    )
    .addOption(detailOption())
    .option("--no-ladder", "leave out the ladder of premises")
    .option("--no-without", "leave out the runs without what the scenario lists under without")
    .option("--report", "write report.html from these runs, and offer to open it")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addOption(logFormatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  runout run scenarios/three-firm-cutoff.yaml\n  runout run scenarios/graphite-cutoff-evidence.yaml --replications 16 --horizon 90 --set anodeCoverDays=20 --form rationing=urgency",
    )
    .action(runScenarios);
}

async function runScenarios(paths: readonly string[], options: RunOptions): Promise<void> {
  setLogFormat(options.logFormat);
  const opened = paths.map((path) => openScenario(path)).map((one) => ({ ...one, scenario: adjust(one, options) }));
  const design = await openDesign(options);
  const stop = stopOnInterrupt();
  const folders: string[] = [];
  const ends: UntilEnd[] = [];
  if (options.until !== undefined) mostOf(options);
  const lanes = options.engine === "lanes" ? await loadLaneModule() : null;
  const pools = new Map<string, Pool>();
  try {
    for (const one of opened) {
      if (stop.signal.aborted) break;
      const pool = pools.get(one.files.text) ?? openPool(one.files, options.threads, lanes);
      pools.set(one.files.text, pool);
      const folder =
        options.out === undefined || paths.length === 1 ? options.out : `${options.out}/${one.scenario.name}`;
      folders.push(await runOne(pool, one, options, folder, design, stop.signal, (end) => ends.push(end)));
    }
  } finally {
    for (const pool of pools.values()) await pool.close();
    stop.done();
  }
  const views = folders.flatMap((folder) => viewRun(folder) ?? []);
  const until = ends.map((end, i) => untilLines(end, ends.length > 1 ? `${String.fromCharCode(65 + i)} ` : ""));
  const text = options.json
    ? `${JSON.stringify({ ...answerJson(views), ...(ends.length > 0 ? { until: ends } : {}) }, null, 2)}\n`
    : [printAnswer(views), ...until.map((line) => `${line}\n`)].join("\n");
  process.stdout.write(text);
  if (options.report && views.length > 0 && !stop.signal.aborted) await tellReport(views, options.json === true);
  if (views.length < folders.length && noneLeft(folders, options.json === true)) process.exitCode ??= EXIT.failures;
  if (stop.signal.aborted || ends.some(({ known }) => !known.reached)) process.exitCode = EXIT.stopped;
  else if (process.exitCode === undefined && views.some((view) => view.summary.failures.length > 0))
    process.exitCode = EXIT.failures;
}

/** Writes the report after the answer stands on the screen; where it is goes below the answer, or to stderr beside JSON. */
async function tellReport(views: readonly RunView[], json: boolean): Promise<void> {
  const path = await writeReport(views.map(({ folder }) => folder));
  (json ? process.stderr : process.stdout).write(`\nReport: ${path}\n`);
  if (!json) await offerToOpen(path);
}

/** One scenario from file to run folder; returns the folder. */
async function runOne(
  pool: Pool,
  { files, folder: home, scenario }: Opened & { readonly scenario: Scenario },
  options: RunOptions,
  folder: string | undefined,
  design: DesignTable | null,
  signal: AbortSignal,
  onUntil: (end: UntilEnd) => void,
): Promise<string> {
  const began = process.hrtime.bigint();
  const { economy, experiment, ...plan } = planRun(files, scenario, options.detail);
  const given = design === null ? null : givenRows(design, scenario, experiment.factors, options);
  const resume = options.resume === true || options.extend !== undefined;
  const { until } = options;
  if (until !== undefined) checkOutcome(plan.layout, until.outcome);
  const request: RunRequest = {
    scenario,
    replications: given?.record.rows ?? options.extend ?? scenario.replications,
    worldText: files.text,
    worldFolder: home,
    code: codeVersion(),
    factors: experiment.factors,
    ...plan,
    atRest: atRestOf(economy),
    ...(given === null ? {} : { design: given.record }),
    resume,
    ...(folder === undefined ? {} : { folder }),
  };
  let store = openRun(
    until === undefined ? request : { ...request, replications: Math.min(FIRST_LOOK, mostOf(options)) },
  );
  warnOfDisk(store);
  const quiet = options.quiet === true;
  const about = { run: store.folder };
  let events = tellChunks(store, quiet);
  let progress = startProgress(scenario.name, "replications", quiet, about);
  /** Runs what is missing; whether all of it was made. */
  const simulate = async (): Promise<boolean> => {
    const simulated = runMonteCarlo(pool, {
      name: `${scenario.name}, ${scenario.seed}`,
      experiment: given === null ? experiment : { ...experiment, rows: given.rows },
      layout: plan.layout,
      replications: store.manifest.replications,
      chunkReplications: store.manifest.chunkReplications,
      missing: store.missing(),
      onChunk: (chunk) => {
        store.writeChunk(chunk);
        events.saved(chunk);
      },
      onProgress: progress.update,
      signal,
    });
    const whole = await simulated.catch(stoppedByLoss);
    progress.stop();
    return whole;
  };
  /** Opens the run again with more replications, what is there kept. */
  const extendTo = (replications: number): void => {
    store.close();
    store = openRun({ ...request, replications, resume: true, folder: store.folder });
    events = tellChunks(store, quiet);
    progress = startProgress(scenario.name, "replications", quiet, about);
  };
  try {
    if (given !== null) writeDesign(store.folder, experiment.factors, given.rows);
    const end =
      until === undefined
        ? null
        : await runUntil(until, mostOf(options), async (replications) => {
            if (replications > store.manifest.replications) extendTo(replications);
            return (await simulate()) ? [{ name: "", values: savedValues(store, until, replications) }] : null;
          });
    if (end !== null) onUntil(end);
    const whole = until === undefined ? await simulate() : end !== null;
    if (whole && options.ladder && given === null && scenario.premises.length > 0) {
      const rungs = startProgress(`${scenario.name}, ladder`, "replications", quiet, about);
      const replications = store.manifest.replications;
      const ladder = await runLadder(pool, {
        files,
        economy,
        scenario,
        replications,
        onProgress: rungs.update,
        signal,
      });
      rungs.stop();
      if (ladder !== null) writeLadder(store.folder, ladder);
    }
    if (whole && options.without && given === null && scenario.without.length > 0) {
      const arms = startProgress(`${scenario.name}, without`, "replications", quiet, about);
      const replications = store.manifest.replications;
      const input = { files, economy, scenario, replications, onProgress: arms.update, signal };
      const without = await runWithout(pool, input);
      arms.stop();
      if (without !== null) writeWithout(store.folder, without);
    }
    const state = whole ? "finished" : "stopped";
    await finishRun(pool, store, { state, seconds: () => Number(process.hrtime.bigint() - began) / 1e9 });
    events.ended(state);
  } finally {
    progress.stop();
    store.close();
  }
  return store.folder;
}
