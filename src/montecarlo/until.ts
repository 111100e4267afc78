import { CONFIDENCE, type Known, knownFrom, levelOfLook, looksUpTo, type Precision } from "../analysis/precision.ts";

/** One sample whose statistic is to be known: a run's outcome, or what an option changes of it. */
export interface UntilSample {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** The value that a share of is asked for; the statistic itself where absent. */
  readonly scale?: number | null;
}

/** How a run until a precision ended. */
export interface UntilEnd {
  readonly precision: string;
  /** Of the sample that is known least exactly, by half of its interval over what is allowed. */
  readonly name: string;
  readonly known: Known;
  /** Worlds that were asked for when it ended; some of them may have failed. */
  readonly replications: number;
  /** Counts at which it was looked at, and the most that it would have gone to. */
  readonly looked: readonly number[];
  readonly most: number;
  /** Level of its interval at each look; that of the answer, wherever it stopped, is at least CONFIDENCE. */
  readonly level: number;
}

/** Most worlds where none are given: six doublings of the first look. */
export const MOST = 12_800;

/**
 * Runs further and further until every sample's statistic is known as exactly as asked, or to the most worlds there may be. It is looked at after
 * 200 worlds and their doublings and nowhere else, at a level that allows for all of the looks.
 * @param reach runs to so many worlds in all and gives the samples of those worlds, in order; null when stopped
 */
export async function runUntil(
  precision: Pick<Precision, "text" | "statistic" | "within" | "relative">,
  most: number,
  reach: (replications: number) => Promise<readonly UntilSample[] | null>,
): Promise<UntilEnd | null> {
  const looks = looksUpTo(most);
  const level = levelOfLook(looks.length, CONFIDENCE);
  for (const [place, replications] of looks.entries()) {
    const samples = await reach(replications);
    if (samples === null) return null;
    const found = samples.map(({ name, values, scale }) => ({
      name,
      known: knownFrom(values, precision, level, scale),
    }));
    const worst = found.reduce((a, b) => (excess(b.known) > excess(a.known) ? b : a));
    if (!worst.known.reached && replications < most) continue;
    return { precision: precision.text, ...worst, replications, looked: looks.slice(0, place + 1), most, level };
  }
  throw new RangeError("a precision is looked at once at least");
}

/** Half of the interval over what is allowed. */
const excess = ({ halfWidth, allowed }: Known): number =>
  halfWidth === null || allowed === null
    ? Number.POSITIVE_INFINITY
    : halfWidth === 0
      ? 0
      : allowed === 0
        ? Number.POSITIVE_INFINITY
        : halfWidth / allowed;
