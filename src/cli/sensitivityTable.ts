import type { Estimate } from "../analysis/limits.ts";
import type { IndexTable, Method } from "../analysis/sensitivity/indexTable.ts";
import { evidenceOf, evidenceShares, type RankedFactor, weakestImportant } from "../analysis/sensitivity/ranking.ts";
import type { IndexAnswer, QuestionAnswer } from "../montecarlo/sensitivity/indices.ts";
import { count, percent } from "./amounts.ts";
import { amountCell, halfCell, percentCell, roundedCell } from "./estimateCells.ts";
import { shortNumber } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Indices and what they are of. */
export interface Told {
  readonly scenario: string;
  /** The world or the run. */
  readonly of: string;
  readonly answer: IndexAnswer;
}

/** How a method's measures are headed and written, and what they mean. */
interface Manner {
  readonly units: string;
  readonly heads: readonly string[];
  readonly cells: readonly ((estimate: Estimate) => string)[];
  readonly percent: boolean;
  readonly legend: string;
}

const percentMiddle = ({ value }: Estimate): string => (value === null ? "-" : String(Math.round(100 * value) + 0));
const plainCell = ({ value }: Estimate): string => shortNumber(value);

const manners: Readonly<Record<Method, Manner>> = {
  sobol: {
    units: "base samples",
    heads: ["total, %", "alone, %", "with luck"],
    cells: [percentCell, percentCell, percentMiddle],
    percent: true,
    legend:
      "Shares of the variance, 90 % bootstrap intervals. total: what would stay if all others were known; alone: what knowing it takes away on " +
      "average. total less alone is what it does together with others. Luck is averaged out of total; with luck: the total with luck held alike, " +
      "in which a factor counts that only decides which plants are unlucky.",
  },
  morris: {
    units: "trajectories",
    heads: ["mean size", "mean", "spread"],
    cells: [amountCell, plainCell, plainCell],
    percent: false,
    legend:
      "Change of the outcome over the whole range of the factor's probabilities: mu* with its 90 % bootstrap interval, mu, sigma (the table on " +
      "disk has the limits of all three). A spread as large as the mean size says that it bends or works together with others.",
  },
  prcc: {
    units: "rows",
    heads: ["partial rank corr."],
    cells: [roundedCell],
    percent: false,
    legend:
      "Rank correlation with the outcome, the other factors of the table held alike; -1 to 1, 90 % bootstrap intervals.",
  },
  pawn: {
    units: "rows",
    heads: ["PAWN"],
    cells: [roundedCell],
    percent: false,
    legend:
      "How far the outcome's distribution moves when the factor is known to lie in a tenth of its rows; 0 to 1. It is above 0 in any sample: " +
      "the 90 % bootstrap interval is of the mean over samples of as many rows; compare both with what idle factors reach.",
  },
  "given-data": {
    units: "rows",
    heads: ["alone, %", "rank corr."],
    cells: [percentCell, roundedCell],
    percent: true,
    legend:
      "alone: share of the variance that knowing it takes away on average; rank corr.: -1 to 1, which way. 90 % bootstrap intervals, which " +
      "take rows as independent: those of a run lie more evenly, so they are rather too wide.",
  },
};

/** Factors printed unless all are asked for. */
const MOST = 15;

/** Indices as text, a block a question, then what the columns mean and where the table lies. */
export function printIndices(told: Told, path: string, all: boolean): string {
  const { answer } = told;
  const blocks = answer.answers.map((one) => block(told, one, all));
  return `${[...blocks, dim(wrap(manners[answer.method].legend, WIDTH)), dim(`All indices: ${path}`)].join("\n\n")}\n`;
}

function block({ scenario, of, answer }: Told, one: QuestionAnswer, all: boolean): string {
  const { question, table: indices, ranked, constant, never } = one;
  const manner = manners[answer.method];
  const failed = answer.failures.length === 0 ? "" : `, ${count(answer.failures.length)} rows failed and left out`;
  const size =
    manner.units === "rows"
      ? `${count(indices.units)} rows`
      : `${count(indices.units)} ${manner.units}, ${count(answer.rows)} rows`;
  const head = wrap(`What decides ${question.text} in ${scenario}`, WIDTH);
  const made = dim(wrap(`${size}, ${chosen(answer, indices)}${failed}; ${of}`, WIDTH));
  if (constant !== null)
    return [head, made, wrap(`It is ${constant} in every row: no factor decides anything here.`, WIDTH)].join("\n");
  const lines = [head, made];
  if (never > 0)
    lines.push(
      wrap(
        `It never comes in ${count(never)} of ${count(answer.rows)} rows: there it counts as day ${answer.days}, the first that was not simulated.`,
        WIDTH,
      ),
    );
  lines.push("", factorTable(one, manner, all), "", convergence(one, manner), "", evidence(ranked, manner));
  return lines.join("\n");
}

