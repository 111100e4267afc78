import { type Box, type CaseData, countBox, gainOf } from "./box.ts";
import { limitEvidence } from "./evidence.ts";
import { type Counted, paste, replaced } from "./paste.ts";
import type { Step } from "./peel.ts";

/** The rule by which a box is chosen, in words for the reader. */
export const RULE =
  "the box of the trajectory with the largest gain (share of the cases inside less share of the other worlds inside), widened while that raises the gain, " +
  "without limits that chance could have made";

/** Chance that a limit is kept which the cases have nothing to do with, over all factors and both sides. */
const LEVEL = 0.05;

/** Limits that were looked at for each factor: two sides, each at about four places that are not nearly the same. On noise 2 to 8 in 100 searches find a limit. */
const LOOKS = 8;

/**
 * Chooses one box of a trajectory: largest gain, then pasted, then pruned: limits for which less speaks than chance gives the best of all
 * candidates are left out, the weakest first.
 *
 * @param candidates factors that were looked at, those sieved out before included
 * @returns the box and its place in the trajectory; without limits when nothing stands out
 */
export function chooseBox(
  steps: readonly Step[],
  data: CaseData,
  candidates = data.names.length,
): Counted & { readonly step: number } {
  const gains = steps.map(gainOf);
  const step = gains.reduce((best, gain, i) => (gain > gains[best]! + 1e-12 ? i : best), 0);
  const pasted = paste(steps[step]!.box, data);
  const box = prune(pasted.box, data, LEVEL / (LOOKS * Math.max(1, candidates)));
  return { step, box, counts: countBox(box, data) };
}

/** The box without limits whose p-value on these rows is above the level; the weakest goes first, as it may have borne on the others. */
export function prune(box: Box, data: CaseData, level: number): Box {
  const weakest = limitEvidence(box, data).reduce<{ p: number; at: number }>(
    (top, { exactP }, at) => (exactP > top.p ? { p: exactP, at } : top),
    {
      p: level,
      at: -1,
    },
  );
  return weakest.at < 0 ? box : prune(replaced(box, box[weakest.at]!, null), data, level);
}
