import { dayNumber, dayNumberOf } from "../calendar.ts";
import type { OutcomeTable } from "../evaluate.ts";
import { type Outcome, outcomeText } from "../outcomes.ts";
import { payMonths } from "../payroll.ts";
import { quantiles } from "../quantiles.ts";

/**
 * A regularity of a dozen US episodes: payrolls fall by less than output.
 *
 *   ratio(month) = (unpaid people / people at rest) / (1 - mean output of the month)
 *
 * over all counted sites, payrolls after the operator of payroll.ts. History has 0 to 0.5; a model whose jobs fall one for one with
 * output has 1. Below a fall of 5 % the ratio says nothing.
 */
export const HISTORY = { low: -0.1, high: 0.6, leastFall: 0.05 } as const;

/** The ratio of one month, over the replications whose output fell by more than 5 % in it. */
export interface MonthRatio {
  /** `1996-03` */
  readonly month: string;
  readonly replications: number;
  readonly outputFall: number;
  readonly payrollFall: number;
  readonly ratio: number;
  readonly inside: boolean;
}

/** People at rest by stage. */
export type Heads = ReadonlyMap<string, number>;

interface Asked {
  readonly month: string;
  readonly unpaid: Outcome;
  readonly output: readonly { readonly people: number; readonly mean: Outcome }[];
}

/** What has to be evaluated: for each month that lies within a run, payroll lost and output by stage. */
export function regularityOutcomes(effective: string, days: number, heads: Heads): Asked[] {
  const first = dayNumberOf(effective);
  return payMonths(effective, days).flatMap(({ month, from, to }) => {
    const [year, m] = month.split("-").map(Number) as [number, number];
    const begins = dayNumber(year, m, 1) - first;
    const ends = (m === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, m + 1, 1)) - 1 - first;
    if (ends >= days) return [];
    const output = [...heads].map(([stage, people]) => ({
      people,
      mean: { kind: "over", of: "mean", series: `output.stage.${stage}`, from: begins, to: ends } as const,
    }));
    return [{ month, unpaid: { kind: "unpaid", series: "outOfWork", from, to } as const, output }];
  });
}

/** All outcomes of `regularityOutcomes`, flat. */
export const flatOutcomes = (asked: readonly Asked[]): Outcome[] =>
  asked.flatMap(({ unpaid, output }) => [unpaid, ...output.map(({ mean }) => mean)]);

/** Ratios of the months in which output fell by more than 5 % in at least half of the replications; medians over those that did. */
export function monthRatios(asked: readonly Asked[], table: OutcomeTable): MonthRatio[] {
  const column = (outcome: Outcome) => table.columns.get(outcomeText(outcome))!;
  return asked.flatMap(({ month, unpaid, output }) => {
    const heads = output.reduce((sum, { people }) => sum + people, 0);
    if (!(heads > 0)) return [];
    const lost = column(unpaid);
    const means = output.map(({ people, mean }) => ({ people, values: column(mean) }));
    const falls = table.numbers.map(
      (_, i) => 1 - means.reduce((sum, { people, values }) => sum + people * values[i]!, 0) / heads,
    );
    const fallen = falls.flatMap((fall, i) => (fall > HISTORY.leastFall ? [{ fall, payroll: lost[i]! / heads }] : []));
    if (fallen.length === 0 || 2 * fallen.length < falls.length) return [];
    const median = (values: readonly number[]) => quantiles(values).q50!;
    const ratio = median(fallen.map(({ fall, payroll }) => payroll / fall));
    return [
      {
        month,
        replications: fallen.length,
        outputFall: median(fallen.map(({ fall }) => fall)),
        payrollFall: median(fallen.map(({ payroll }) => payroll)),
        ratio,
        inside: ratio >= HISTORY.low && ratio <= HISTORY.high,
      },
    ];
  });
}
