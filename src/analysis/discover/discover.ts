import { shuffled } from "../../numbers/designs/fill.ts";
import { seedKey, subkey, uniform } from "../../numbers/luck.ts";
import { type Proportion, wilson } from "../proportion.ts";
import { type Box, type BoxCounts, type CaseData, countBox, type Limit, rowsOf } from "./box.ts";
import { chooseBox } from "./choose.ts";
import { limitEvidence } from "./evidence.ts";
import { DEFAULT_MIN_SUPPORT, type PeelOptions, peel, type Step } from "./peel.ts";
import { screen } from "./screen.ts";

/** How a discovery is made. */
export interface DiscoverOptions extends PeelOptions {
  /** Decides which rows are held out, and the resamples. */
  readonly seed?: string;
  /** Resamples by which it is told how surely each factor is chosen; 0: none. */
  readonly resamples?: number;
  /** Factors that are peeled: those along which cases and others lie furthest apart. */
  readonly mostFactors?: number;
  /** Take this box of the trajectory as it was peeled, instead of the one the rule chooses. */
  readonly step?: number;
  /** Nominal coverage of intervals. */
  readonly confidence?: number;
}

/** A box on rows that had no part in making it: shares with Wilson intervals. */
export interface BoxMeasures {
  /** Share of all rows that are inside: of how many worlds the sentence speaks. */
  readonly support: Proportion;
  /** Share of the cases that are inside: how much it explains. Null where no row is a case. */
  readonly coverage: Proportion | null;
  /** Share of the rows inside that are cases: how often it is true. Null where no row is inside. */
  readonly density: Proportion | null;
}

/** A limit of the chosen box and what speaks for it. */
export interface ChosenLimit {
  readonly limit: Limit;
  /** On held-out rows, the density without this limit; null where no row is inside. */
  readonly densityWithout: number | null;
  readonly quasiP: number;
  readonly exactP: number;
  /** Share of resamples of the learning rows in which the same rule limits this factor; null without resamples. */
  readonly reproduced: number | null;
}

/** A step of the trajectory, on the rows it was peeled on and on those held out. */
export interface DiscoveryStep {
  readonly box: Box;
  readonly learned: BoxCounts;
  readonly heldOut: BoxCounts;
}

/** What can be said of the cases. */
export type Discovery = {
  readonly rows: number;
  readonly cases: number;
  /** Share of cases among all rows. */
  readonly probability: Proportion;
} & (
  | {
      /** none: no row is a case; all: every row is; few: too few of either to tell them apart. */
      readonly kind: "none" | "all" | "few";
    }
  | {
      /** box: limits were found; nothing: none that chance could not have made. */
      readonly kind: "box" | "nothing";
      readonly learnedRows: number;
      readonly heldOutRows: number;
      readonly trajectory: readonly DiscoveryStep[];
      /** Place of the chosen box in the trajectory; the rule may have widened it and left limits out. */
      readonly step: number;
      readonly box: Box;
      readonly limits: readonly ChosenLimit[];
      readonly learned: BoxCounts;
      readonly measures: BoxMeasures;
    }
);

/** Fewest cases, and fewest other rows, with which a search is worth making. */
export const FEWEST = 10;
const HELD_OUT_SHARE = 1 / 3;

/**
 * Which part of the space of factors holds the cases: a box, found on two thirds of the rows and measured on the third that it never saw.
 * A box describes the rows it was made from better than any others; shares and p-values of the held-out rows are free of that.
 *
 * @example
 * discover({ names: ["x", "y"], factors: [x, y], cases }, { seed: "2027" })   // { kind: "box", box: [{ name: "x", high: 0.3 }], ... }
 * @throws RangeError when `step` is not in the trajectory
 */