function chosen({ asked, choice, open }: IndexAnswer, { rows }: IndexTable): string {
  if (choice === "given") return `${count(asked.length)} of ${count(open)} open factors, as asked`;
  if (choice === "all") return `all ${count(open)} open factors`;
  const shown = rows.filter(({ name }) => asked.includes(name)).length;
  return `the ${count(shown)} factors that a screening of ${count(open)} picked`;
}

function factorTable({ table: { luck, noInfluence }, ranked }: QuestionAnswer, manner: Manner, all: boolean): string {
  const last = ranked.findLastIndex(({ influence, clear }) => clear && influence! > 0);
  const shown = all ? ranked : ranked.slice(0, Math.min(MOST, Math.max(3, last + 1)));
  const rows = shown.map(({ rank, name, measures, factor }) => [
    String(rank),
    name,
    ...manner.cells.map((write, m) => write(measures[m]!)),
    factor === null ? "" : shortEvidence(evidenceOf(factor.source)),
  ]);
  if (luck !== null) rows.push(["", "luck", percentCell(luck.total), percentCell(luck.first), "", ""]);
  const heads = ["", "factor", ...manner.heads, "evidence"];
  const text = table(heads, rows, { right: [0, ...manner.heads.map((_, m) => 2 + m)] });
  const left = ranked.length - shown.length;
  const idle =
    noInfluence === null
      ? []
      : [
          `${count(ranked.length)} idle factors all stay at or below ${noInfluence.toFixed(3)} in 95 of 100 such samples.`,
        ];
  const rest = left === 0 ? [] : [`${count(left)} more: ${restWords(ranked, shown, manner)}.`];
  return [text, ...[...idle, ...rest].map((words) => wrap(words, WIDTH))].join("\n");
}

/** What the factors that are not shown come to. */
function restWords(ranked: readonly RankedFactor[], shown: readonly RankedFactor[], manner: Manner): string {
  const rest = ranked.filter((one) => !shown.includes(one));
  const clear = rest.filter(({ clear, influence }) => clear && influence! > 0);
  if (clear.length === 0) return "not told from none by this sample, among so many";
  const most = manner.cells[0]!({ value: clear[0]!.influence, low: null, high: null });
  return `the largest ${most}${manner.percent ? " %" : ""}`;
}

/** The first three factors from a quarter, half and all of the units. */
function convergence({ convergence: parts, ranked }: QuestionAnswer, manner: Manner): string {
  const rows = ranked.slice(0, 3).map(({ name }) => [
    name,
    ...parts.map(({ rows }) => {
      const found = rows.find((row) => row.name === name);
      return found === undefined ? "-" : halfCell(found.measures[0]!, manner.percent);
    }),
  ]);
  const heads = [`${manner.heads[0]}, by ${manner.units}`, ...parts.map(({ units }) => count(units))];
  return table(heads, rows, { right: parts.map((_, i) => i + 1) });
}

/** How good the evidence is for what decides. */
function evidence(ranked: readonly RankedFactor[], manner: Manner): string {
  const weakest = weakestImportant(ranked);
  if (weakest === null)
    return wrap(
      "No single factor is told from none by this sample, among so many: give more rows, or fewer --factors.",
      WIDTH,
    );
  const { factor, name, measures } = weakest;
  const { meaning, source } = factor!;
  const note = source.note ?? source.ref;
  const size = `${manner.cells[0]!(measures[0]!)}${manner.percent ? " %" : ""}`;
  const words = `Weakest important number: ${name}, rank ${weakest.rank}, ${size}. ${meaning}. ${evidenceOf(source)}${note === undefined ? "" : `: ${note}`}.`;
  const shares = evidenceShares(ranked)
    .filter(({ share }) => share >= 0.005)
    .map(({ evidence, share }) => `${evidence} ${percent(share)}`);
  return `${wrap(words, WIDTH)}\n${wrap(`Evidence behind these factors, weighted by influence: ${shares.join("; ")}.`, WIDTH)}`;
}

/** A kind of evidence in a narrow column. */
const shortEvidence = (kind: string): string =>
  kind.replace("published, ", "").replace("interested-party", "interested party");
