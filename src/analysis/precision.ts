import { type Condition, conditionText, meets, parseCondition } from "./conditions.ts";
import { type Estimate, estimateOfRanked } from "./limits.ts";
import { meanEstimate } from "./mean.ts";
import { type Outcome, OutcomeError, outcomeText, parseOutcome } from "./outcomes.ts";
import { wilson } from "./proportion.ts";
import { ranked } from "./quantiles.ts";

/**
 * How exactly an outcome is to be known, in a grammar that is parsed and never evaluated:
 *
 *   precision = statistic " within " number [ "%" ]
 *   statistic = ("mean" | "median" | "p" 1-99) "(" outcome ")"  |  "chance" "(" outcome comparison number ")"
 *
 * `within` is half of the interval: in the outcome's unit, in per cent of the value, or, of a chance, as a share (0.02) or in percentage
 * points (2%).
 */
export interface Precision {
  readonly text: string;
  readonly statistic: Statistic;
  readonly outcome: Outcome;
  readonly within: number;
  /** Whether `within` is a share of the value. */
  readonly relative: boolean;
}

export type Statistic =
  | { readonly kind: "mean" }
  | { readonly kind: "quantile"; readonly p: number }
  | { readonly kind: "chance"; readonly condition: Condition };

const form = /^(mean|median|p\d{1,2}|chance)\s*\((.+)\)\s+within\s+(\d+(?:\.\d+)?)\s*(%?)$/;
const remedy =
  "write mean(outcome), median(outcome), p90(outcome) or chance(outcome >= number), then within and half of the interval, as in median(outOfWork@90) within 5% or chance(outOfWork@7 >= 100000) within 0.02";

/** Reads a precision. @throws OutcomeError when the text is none; it says what would be */
export function parsePrecision(text: string): Precision {
  const found = text.length > 250 ? null : form.exec(text.trim());
  if (found === null) throw new OutcomeError(text.slice(0, 60), remedy);
  const [, word = "", inner = "", number = "", percent] = found;
  const within = Number(number);
  if (!(within > 0)) throw new OutcomeError(text, "within 0 is never reached; give a number above 0");
  const share = percent === "%" ? within / 100 : within;
  if (word === "chance") {
    const condition = parseCondition(inner);
    if (condition === null)
      throw new OutcomeError(inner, `chance needs a comparison, as in chance(${inner} >= 100000)`);
    if (!(share < 1)) throw new OutcomeError(text, `${number} is no share; give 0.02 or 2%`);
    return {
      text: `chance(${conditionText(condition)}) within ${share}`,
      statistic: { kind: "chance", condition },
      outcome: condition.outcome,
      within: share,
      relative: false,
    };
  }
  const outcome = parseOutcome(inner);
  const relative = percent === "%";
  const statistic = statisticOf(word, outcome, text);
  const said = `${word}(${outcomeText(outcome)}) within ${number}${percent}`;
  return { text: said, statistic, outcome, within: share, relative };
}

function statisticOf(word: string, outcome: Outcome, text: string): Statistic {
  if (word === "mean") {
    if (outcome.kind === "dayOf")
      throw new OutcomeError(text, "a day that may never come has no mean; ask for its median, or for a chance");
    return { kind: "mean" };
  }
  const p = word === "median" ? 0.5 : Number(word.slice(1)) / 100;
  if (!(p > 0)) throw new OutcomeError(text, `${word} is no quantile; give p1 to p99`);
  return { kind: "quantile", p };
}

/** What is known after so many worlds. */
export interface Known {
  readonly estimate: Estimate;
  /** Half of the interval; null where no limit can be given. */
  readonly halfWidth: number | null;
  /** What it is to be; null where it is a share of a value that is never reached. */
  readonly allowed: number | null;
  readonly reached: boolean;
}

/**
 * How exactly a statistic is known from a sample.
 * @param confidence level of the interval
 * @param scale value that a share of is asked for; the estimate itself where absent
 */
export function knownFrom(
  values: readonly (number | null)[],
  { statistic, within, relative }: Pick<Precision, "statistic" | "within" | "relative">,
  confidence: number,
  scale?: number | null,
): Known {
  const estimate = estimateOf(values, statistic, confidence);
  const { value, low, high } = estimate;
  const of = scale === undefined ? value : scale;
  const allowed = !relative ? within : of === null ? null : within * Math.abs(of);
  const halfWidth = low === null || high === null ? null : (high - low) / 2;
  return { estimate, halfWidth, allowed, reached: halfWidth !== null && allowed !== null && halfWidth <= allowed };
}

function estimateOf(values: readonly (number | null)[], statistic: Statistic, confidence: number): Estimate {
  if (values.length === 0) return { value: null, low: null, high: null };
  if (statistic.kind === "mean") return meanEstimate(values as readonly number[], confidence);
  if (statistic.kind === "quantile") return estimateOfRanked(ranked(values), statistic.p, confidence);
  const { condition } = statistic;
  const { share, low, high } = wilson(
    values.filter((value) => meets(condition, value)).length,
    values.length,
    confidence,
  );
  return { value: share, low, high };
}

/** Level at which the interval of an answer holds. */
export const CONFIDENCE = 0.95;

/** Fewest worlds after which a precision is looked at. */
export const FIRST_LOOK = 200;

/**
 * Counts of worlds at which a precision is looked at: 200 and its doublings up to the most there may be, and these. They depend on that number
 * alone, so that any number of threads stops at the same one.
 */
export function looksUpTo(most: number): number[] {
  const looks: number[] = [];
  for (let count = FIRST_LOOK; count < most; count *= 2) looks.push(count);
  return [...looks, most];
}

/**
 * Level of the interval at every look, so that the one that is printed holds at `confidence` wherever one stops: the chance that any of them
 * misses is at most the sum of their chances (Bonferroni).
 *
 *   1 - (1 - confidence) / looks
 */
export const levelOfLook = (looks: number, confidence: number): number => 1 - (1 - confidence) / looks;

/** A precision of what an arm changes of an outcome. */
export interface PairedPrecision extends Omit<Precision, "outcome"> {
  /** Text of the outcome. */
  readonly of: string;
  /** World by world, baseline less arm. */
  readonly differences: (baseline: readonly (number | null)[], arm: readonly (number | null)[]) => number[];
  /** The baseline's own value, of which a share is asked. */
  readonly scaleOf: (baseline: readonly (number | null)[]) => number | null;
}

/**
 * What an arm changes of an outcome, world by world: baseline less arm, of a chance as 1, 0 or -1. Its statistic is the mean or the quantile of
 * these differences; a share is asked of the baseline's own value, so that an option that changes nothing can be known too.
 * @throws OutcomeError where a day may never come: such differences are no numbers
 */
export function pairedPrecision({ text, statistic, outcome, within, relative }: Precision): PairedPrecision {
  if (outcome.kind === "dayOf" && statistic.kind !== "chance")
    throw new OutcomeError(text, "a day that may never come has no difference; ask for a chance");
  const value = (x: number | null): number =>
    statistic.kind === "chance" ? (meets(statistic.condition, x) ? 1 : 0) : x!;
  return {
    text,
    of: outcomeText(outcome),
    statistic: statistic.kind === "chance" ? { kind: "mean" } : statistic,
    within,
    relative,
    differences: (baseline, arm) => baseline.map((x, i) => value(x) - value(arm[i]!)),
    scaleOf: (baseline) => estimateOf(baseline, statistic, CONFIDENCE).value,
  };
}
