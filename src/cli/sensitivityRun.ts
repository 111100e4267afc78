import { existsSync } from "node:fs";
import { join } from "node:path";
import type { GivenMethod } from "../analysis/sensitivity/indexTable.ts";
import { parseQuestion, type Question } from "../analysis/sensitivity/question.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { openPool, type Pool } from "../montecarlo/pool.ts";
import { formSets, runForms } from "../montecarlo/sensitivity/forms.ts";
import { type IndexAnswer, type IndexRequest, indicesOfSample, runIndices } from "../montecarlo/sensitivity/indices.ts";
import { runLuckSplit } from "../montecarlo/sensitivity/luck.ts";
import type { Asked } from "../montecarlo/sensitivity/rows.ts";
import { readRun } from "../results/readRun.ts";
import { sampleOfRun } from "../results/sampleOfRun.ts";
import { writeIndices } from "../results/sensitivityTable.ts";
import type { Forms, Report } from "../scenario/types.ts";
import { type Adjustments, adjust, settingsOf } from "./adjust.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT, UsageError } from "./errors.ts";
import { startProgress } from "./progress.ts";
import { printIndices, type Told } from "./sensitivityTable.ts";
import { printForms, printLuckSplit } from "./spreadTable.ts";
import { stopOnInterrupt } from "./stop.ts";
import { openScenario } from "./tree.ts";
import { findRun } from "./view.ts";

const given = ["prcc", "pawn", "given-data"] as const;
export const methods = ["morris", "sobol", ...given, "luck", "forms"] as const;
type Word = (typeof methods)[number];

/** Units of each method where none are given: base samples, trajectories, rows. */
const usual: Readonly<Record<Word, number>> = {
  morris: 20,
  sobol: 256,
  prcc: 1000,
  pawn: 1000,
  "given-data": 1000,
  luck: 100,
  forms: 100,
};

