import { max, min } from "../../numbers/math.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import type { CapacityState } from "./state.ts";

/**
 * Plants with a buyer of their own: a parent who drives on their cells, a maker who has signed for their anode. Within a product and place
 * those volumes are sold first; what is left of the need is shared by all that is not contracted, alike.
 *
 *   contracts = min(1, bought / contracted)      open = (bought - contracts x contracted) / (supply - contracted)
 *   share of a plant that is sold = offtake x contracts + (1 - offtake) x open
 *
 * Together that is what is bought. Contracts raise no need: where less is needed than is contracted, all of them are cut alike.
 * Units: shares; units a year. Assumption (ours): a contract holds as long as the plant.
 */
export function soldShare(offtake: number, bought: number, supply: number, contracted: number): number {
  const contracts = contracted > 0 ? min(1, bought / contracted) : 1;
  const open = supply > contracted ? (bought - contracts * contracted) / (supply - contracted) : 1;
  return offtake * contracts + (1 - offtake) * max(0, min(1, open));
}

/**
 * Share of a newcomer that it counts on selling, where others have already decided on so much: its own buyer takes his part, and of the
 * rest what the others leave.
 *
 *   share = offtake x contracts + min(1 - offtake, (sales - decided) / own - offtake x contracts)
 */
export function newcomerShare(
  offtake: number,
  sales: number,
  own: number,
  decided: number,
  contractedDecided: number,
): number {
  const contracted = contractedDecided + offtake * own;
  const taken = offtake > 0 ? offtake * min(1, sales / contracted) : 0;
  return taken + max(0, min(1 - offtake, (sales - decided) / own - taken));
}

/** Counts a module among those that are decided or there, or takes it out again. */
export function countDecided(
  { units, unitCell, unitCapacity }: CapacityPlan,
  { project }: CapacityRates,
  { decided, contractedDecided }: Pick<CapacityState, "decided" | "contractedDecided">,
  row: number,
  times: 1 | -1,
): void {
  const cell = unitCell[row]!;
  decided[cell]! += times * unitCapacity[row]!;
  contractedDecided[cell]! += times * unitCapacity[row]! * project.offtake[units[row]!.project]!;
}
