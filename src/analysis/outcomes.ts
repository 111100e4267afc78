import type { Digest } from "./overDays.ts";

/**
 * The one grammar of outcomes, used in files, on the command line and in tables; parsed, never evaluated as code:
 *
 *   outcome   = series "@" day
 *             | "peak" "(" series ")"  | "peakDay" "(" series ")"  | "sum" "(" series ")"            over the whole run
 *             | digest "(" series "," first day "," last day ")"                                   over days, both included
 *             | "dayOf" "(" series comparison number ")"                                           first day that holds, or never
 *             | "longest" "(" series comparison number ")"                                         days of the longest run that holds
 *             | "unpaid" "(" series "," first day "," last day ")"      people out for all of those days (payroll.ts)
 *   digest    = "mean" | "sum" | "max" | "min"
 *   series    = letters, digits, "_" and "-", in parts joined by dots:  outOfWork.stage.cell
 *   comparison = ">=" | ">" | "<=" | "<"
 *
 * First and last days may lie before day 0, where a series has its value of rest (overDays.ts). Files that know the date of day 0
 * may write dates and months for days (datedOutcome.ts).
 */
export type Outcome =
  | { readonly kind: "at"; readonly series: string; readonly day: number }
  | { readonly kind: "peak" | "peakDay" | "sum"; readonly series: string }
  | { readonly kind: "over"; readonly of: Digest; readonly series: string; readonly from: number; readonly to: number }
  | { readonly kind: "unpaid"; readonly series: string; readonly from: number; readonly to: number }
  | {
      readonly kind: "dayOf" | "longest";
      readonly series: string;
      readonly comparison: Comparison;
      readonly value: number;
    };

export type Comparison = ">=" | ">" | "<=" | "<";

/** What the user wrote is not an outcome, or names a series or a day that the run does not have. */
export class OutcomeError extends Error {
  override readonly name = "OutcomeError";
  readonly outcome: string;
  /** What is wrong and what would do, without the outcome. */
  readonly problem: string;
  constructor(outcome: string, problem: string) {
    super(`outcome "${outcome}": ${problem}`);
    this.outcome = outcome;
    this.problem = problem;
  }
}

const forms =
  "write series@day, peak(series), peakDay(series), sum(series), mean(series, first day, last day), or sum, max, min or unpaid " +
  "in its place, dayOf(series >= number) or longest(series >= number), for example outOfWork@7";
const seriesName = "[A-Za-z][\\w-]*(?:\\.[\\w-]+)*";
const atForm = new RegExp(`^(${seriesName})\\s*@\\s*(\\d{1,5})$`);
const functionForm = new RegExp(`^(\\w+)\\s*\\(\\s*(${seriesName})\\s*\\)$`);
const thresholdForm = new RegExp(
  `^(dayOf|longest)\\s*\\(\\s*(${seriesName})\\s*(>=|<=|>|<)\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)\\s*\\)$`,
);
const daysForm = new RegExp(
  `^(mean|sum|max|min|unpaid)\\s*\\(\\s*(${seriesName})\\s*,\\s*(-?\\d{1,5})\\s*,\\s*(-?\\d{1,5})\\s*\\)$`,
);
const functions = ["peak", "peakDay", "sum"] as const;
const ofDays = ["mean", "max", "min", "unpaid"];

/**
 * Reads an outcome.
 *
 * @throws OutcomeError when the text is none; it says what would be
 */
export function parseOutcome(text: string): Outcome {
  const trimmed = text.trim();
  // A text of thousands of characters is no outcome, and is not worth a match or a long error.
  if (trimmed.length > 200) throw new OutcomeError(`${trimmed.slice(0, 40)}...`, `too long to be one; ${forms}`);
  const at = atForm.exec(trimmed);
  if (at) return { kind: "at", series: at[1]!, day: Number(at[2]) };
  const threshold = thresholdForm.exec(trimmed);
  if (threshold && Number.isFinite(Number(threshold[4])))
    return {
      kind: threshold[1] as "dayOf" | "longest",
      series: threshold[2]!,
      comparison: threshold[3] as Comparison,
      value: Number(threshold[4]),
    };
  const days = daysForm.exec(trimmed);
  if (days) return overDays(trimmed, days[1]!, days[2]!, Number(days[3]) + 0, Number(days[4]) + 0);
  const call = functionForm.exec(trimmed);
  const kind = functions.find((name) => name === call?.[1]);
  if (call && kind) return { kind, series: call[2]! };
  if (call) throw new OutcomeError(trimmed, refusal(call[1]!, call[2]!));
  throw new OutcomeError(trimmed, forms);
}

function overDays(text: string, name: string, series: string, from: number, to: number): Outcome {
  if (from > to) throw new OutcomeError(text, `day ${from} is after day ${to}; give the first day first`);
  return name === "unpaid"
    ? { kind: "unpaid", series, from, to }
    : { kind: "over", of: name as Digest, series, from, to };
}

/** Why a call of one series is no outcome. */
function refusal(name: string, series: string): string {
  if (name === "dayOf" || name === "longest")
    return `${name} needs a comparison, as in ${name}(${series} >= ${name === "dayOf" ? "100000" : "1"})`;
  if (ofDays.includes(name)) return `${name} needs a first and a last day, as in ${name}(${series}, 0, 30)`;
  return `no function "${name}"; there are ${functions.join(", ")}, ${ofDays.join(", ")}, dayOf and longest`;
}

/** Last day that an outcome looks at; null when it looks at all of a run. A pay period looks at the evenings before its days. */
export function lastDayOf(outcome: Outcome): number | null {
  if (outcome.kind === "at") return outcome.day;
  if (outcome.kind === "over") return Math.max(outcome.to, 0);
  return outcome.kind === "unpaid" ? Math.max(outcome.to - 1, 0) : null;
}

/** Writes an outcome the way it is read: parseOutcome(outcomeText(o)) is o. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === "at") return `${outcome.series}@${outcome.day}`;
  if (outcome.kind === "dayOf" || outcome.kind === "longest")
    return `${outcome.kind}(${outcome.series} ${outcome.comparison} ${outcome.value})`;
  if (outcome.kind === "over" || outcome.kind === "unpaid")
    return `${outcome.kind === "over" ? outcome.of : outcome.kind}(${outcome.series}, ${outcome.from}, ${outcome.to})`;
  return `${outcome.kind}(${outcome.series})`;
}