/** Options as commander gives them. */
interface SensitivityOptions extends Adjustments {
  readonly method: Word;
  readonly outcome: readonly string[];
  readonly samples?: number;
  readonly factors?: readonly string[];
  readonly top: number;
  readonly secondOrder?: boolean;
  readonly lucks: number;
  readonly cross?: readonly (keyof Forms)[];
  readonly bootstrap: number;
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** From a scenario's design or a run's rows to the table that is printed and kept. */
export async function answerSensitivity(word: string, options: SensitivityOptions): Promise<void> {
  if (/\.ya?ml$/.test(word) || /\.json$/.test(word)) return ofScenario(word, options);
  const { method } = options;
  if (!isGiven(method)) {
    const rerun = existsSync(word) ? "the scenario's file" : `a file, for example scenarios/${word}.yaml`;
    throw new UsageError(
      `--method ${method} needs rows of its own design, which a run does not have; give ${rerun}, or --method given-data, prcc or pawn`,
    );
  }
  ofRun(findRun(word), method, options);
}

const isGiven = (method: Word): method is GivenMethod => (given as readonly Word[]).includes(method);

/** From the rows of a run, without running anything. */
function ofRun(folder: string, method: GivenMethod, options: SensitivityOptions): void {
  const unused = ["seed", "horizon", "samples"].find((name) => options[name as keyof SensitivityOptions] !== undefined);
  if (unused !== undefined || Object.keys({ ...options.set, ...options.form }).length > 0)
    throw new UsageError(`a run is analysed as it stands: --${unused ?? "set and --form"} needs the scenario's file`);
  const run = readRun(folder);
  const { scenario, layout, factors } = run.manifest;
  const questions = questionsOf(options, scenario.report);
  const sample = sampleOfRun(
    run,
    questions.map(({ outcome }) => outcome),
  );
  const answer = indicesOfSample(sample, questions, factors, layout.days, {
    ...requestOf(options, sample.rows.length),
    method,
  });
  const told = { scenario: scenario.name, of: `run ${folder}`, answer: { ...answer, failures: run.manifest.failures } };
  tell(told, options, options.out ?? folder, `sensitivity-${method}`);
}

/** Runs a design of a scenario. */
async function ofScenario(file: string, options: SensitivityOptions): Promise<void> {
  const one = openScenario(file);
  const scenario = adjust(one, options);
  const stop = stopOnInterrupt();
  const quiet = options.quiet === true;
  let [label, progress] = ["", startProgress("", "rows", true)];
  const asked: Asked = {
    files: one.files,
    scenario,
    questions: questionsOf(options, scenario.report),
    signal: stop.signal,
    onProgress: (now, done, total) => {
      if (now !== label) {
        progress.stop();
        [label, progress] = [now, startProgress(`${scenario.name}, ${now}`, "rows", quiet)];
      }
      progress.update(done, total);
    },
  };
  const pool = openPool(one.files, options.threads, options.engine === "lanes" ? await loadLaneModule() : null);
  try {
    const whole = await answerScenario(pool, asked, options);
    progress.stop();
    if (whole) return;
    process.stderr.write("Stopped: indices need every row of their design, so there is nothing to print.\n");
    process.exitCode = EXIT.stopped;
  } finally {
    progress.stop();
    await pool.close();
    stop.done();
  }
}

/** Runs what the method needs and prints it; false when stopped. */
async function answerScenario(pool: Pool, asked: Asked, options: SensitivityOptions): Promise<boolean> {
  const { scenario } = asked;
  const { method } = options;
  const samples = options.samples ?? usual[method];
  const bootstrap = { bootstrap: options.bootstrap };
  const head = { scenario: scenario.name, world: asked.files.name, seed: scenario.seed, forms: scenario.forms };
  const print = (answer: { readonly failures: readonly unknown[] }, text: string) => {
    process.stdout.write(options.json ? `${JSON.stringify({ ...head, ...answer }, null, 2)}\n` : text);
    if (answer.failures.length > 0) process.exitCode = EXIT.failures;
  };
  if (method === "luck") {
    const answer = await runLuckSplit(pool, asked, { samples, lucks: options.lucks, options: bootstrap });
    if (answer !== null) print(answer, printLuckSplit(scenario.name, answer));
    return answer !== null;
  }
  if (method === "forms") {
    const sets = formSets(scenario.forms, options.cross);
    if (sets.length > MOST_SETS)
      throw new UsageError(`--cross makes ${sets.length} sets of forms; cross fewer, ${MOST_SETS} are the most`);
    const answer = await runForms(pool, asked, { samples, sets, options: bootstrap });
    if (answer !== null) print(answer, printForms(scenario.name, answer));
    return answer !== null;
  }
  const answer = await runIndices(pool, asked, { ...requestOf(options, samples), method });
  if (answer === null) return false;
  const told = { scenario: scenario.name, of: asked.files.name, answer };
  tell(told, options, options.out ?? join("results", scenario.name, "sensitivity"), method, head);
  return true;
}

/** Most sets of forms that are run side by side. */
const MOST_SETS = 24;

const requestOf = (
  { method, factors, top, secondOrder, bootstrap }: SensitivityOptions,
  samples: number,
): IndexRequest => ({
  method: method as IndexRequest["method"],
  samples,
  top,
  options: { bootstrap },
  ...(factors === undefined ? {} : { factors }),
  ...(secondOrder === undefined ? {} : { secondOrder }),
});

/** Keeps the indices and prints them. */
function tell(told: Told, options: SensitivityOptions, folder: string, name: string, head: object = {}): void {
  const answer: IndexAnswer = told.answer;
  const made = {
    ...head,
    of: told.of,
    scenario: told.scenario,
    code: codeVersion(),
    settings: settingsOf(options),
    bootstrap: options.bootstrap,
    ...answer,
  };
  const path = writeIndices(folder, name, answer.answers, made);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...made, table: path }, null, 2)}\n`
      : printIndices(told, path, options.all === true),
  );
  if (answer.failures.length > 0) process.exitCode = EXIT.failures;
}

function questionsOf({ outcome }: SensitivityOptions, report: Report): Question[] {
  const texts = outcome.length > 0 ? outcome : [`outOfWork@${Math.min(...report.days)}`];
  return [...new Map(texts.map(parseQuestion).map((question) => [question.text, question])).values()];
}
