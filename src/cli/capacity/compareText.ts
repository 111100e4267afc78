import {
  type ComparedPaths,
  type PathMeasure,
  type PathQuestion,
  type PathRow,
  pathMeasures,
} from "../../analysis/capacity/compare.ts";
import { formatProportion } from "../../analysis/proportion.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { roundedCell } from "../estimateCells.ts";
import { shortNumber } from "../shortNumber.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { bandCell } from "./cells.ts";
import { headOf } from "./table.ts";

/** What is shown, a row each: its label, and the step to which differences are rounded. */
const ROWS: readonly (readonly [label: string, measure: PathMeasure, step: number])[] = [
  ["jobs", "jobs", 1],
  ["job-years so far", "jobYears", 1],
  ["made at home, points", "homeShare", 0.1],
  ["out of China's reach, points", "secureShare", 0.1],
  ["anodes at home, GWh/year", "anodeGwh", 0.1],
  ["cells at home, GWh/year", "cellGwh", 0.1],
  ["new public money, $m", "newMoneyMusd", 1],
  ["credits of the law, $m", "creditsMusd", 1],
];

/** Programmes side by side that 80 columns have room for. */
const ABREAST = 2;

/** A comparison of programmes as text: what is chosen, what each changes by when, how sure that is. */
export function printComparedPaths(
  answer: ComparedPaths,
  question: PathQuestion,
  months: ReadonlyMap<number, string>,
  scenario: CapacityScenario,
  path: string,
): string {
  const { rows, baseline, replications } = answer;
  const tables = [...months].flatMap(([month, name]) => {
    const parts: string[] = [];
    for (let first = 0; first < rows.length; first += ABREAST) {
      const abreast = rows.slice(first, first + ABREAST);
      parts.push(monthTable(`By ${name}, against ${baseline}`, abreast, month));
    }
    return parts;
  });
  const parts = [
    headOf({ ...scenario, replications }),
    wrap(verdict(answer, question, months), WIDTH),
    ...tables,
    sureTable(rows),
    dim(notes(scenario)),
    dim(`Table: ${path}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The answer in a sentence or two. */
function verdict(
  { rows, best, baseline }: ComparedPaths,
  { rank, budgetMusd }: PathQuestion,
  months: ReadonlyMap<number, string>,
): string {
  const within =
    budgetMusd === null ? "" : ` for at most $${shortNumber(budgetMusd)} million of new public money on average`;
  const when = `by ${[...months.values()].at(-1)}`;
  const over = rows.filter(({ withinBudget }) => withinBudget === false).map(({ name }) => name);
  const barred = over.length === 0 ? "" : ` Over the budget: ${over.join(", ")}.`;
  const chosen = rows.find(({ name }) => name === best);
  if (chosen === undefined) return `None brings more ${rank} ${when} than ${baseline}${within}.${barred}`;
  const sure = `It is the best in ${(100 * chosen.bestChance).toFixed(0)} % of resamples of the worlds and brings more than ${baseline} in ${formatProportion(chosen.helps)} of them.`;
  return `Most ${rank} ${when}${within}: ${chosen.name}, ${roundedCell(chosen.gain)} more than ${baseline} (${pathMeasures[rank].unit}, mean and 90 % interval). ${sure}${barred}`;
}

function monthTable(head: string, rows: readonly PathRow[], month: number): string {
  const cell = ({ differences }: PathRow, measure: PathMeasure, step: number) => {
    const { q05, q50, q95 } = differences.find((one) => one.measure === measure && one.month === month)!.bands;
    const round = (x: number | null) => (x === null ? null : Math.round(x / step) * step + 0);
    return bandCell({ q05: round(q05), q50: round(q50), q95: round(q95) });
  };
  return table(
    [head, ...rows.map(({ name }) => name)],
    ROWS.map(([label, measure, step]) => [`  ${label}`, ...rows.map((row) => cell(row, measure, step))]),
    { right: rows.map((_, i) => i + 1) },
  );
}

function sureTable(rows: readonly PathRow[]): string {
  return table(
    ["How sure", "$1000/job-year", "helps", "best", "regret", "pairing"],
    rows.map(({ name, thousandUsdPerJobYear, helps, bestChance, regret, withinBudget, varianceReduction }) => {
      const ratio = thousandUsdPerJobYear.at(-1)!;
      return [
        `  ${name}`,
        ratio === null ? "no ratio" : roundedCell(ratio),
        `${(100 * helps.share).toFixed(0)} %`,
        withinBudget === false ? "-" : `${(100 * bestChance).toFixed(0)} %`,
        regret === null ? "-" : shortNumber(regret),
        varianceReduction === null ? "-" : `${shortNumber(varianceReduction)} x`,
      ];
    }),
    { right: [1, 2, 3, 4, 5] },
  );
}

const notes = ({ cuts, name }: CapacityScenario): string =>
  wrap(
    "Differences in the same worlds: median and 90 % of modelled worlds. New public money: of the programme and its interventions, not discounted; " +
      "credits of the law follow what is made and are in no ratio. no ratio: the interval of job-years holds 0; it is of all years so far. regret: mean gap to the best of each world. pairing: variance of differences " +
      `between unlike worlds over that between like ones.${cuts === undefined ? "" : ` People out of work after cuts along these paths: runout capacity, ${name}.`}`,
    WIDTH,
  );
