import type { CompareQuestion, CompareRow } from "../analysis/compare/compare.ts";
import type { PackageShares } from "../analysis/compare/package.ts";
import type { Estimate } from "../analysis/limits.ts";
import { formatProportion } from "../analysis/proportion.ts";
import type { CompareAnswer } from "../montecarlo/compareScenario.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** A comparison as text: what is chosen, what each saves, what it costs, how sure that is. */
export function printCompared(
  scenario: string,
  answer: CompareAnswer,
  question: CompareQuestion,
  path: string,
  until: string,
): string {
  const rows = [...answer.rows].sort((a, b) => b.gain.value! - a.gain.value!);
  const { days, lastDay, valueUsdPerJobYear: value } = question;
  const left = answer.leftOut === 0 ? "" : `, ${answer.leftOut} failed in some arm and left out of all`;
  const parts = [
    wrap(
      `${scenario}: ${rows.length} options on the same ${answer.replications} worlds${left}. ${baselineWords(answer, question)}`,
      WIDTH,
    ),
    wrap(verdict(rows, answer, question), WIDTH),
    ...(until === "" ? [] : [until]),
    savedTable(rows, days),
    costTable(rows, lastDay),
    worthTable(rows),
    sureTable(rows),
    ...answer.packages.map(sharesTable),
    dim(notes(value, lastDay, question)),
    dim(`Table: ${path}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

const whole = (n: number): string => Math.round(n).toLocaleString("en-US");

function baselineWords({ baseline }: CompareAnswer, { days }: CompareQuestion): string {
  const out = days.map((day, d) => `${whole(baseline.outOfWork[d]!.value!)} out of work on day ${day}`);
  return `Without any: ${out.join(", ")} (means); ${whole(baseline.jobYears.at(-1)!.value!)} job-years lost by day ${days.at(-1)}.`;
}

/** The answer in a sentence or two. */
function verdict(rows: readonly CompareRow[], { best }: CompareAnswer, { rank, budgetUsd }: CompareQuestion): string {
  const within = budgetUsd === null ? "" : ` for at most $${shortNumber(budgetUsd / 1e6)} million on average`;
  const chosen = rows.find(({ name }) => name === best);
  if (chosen === undefined) return `None of them gains ${rank.text}${within}.`;
  const others = rows.filter(({ name, withinBudget }) => name !== best && withinBudget !== false);
  const next = others[0];
  const sure = `It is the best in ${(100 * chosen.bestChance).toFixed(0)} % of resamples of the worlds and helps in ${formatProportion(chosen.helps)} of them`;
  const after = next === undefined ? "" : `; next is ${next.name} with ${spelt(next.gain)}`;
  const free = chosen.gross === null ? " It has no figure for its cost." : "";
  const barred = rows.filter(({ withinBudget }) => withinBudget === false);
  const named = (what: string, some: readonly CompareRow[]) =>
    some.length === 0 ? "" : ` ${what}: ${some.map(({ name }) => name).join(", ")}.`;
  const dear =
    named(
      "Over the budget",
      barred.filter(({ gross }) => gross !== null),
    ) +
    named(
      "Not chosen, for want of a figure for its cost",
      barred.filter(({ gross }) => gross === null),
    );
  return `Most ${rank.text}${within}: ${chosen.name}, ${spelt(chosen.gain)} (${rank.unit}, mean and 90 % interval). ${sure}${after}.${free}${dear}`;
}

function savedTable(rows: readonly CompareRow[], days: readonly number[]): string {
  return table(
    ["Saved (mean)", ...days.map((day) => `jobs, day ${day}`), "job-years"],
    rows.map(({ name, jobsSaved, jobYearsSaved }) => [
      `  ${short(name)}`,
      ...jobsSaved.map((jobs) => cell(jobs, 0)),
      cell(jobYearsSaved.at(-1)!, 1),
    ]),
    { right: days.map((_, d) => d + 1).concat(days.length + 1) },
  );
}

const millions = (estimate: Estimate | null): string => (estimate === null ? "?" : shortNumber(estimate.value! / 1e6));

function costTable(rows: readonly CompareRow[], lastDay: number): string {
  return table(
    [`$ million to day ${lastDay}`, "gross", "firms", "net", "social", "no cut", "credit"],
    rows.map((row) => [
      `  ${short(row.name)}`,
      ...[row.gross, row.firms, row.net, row.social, row.noCutPerYear, row.credits].map(millions),
    ]),
    { right: [1, 2, 3, 4, 5, 6] },
  );
}

function worthTable(rows: readonly CompareRow[]): string {
  return table(
    ["Worth it", "$1000/job-year", "breaks even", "front"],
    rows.map((row) => [
      `  ${short(row.name)}`,
      ratioCell(row),
      breakEvenCell(row),
      row.onFront === null ? "-" : row.onFront ? "yes" : "no",
    ]),
    { right: [1, 2, 3] },
  );
}

function breakEvenCell({ gross, breakEvenChance }: CompareRow): string {
  if (gross === null) return "-";
  return breakEvenChance === null ? "never" : `${shortNumber(100 * breakEvenChance)} %/yr`;
}

function ratioCell({ gross, usdPerJobYear }: CompareRow): string {
  if (gross === null) return "no figure";
  if (usdPerJobYear === null) return "no ratio";
  return spelt({
    value: usdPerJobYear.value! / 1e3,
    low: usdPerJobYear.low! / 1e3,
    high: usdPerJobYear.high! / 1e3,
  });
}

function sureTable(rows: readonly CompareRow[]): string {
  return table(
    ["How sure", "helps", "bearable", "best", "regret", "pairing"],
    rows.map((row) => [
      `  ${short(row.name)}`,
      percent(row.helps.share),
      percent(row.underLoss.share),
      row.withinBudget === false ? "-" : percent(row.bestChance),
      row.regret === null ? "-" : shortNumber(row.regret),
      row.varianceReduction === null ? "-" : `${shortNumber(row.varianceReduction)} x`,
    ]),
    { right: [1, 2, 3, 4, 5] },
  );
}

function sharesTable({ name, effect, interaction, shares }: PackageShares): string {
  return table(
    [`Parts of ${short(name)}`, "share", "alone"],
    [
      ...shares.map(({ part, share, alone }) => [`  ${short(part)}`, cell(share), cell(alone)]),
      ["  all", cell(effect), ""],
      ["  more than the sum of each alone", cell(interaction), ""],
    ],
    { right: [1, 2] },
  );
}

function notes(value: number, lastDay: number, { rank, loss }: CompareQuestion): string {
  const bearable = loss === null ? "no more job-days lost than the baseline's median" : "the condition of --loss";
  return wrap(
    `+- and brackets: 90 % intervals of the mean. gross: public money given the cut, with one year of standing ready; firms: what plants pay beside it; net: less benefits not paid and ` +
      `taxes not lost, without the credit; social: what is used up, transfers left out; no cut: public money a year if none comes; credit: further ` +
      `production credits because more is made, in none of the others; $1000/job-year, breaks even and front count gross and firms together; no ratio: the interval of job-years holds 0. Dollars of 2025, not discounted within ${lastDay} days. ` +
      `helps: worlds with a gain in ${rank.text}; bearable: worlds with ${bearable}; best: resamples in which its mean is highest; ` +
      `regret: mean gap to the best of each world; breaks even: yearly chance of the cut from which on it pays, at $${whole(value)} a job-year; front: nobody saves as much for less; ` +
      `pairing: variance of differences between unlike worlds over that between like ones.`,
    WIDTH,
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const NAME_WIDTH = 24;
const short = (name: string): string => (name.length <= NAME_WIDTH ? name : `${name.slice(0, NAME_WIDTH - 1)}~`);

/** A mean with half of its interval in few characters: `3.6k +-1.6k`; to so many decimals at most, where people are counted. */
function cell({ value, low, high }: Estimate, decimals = 3): string {
  if (value === null) return "-";
  const said = (number: number) => shortNumber(Number(number.toFixed(decimals)));
  if (low === null || high === null || low === high) return said(value);
  return `${said(value)} +-${said((high - low) / 2)}`;
}

/** A mean with its interval: `3.28 (2.79-3.86)`. */
const spelt = ({ value, low, high }: Estimate): string =>
  low === null || high === null || low === high
    ? shortNumber(value)
    : `${shortNumber(value)} (${shortRange(low, high)})`;
