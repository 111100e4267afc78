import { type Condition, meets } from "../conditions.ts";
import type { Estimate } from "../limits.ts";
import { meanEstimate, meanOf } from "../mean.ts";
import { outcomeText } from "../outcomes.ts";
import { type Proportion, wilson } from "../proportion.ts";
import type { Accounts } from "./accounts.ts";
import { chanceOfBest, onFront, regrets, varianceReduction } from "./choice.ts";
import { type ArmCost, armCost, type PartCost } from "./costs.ts";
import { JOB_YEAR_DAYS, jobDays, type Rank } from "./rank.ts";
import { ratioOfMeans } from "./ratio.ts";

/** What a baseline and packages gave, all on the same worlds. */
export interface CompareData {
  /** Replications that went well in every arm. */
  readonly replications: readonly number[];
  readonly leftOut: number;
  /** Of the baseline and each package: outcomes by their text, by replication. */
  readonly baseline: ArmOutcomes;
  readonly arms: readonly ArmData[];
  readonly accounts: readonly Accounts[];
  /** Products whose making is paid a credit, dollars a unit, by the text of the outcome that counts what is not made. */
  readonly credits: ReadonlyMap<string, number>;
}

export type ArmOutcomes = ReadonlyMap<string, readonly (number | null)[]>;

export interface ArmData {
  readonly name: string;
  readonly parts: readonly string[];
  readonly outcomes: ArmOutcomes;
  /** [replication][part]; null where some part has no figure. */
  readonly costs: readonly (readonly PartCost[])[] | null;
}

/** What is asked of a comparison. */
export interface CompareQuestion {
  readonly days: readonly number[];
  /** Last day of the runs, over which costs are counted. */
  readonly lastDay: number;
  readonly rank: Rank;
  readonly budgetUsd: number | null;
  readonly valueUsdPerJobYear: number;
  /** What counts as bearable; null: no more job-days lost than the baseline's median. */
  readonly loss: Condition | null;
  readonly seed: string;
  readonly confidence: number;
}

/** One row of the comparison. Money in dollars of 2025, means over the worlds with their intervals. */
export interface CompareRow {
  readonly name: string;
  readonly parts: readonly string[];
  /** By day asked: fewer people out of work that day, and job-years saved by it. */
  readonly jobsSaved: readonly Estimate[];
  readonly jobYearsSaved: readonly Estimate[];
  readonly gain: Estimate;
  readonly gross: Estimate | null;
  readonly net: Estimate | null;
  readonly social: Estimate | null;
  readonly firms: Estimate | null;
  /** Public and firms' money together: what the ratio, the net benefit, the break-even chance and the front count. */
  readonly paid: Estimate | null;
  readonly noCutPerYear: Estimate | null;
  /** Further production credits paid because more is made; never part of the other costs. */
  readonly credits: Estimate;
  /** What is paid for a job-year saved by the last day asked; null where the ratio says nothing or there is no figure. */
  readonly usdPerJobYear: Estimate | null;
  /** Value of the job-years saved less what is paid. */
  readonly netBenefit: Estimate | null;
  /** Yearly chance of the cut from which on it pays to stand ready; 0: costs nothing without one; null: never, or no figure. */
  readonly breakEvenChance: number | null;
  readonly underLoss: Proportion;
  readonly helps: Proportion;
  /** Null without a budget; what has no figure for its cost is not known to be within one. */
  readonly withinBudget: boolean | null;
  readonly bestChance: number;
  readonly regret: number | null;
  readonly onFront: boolean | null;
  readonly varianceReduction: number | null;
}

export interface Compared {
  readonly replications: number;
  readonly leftOut: number;
  readonly baselineUnderLoss: Proportion;
  /** Means of the baseline: out of work by day asked, and job-years lost by it. */
  readonly baseline: { readonly outOfWork: readonly Estimate[]; readonly jobYears: readonly Estimate[] };
  readonly rows: readonly CompareRow[];
  /** Name of the row with the highest mean gain within the budget; null where none may be chosen or none gains. */
  readonly best: string | null;
}

/** Compares packages with their baseline, world by world. */
export function compareArms(data: CompareData, question: CompareQuestion): Compared {
  const { baseline, arms, replications } = data;
  const { days, confidence } = question;
  const lossOf = lossTest(baseline, question);
  const rows = arms.map((arm) => rowOf(data, arm, question, lossOf));
  const able = rows.map(({ row, gains }) => (row.withinBudget === false ? null : gains));
  const best = chanceOfBest(able, question.seed);
  const regret = regrets(able);
  const front = onFront(rows.map(({ row }) => ({ cost: row.paid?.value ?? null, gain: row.gain.value! })));
  const whole = rows.map(({ row }, i) => ({ ...row, bestChance: best[i]!, regret: regret[i]!, onFront: front[i]! }));
  const chosen = whole
    .filter(({ withinBudget }) => withinBudget !== false)
    .sort((a, b) => b.gain.value! - a.gain.value!)[0];
  return {
    replications: replications.length,
    leftOut: data.leftOut,
    baselineUnderLoss: share(replications, (i) => lossOf(baseline, i)),
    baseline: {
      outOfWork: days.map((day) => meanEstimate(numbers(baseline, at(day)), confidence)),
      jobYears: days.map((day) =>
        meanEstimate(scaled(numbers(baseline, outcomeText(jobDays(day))), 1 / JOB_YEAR_DAYS), confidence),
      ),
    },
    rows: whole,
    best: chosen !== undefined && chosen.gain.value! > 0 ? chosen.name : null,
  };
}

