import { max, min } from "../numbers/math.ts";
import type { Outage, Rating } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { outageGroups, ratedGroups } from "../world/shock.ts";
import { rowOfDay, type Span } from "./span.ts";

/**
 * Outages as a table of days: what share of its capacity is left to each group of sites.
 *
 *   lost = 0 before startDay, min(1, (day - startDay + 1) / onsetDays) until endDay,
 *          then max(0, 1 - (day - endDay + 1) / (recoveryDays + 1)) of what was lost on the last day before it
 *   left = 1 - (1 - availableShare) x lost
 *
 * Where outages overlap the strictest holds. Every entry is written.
 */
export function setOutages(
  economy: Economy,
  outages: readonly Outage[],
  span: Span,
  value: Valuer,
  block: Pick<Block, "outageShare">,
): void {
  const { entries } = outageGroups(economy, outages);
  block.outageShare.fill(1);
  entries.forEach((naming, group) => {
    for (const outage of naming.map((entry) => outages[entry]!)) {
      const gone = 1 - value(outage.availableShare);
      for (let day = outage.startDay; day < span.days; day++) {
        const at = rowOfDay(span, day) * entries.length + group;
        block.outageShare[at] = min(block.outageShare[at]!, 1 - gone * lostShare(outage, day));
      }
    }
  });
}

function lostShare({ startDay, endDay, onsetDays, recoveryDays }: Outage, day: number): number {
  const struck = (on: number) => (onsetDays > 0 ? min(1, (on - startDay + 1) / onsetDays) : 1);
  if (endDay === undefined || day < endDay) return struck(day);
  return struck(endDay - 1) * max(0, 1 - (day - endDay + 1) / (recoveryDays + 1));
}

/** Ratings as a table of days: 1 for groups of buyers that any rating in force names. Every entry is written. */
export function setRated(
  economy: Economy,
  rated: readonly Rating[],
  span: Span,
  block: Pick<Block, "ratedOrders">,
): void {
  const { entries } = ratedGroups(economy, rated);
  block.ratedOrders.fill(0);
  entries.forEach((naming, group) => {
    for (const { startDay, endDay } of naming.map((entry) => rated[entry]!))
      for (let day = startDay; day < min(endDay ?? span.days, span.days); day++)
        block.ratedOrders[rowOfDay(span, day) * entries.length + group] = 1;
  });
}
