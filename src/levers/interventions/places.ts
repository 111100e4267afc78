import { min } from "../../numbers/math.ts";
import type { Economy } from "../../world/economy.ts";
import { restOf } from "./dependents.ts";

/**
 * Share of would-be layoffs that a scheme with so many places keeps. Places are shared among employers by headcount beforehand, and none
 * that is not needed is passed on, so that no more than all of them are ever taken:
 *
 *   share = min(takeUp, places / people at rest at its employers)
 */
export function places(
  economy: Economy,
  sites: ReadonlySet<string>,
  takeUpShare: number,
  most: number | undefined,
): number {
  if (most === undefined) return takeUpShare;
  const { headcount } = restOf(economy);
  const people = economy.rows.nodes.reduce((sum, { id }, site) => (sites.has(id) ? sum + headcount[site]! : sum), 0);
  return people > 0 ? min(takeUpShare, most / people) : takeUpShare;
}
