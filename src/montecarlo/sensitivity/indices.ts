import type { BootstrapOptions } from "../../analysis/sensitivity/bootstrap.ts";
import { FactorChoiceError } from "../../analysis/sensitivity/factorChoice.ts";
import {
  type GivenMethod,
  givenTable,
  type IndexTable,
  type Method,
  morrisTable,
  sobolTable,
} from "../../analysis/sensitivity/indexTable.ts";
import { checkFactors, checkUntied, openFactors, playersFor } from "../../analysis/sensitivity/players.ts";
import { answersOf, overRows, type Question } from "../../analysis/sensitivity/question.ts";
import { LEAST_ROWS_A_FACTOR } from "../../analysis/sensitivity/rankCorrelations.ts";
import { type RankedFactor, rankFactors } from "../../analysis/sensitivity/ranking.ts";
import { factorColumn, type Sample } from "../../analysis/sensitivity/sample.ts";
import type { Failure } from "../../engine/series.ts";
import { randomDesign } from "../../numbers/designs/fill.ts";
import { morrisDesign } from "../../numbers/designs/morris.ts";
import { saltelliDesign } from "../../numbers/designs/saltelli.ts";
import type { Factor } from "../../scenario/types.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { type Asked, layoutFor, runDesign } from "./rows.ts";
import { screen } from "./screen.ts";

/** What is asked of indices besides the questions. */
export interface IndexRequest {
  readonly method: Method;
  /** Base samples, trajectories or rows. */
  readonly samples: number;
  /** Factors that are asked about; all that are open, or those that a screening picks, when absent. */
  readonly factors?: readonly string[];
  /** How many factors a screening picks. */
  readonly top: number;
  readonly secondOrder?: boolean;
  readonly options: BootstrapOptions;
}

/** Indices of one question. */
export interface QuestionAnswer {
  readonly question: Question;
  /** Rows in which the asked day never comes. */
  readonly never: number;
  /** The one number that the outcome is in every row; null when it varies. */
  readonly constant: number | null;
  readonly table: IndexTable;
  readonly ranked: readonly RankedFactor[];
  /** The same from a quarter and a half of the units, then from all. */
  readonly convergence: readonly IndexTable[];
}

/** Indices of all questions from one design or one run. */
export interface IndexAnswer {
  readonly method: Method;
  readonly rows: number;
  readonly days: number;
  readonly failures: readonly Failure[];
  /** Factors asked about, and how they were chosen. */
  readonly asked: readonly string[];
  readonly choice: "all" | "given" | "screened";
  /** Open factors in all. */
  readonly open: number;
  readonly answers: readonly QuestionAnswer[];
}

/** Runs a design for indices of a scenario and takes them; null when stopped. @throws FactorChoiceError, OutcomeError */
export async function runIndices(pool: Pool, asked: Asked, request: IndexRequest): Promise<IndexAnswer | null> {
  const { files, scenario } = asked;
  const { method, samples, secondOrder = false } = request;
  const { factors } = experimentOf(files, scenario);
  const names = factors.map(({ name }) => name);
  const open = openFactors(factors);
  if (request.factors !== undefined) checkFactors(factors, request.factors);
  if (open.length === 0)
    throw new FactorChoiceError(`every factor of ${scenario.name} is held at one value: nothing can decide anything`);
  const layout = layoutFor(asked);
  const { seed } = scenario;
  if (method !== "sobol" && method !== "morris") {
    const run = await runDesign(pool, asked, layout, randomDesign({ names, seed, rows: samples }), "random rows");
    return (
      run && {
        ...indicesOfSample(run.sample, asked.questions, factors, layout.days, { ...request, method }),
        failures: run.failures,
        rows: samples,
      }
    );
  }
  let wanted = request.factors ?? open;
  let choice: IndexAnswer["choice"] = request.factors === undefined ? "all" : "given";
  if (method === "sobol" && request.factors === undefined && open.length > request.top) {
    const picked = await screen(pool, asked, layout, request.top);
    if (picked === null) return null;
    [wanted, choice] = [picked, "screened"];
  }
  if (method === "morris") checkUntied(files.correlations, wanted);
  const players = playersFor(factors, files.correlations, wanted);
  const design =
    method === "morris"
      ? morrisDesign({ names, moved: wanted, seed, trajectories: samples })
      : saltelliDesign({ names, players, seed, base: samples, secondOrder, otherLuck: true });
  const run = await runDesign(pool, asked, layout, design, method === "morris" ? "trajectories" : "base samples");
  if (run === null) return null;
  const answers = asked.questions.map((question) => {
    const { values, never } = answersOf(run.sample, question, layout.days);
    const y = overRows(run.sample, values, design.rows);
    const tableOf = (units: number) =>
      design.kind === "morris"
        ? morrisTable(design, y, request.options, units)
        : sobolTable(design, y, request.options, units);
    return answerOf(question, values, never, samples, tableOf, factors);
  });
  const common = { method, rows: design.rows, days: layout.days, failures: run.failures };
  return { ...common, asked: wanted, choice, open: open.length, answers };
}

/** Takes indices from rows that exist; nothing is run. */
export function indicesOfSample(
  sample: Sample,
  questions: readonly Question[],
  factors: readonly Factor[],
  days: number,
  request: IndexRequest & { readonly method: GivenMethod },
): IndexAnswer {
  const { method, options } = request;
  const rows = sample.rows.length;
  const open = openFactors(factors);
  if (request.factors !== undefined) checkFactors(factors, request.factors);
  const wanted = request.factors ?? open;
  const most = Math.floor(rows / 10);
  const screened = method === "prcc" && request.factors === undefined && wanted.length > most;
  const answers = questions.map((question) => {
    const { values, never } = answersOf(sample, question, days);
    const dataOf = (names: readonly string[]) => ({
      names,
      factors: names.map((name) => factorColumn(sample, name)),
      outcome: values,
    });
    let names: readonly string[] = wanted;
    if (screened) {
      const plain = givenTable("given-data", dataOf(wanted), { ...options, bootstrap: 0 });
      const size = (i: number) => Math.abs(plain.rows[i]!.measures[1]!.value ?? 0);
      names = [...wanted.keys()]
        .sort((a, b) => size(b) - size(a) || a - b)
        .slice(0, Math.max(1, most))
        .map((i) => wanted[i]!);
    }
    const data = dataOf(names);
    const least = method === "prcc" ? LEAST_ROWS_A_FACTOR * names.length : 3;
    return answerOf(
      question,
      values,
      never,
      rows,
      (units) => (units < least ? null : givenTable(method, data, options, units)),
      factors,
    );
  });
  const choice = screened ? "screened" : request.factors === undefined ? "all" : "given";
  return { method, rows, days, failures: [], asked: wanted, choice, open: open.length, answers };
}

function answerOf(
  question: Question,
  values: Float64Array,
  never: number,
  units: number,
  tableOf: (units: number) => IndexTable | null,
  factors: readonly Factor[],
): QuestionAnswer {
  const table = tableOf(units);
  if (table === null)
    throw new FactorChoiceError(
      `${units} rows are too few for so many factors; run more, or name fewer with --factors`,
    );
  const parts = [Math.floor(units / 4), Math.floor(units / 2)].filter((part) => part >= 2);
  const convergence = [...parts.flatMap((part) => tableOf(part) ?? []), table];
  const constant = values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
  return { question, never, constant, table, ranked: rankFactors(table, factors), convergence };
}