export function discover(data: CaseData, options: DiscoverOptions = {}): Discovery {
  const { seed = "discover", resamples = 50, confidence = 0.9 } = options;
  const rows = data.cases.length;
  const cases = data.cases.reduce((sum, one) => sum + one, 0);
  const head = { rows, cases, probability: wilson(cases, rows, confidence) };
  if (cases === 0) return { ...head, kind: "none" };
  if (cases === rows) return { ...head, kind: "all" };
  if (Math.min(cases, rows - cases) < FEWEST) return { ...head, kind: "few" };
  const [learn, held] = split(data, seed);
  const peeling = peelOptions(options, learn);
  const candidates = data.names.length;
  const most = options.mostFactors;
  const seen = screen(learn, most);
  const steps = peel(seen, peeling);
  if (options.step !== undefined && steps[options.step] === undefined)
    throw new RangeError(`box ${options.step} is not in the trajectory; it has boxes 0 to ${steps.length - 1}`);
  const chosen = options.step === undefined ? chooseBox(steps, seen, candidates) : taken(steps, options.step);
  const counts = countBox(chosen.box, held);
  const often = options.step === undefined ? reproducibility(learn, peeling, seed, resamples, most) : new Map();
  return {
    ...head,
    kind: chosen.box.length === 0 ? "nothing" : "box",
    learnedRows: learn.cases.length,
    heldOutRows: held.cases.length,
    trajectory: steps.map(({ box, ...learned }) => ({ box, learned, heldOut: countBox(box, held) })),
    step: chosen.step,
    box: chosen.box,
    limits: limitEvidence(chosen.box, held).map(({ limit, without, quasiP, exactP }) => ({
      limit,
      densityWithout: without.rowsInside === 0 ? null : without.casesInside / without.rowsInside,
      quasiP,
      exactP,
      reproduced: often.size === 0 ? null : (often.get(limit.name) ?? 0) / resamples,
    })),
    learned: chosen.counts,
    measures: boxMeasuresOf(counts, confidence),
  };
}

/** Shares of a box on rows, with their intervals. */
export function boxMeasuresOf({ rows, cases, rowsInside, casesInside }: BoxCounts, confidence = 0.9): BoxMeasures {
  return {
    support: wilson(rowsInside, rows, confidence),
    coverage: cases === 0 ? null : wilson(casesInside, cases, confidence),
    density: rowsInside === 0 ? null : wilson(casesInside, rowsInside, confidence),
  };
}

const taken = (steps: readonly Step[], step: number) => {
  const { box, ...counts } = steps[step]!;
  return { step, box, counts };
};

/** Rows to learn from and rows to measure on, at random by seed: neighbours of a Sobol' sequence must not decide which is which. */
function split(data: CaseData, seed: string): [CaseData, CaseData] {
  const rows = data.cases.length;
  const order = shuffled(rows, subkey(seedKey(seed), "discover.split", String(rows)));
  const held = Math.round(rows * HELD_OUT_SHARE);
  const part = (from: number, to: number) => rowsOf(data, order.subarray(from, to).sort());
  const learn = part(held, rows);
  const cases = learn.cases.reduce((sum, one) => sum + one, 0);
  if (cases === 0 || cases === learn.cases.length)
    throw new RangeError("the rows to learn from are all alike; give another seed");
  return [learn, part(0, held)];
}

/** A box holds at least 10 rows: of fewer nothing can be said. */
function peelOptions(
  { peelShare, minSupport = DEFAULT_MIN_SUPPORT }: DiscoverOptions,
  { cases }: CaseData,
): PeelOptions {
  const least = Math.max(minSupport, FEWEST / cases.length);
  return peelShare === undefined ? { minSupport: least } : { minSupport: least, peelShare };
}

/** How often each factor is limited when the same rule is applied to rows drawn anew, with replacement, from the learning rows. */
function reproducibility(
  learn: CaseData,
  options: PeelOptions,
  seed: string,
  resamples: number,
  most: number | undefined,
): Map<string, number> {
  const key = subkey(seedKey(seed), "discover.resample", String(learn.cases.length));
  const often = new Map<string, number>();
  for (let b = 0; b < resamples; b++) {
    const rows = learn.cases.length;
    const drawn = Uint32Array.from({ length: rows }, (_, i) => Math.floor(uniform(key, b, i) * rows));
    const again = rowsOf(learn, drawn);
    const cases = again.cases.reduce((sum, one) => sum + one, 0);
    if (cases === 0 || cases === rows) continue;
    const seen = screen(again, most);
    for (const { name } of chooseBox(peel(seen, options), seen, learn.names.length).box)
      often.set(name, (often.get(name) ?? 0) + 1);
  }
  return often;
}
