import { max, min } from "../../numbers/math.ts";
import type { Network } from "./network.ts";
import type { Shock } from "./shock.ts";

/** The same slack as the engine's: ceilings that sum to 1 but for their last bit do. */
const SLACK = 1 + 1e-12;

/** How much of a supplier's loss a buyer feels, 0-1 by site; 1 everywhere: nothing can be replaced. */
export type Felt = (site: number) => number;
export const allFelt: Felt = () => 1;

/**
 * What the inputs of a site allow, share of rest output: the least of its slots, each by how far it binds.
 *
 *   reaches of a fill = mix x (1 - sum over links of share x felt x (1 - link x output of the supplier))
 *   limit of a slot   = min over sets S of exhausted fills with ceilings(not S) < 1 of reaches(S) / (1 - ceilings(not S))
 *
 * a generalized Leontief function: linear among suppliers of one fill, fixed among slots, substitutes up to their ceilings, as the
 * engine's line (produce.ts) runs on what arrives when stocks are gone.
 */
export function inputLimit(network: Network, { link: open }: Shock, out: ArrayLike<number>, felt: Felt, site: number) {
  let limit = 1;
  for (let slot = network.slotStart[site]!; slot < network.slotStart[site + 1]!; slot++) {
    const binds = network.binds[slot]!;
    if (binds === 0) continue;
    const own = slotLimit(network, open, out, felt, slot);
    limit = min(limit, 1 - binds * (1 - own));
  }
  return limit;
}

function slotLimit(network: Network, open: Float64Array, out: ArrayLike<number>, felt: Felt, slot: number): number {
  const { fillStart, linkStart, supplier, share, mix, ceiling } = network;
  const reaches: { held: number; ceiling: number }[] = [];
  for (let fill = fillStart[slot]!; fill < fillStart[slot + 1]!; fill++) {
    let lost = 0;
    for (let link = linkStart[fill]!; link < linkStart[fill + 1]!; link++) {
      const seller = supplier[link]!;
      lost += share[link]! * felt(seller) * (1 - open[link]! * out[seller]!);
    }
    reaches.push({ held: mix[fill]! * max(0, 1 - lost), ceiling: ceiling[fill]! });
  }
  if (reaches.length === 1 && reaches[0]!.ceiling * SLACK >= 1)
    return min(1, reaches[0]!.held / mix[fillStart[slot]!]!);
  let limit = 1;
  for (const last of reaches) {
    let held = 0;
    let left = 0;
    for (const one of reaches)
      if (one.held * last.ceiling <= last.held * one.ceiling) held += one.held;
      else left += one.ceiling;
    if (left * SLACK < 1) limit = min(limit, held / (1 - left));
  }
  return limit;
}