type Row = Omit<CompareRow, "bestChance" | "regret" | "onFront">;

function rowOf(data: CompareData, arm: ArmData, question: CompareQuestion, lossOf: LossTest) {
  const { baseline, replications } = data;
  const { days, lastDay, rank, confidence, valueUsdPerJobYear: value, budgetUsd } = question;
  const estimate = (values: ArrayLike<number>) => meanEstimate(values, confidence);
  const fall = (text: string) => differences(numbers(baseline, text), numbers(arm.outcomes, text));
  const gains = scaled(fall(outcomeText(rank.outcome)), rank.scale);
  const positionDays = fall(outcomeText(jobDays(lastDay)));
  const jobYears = scaled(positionDays, 1 / JOB_YEAR_DAYS);
  const outOfWorkDays = fall(over("outOfWork", lastDay));
  const keptDays = scaled(fall(over("workShared", lastDay)), -1);
  const costs =
    arm.costs?.map((parts, i): ArmCost => {
      const saved = { outOfWorkDays: outOfWorkDays[i]!, positionDays: positionDays[i]!, keptDays: keptDays[i]! };
      return armCost(parts, saved, data.accounts[i]!);
    }) ?? null;
  const purse = (what: keyof ArmCost) => (costs === null ? null : Float64Array.from(costs, (cost) => cost[what]));
  const gross = purse("gross");
  const paid = purse("paid");
  const credits = new Float64Array(replications.length);
  for (const [text, usd] of data.credits) {
    const more = fall(text);
    for (let i = 0; i < more.length; i++) credits[i]! += usd * more[i]!;
  }
  const benefit = paid === null ? null : jobYears.map((saved, i) => value * saved - paid[i]!);
  const cost = (what: keyof ArmCost) => {
    const values = purse(what);
    return values === null ? null : estimate(values);
  };
  const row: Row = {
    name: arm.name,
    parts: arm.parts,
    jobsSaved: days.map((day) => estimate(fall(at(day)))),
    jobYearsSaved: days.map((day) => estimate(scaled(fall(outcomeText(jobDays(day))), 1 / JOB_YEAR_DAYS))),
    gain: estimate(gains),
    gross: cost("gross"),
    net: cost("net"),
    social: cost("social"),
    firms: cost("firms"),
    paid: cost("paid"),
    noCutPerYear: cost("standing"),
    credits: estimate(credits),
    usdPerJobYear: paid === null ? null : ratioOfMeans(paid, jobYears, confidence),
    netBenefit: benefit === null ? null : estimate(benefit),
    breakEvenChance: breakEven(purse("ready"), benefit),
    underLoss: share(replications, (i) => lossOf(arm.outcomes, i)),
    helps: share(replications, (i) => gains[i]! > 0),
    withinBudget: budgetUsd === null ? null : gross !== null && meanOf(gross).mean <= budgetUsd,
    varianceReduction: varianceReduction(
      numbers(baseline, outcomeText(rank.outcome)),
      numbers(arm.outcomes, outcomeText(rank.outcome)),
    ),
  };
  return { row, gains };
}

/**
 * Yearly chance p of the cut at which standing ready breaks even: p x (value - response cost) = cost of standing by. `benefit` has a year
 * of standing costs taken off already.
 */
function breakEven(standing: ArrayLike<number> | null, benefit: ArrayLike<number> | null): number | null {
  if (standing === null || benefit === null) return null;
  const ready = meanOf(standing).mean;
  const worth = meanOf(benefit).mean + ready;
  if (!(worth > 0)) return null;
  return ready === 0 ? 0 : ready / worth <= 1 ? ready / worth : null;
}

type LossTest = (outcomes: ArmOutcomes, row: number) => boolean;

/** Whether a world is bearable: as asked, or with no more job-days lost than the baseline's median. */
function lossTest(baseline: ArmOutcomes, { loss, lastDay }: CompareQuestion): LossTest {
  if (loss !== null) return (outcomes, row) => meets(loss, outcomes.get(outcomeText(loss.outcome))![row]!);
  const text = outcomeText(jobDays(lastDay));
  const sorted = Float64Array.from(numbers(baseline, text)).sort();
  const median = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return (outcomes, row) => outcomes.get(text)![row]! <= median;
}

const share = (replications: readonly number[], holds: (i: number) => boolean): Proportion =>
  wilson(replications.filter((_, i) => holds(i)).length, replications.length);

const at = (day: number): string => outcomeText({ kind: "at", series: "outOfWork", day });

export const over = (series: string, lastDay: number): string =>
  outcomeText({ kind: "over", of: "sum", series, from: 1, to: lastDay });

const numbers = (outcomes: ArmOutcomes, text: string): Float64Array =>
  Float64Array.from(outcomes.get(text)!, (x) => x!);

const differences = (from: Float64Array, to: Float64Array): Float64Array => from.map((x, i) => x - to[i]!);

const scaled = (values: Float64Array, by: number): Float64Array => values.map((x) => x * by);
