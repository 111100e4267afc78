import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/** Days of a whole stop's costs that a day of full sales puts back. */
const PUT_BACK = 0.1;

/**
 * A company lives on its cash while it sells less than at rest.
 *
 *   lost  = sum over its sites of (people of the site / people of the company) x max(0, 1 - shipped / rest), at most 1
 *   spent = clamp(spent + lost - 0.1 (1 - lost), 0, cash)          out of cash while spent = cash
 *
 * Units: days of a whole stop. What follows for its people stands in staff.
 * Assumption (ours): a day of full sales puts back a tenth of a day's costs, so a company that sells over 0.91 of rest lives on. If
 * wrong, companies in long partial shortages fail too late or too early; in a whole stop it does not matter.
 */
export function drainCash(world: World, block: Block, company: Row): void {
  let sum = 0;
  for (let entry = world.companyStart[company]!; entry < world.companyStart[company + 1]!; entry++) {
    const site = world.companySite[entry]!;
    sum = sum + block.cashWeight[site]! * max(block.restOutput[site]! - block.shippedUnits[site]!, 0);
  }
  const lost = min(sum, 1);
  const cash = block.cashDays[company]!;
  const spent = min(max(block.spentDays[company]! + (lost - PUT_BACK * (1 - lost)), 0), cash);
  block.spentDays[company] = spent;
  block.outOfCash[company] = spent < cash ? 0 : 1;
}

/** 1 when the company of a site has no cash left, else 0. */
export function cashGone(world: World, block: Block, site: Row): number {
  const company = world.companyRow[site]!;
  let gone = 0;
  if (company >= 0) gone = block.outOfCash[company]!;
  return gone;
}
