import { max, min } from "../numbers/math.ts";
import { valueOn } from "../scenario/feeds.ts";
import type { Outage, Rating } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { outageGroups, ratedGroups } from "../world/shock.ts";
import type { CodedFeed } from "./feeds.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/**
 * Outages as a table of days: what share of its capacity is left to each group of sites.
 *
 *   lost = 0 before startDay, min(1, (day - startDay + 1) / onsetDays) until endDay,
 *          then max(0, 1 - (day - endDay + 1) / (recoveryDays + 1)) of what was lost on the last day before it
 *   left = 1 - (1 - availableShare) x lost          striking = strikingShare from startDay until endDay
 *
 * A feed leaves what it says of the day. Where they overlap the strictest holds and is the root cause, of equal ones the first;
 * the largest share of people strikes.
 * Every entry is written.
 */
export function setOutages(
  economy: Economy,
  outages: readonly Outage[],
  span: Span,
  value: Valuer,
  block: Pick<Block, "outageShare" | "outageCause" | "strikingShare">,
  codes: readonly number[],
  coded: readonly CodedFeed[] = [],
): void {
  const feeds = coded.filter(({ feed }) => feed.kind === "available");
  const { entries } = outageGroups(
    economy,
    outages,
    feeds.map(({ feed }) => feed),
  );
  block.outageShare.fill(1);
  block.outageCause.fill(0);
  block.strikingShare.fill(0);
  const leave = (group: number, day: number, left: number, code: number) => {
    const at = rowOfDay(span, day) * entries.length + group;
    if (left < block.outageShare[at]!) block.outageCause[at] = code;
    block.outageShare[at] = min(block.outageShare[at]!, left);
  };
  entries.forEach((naming, group) => {
    for (const entry of naming) {
      const outage = outages[entry];
      if (outage !== undefined) {
        const gone = 1 - value(outage.availableShare);
        for (const day of workingDays(span, outage.startDay, span.days))
          leave(group, day, 1 - gone * lostShare(outage, day), codes[entry]!);
        const striking = value(outage.strikingShare ?? 0);
        for (const day of workingDays(span, outage.startDay, outage.endDay ?? span.days)) {
          const at = rowOfDay(span, day) * entries.length + group;
          block.strikingShare[at] = max(block.strikingShare[at]!, striking);
        }
      } else {
        const { feed, code } = feeds[entry - outages.length]!;
        for (const day of workingDays(span, 0, span.days)) leave(group, day, valueOn(feed, day) ?? 1, code);
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
      for (const day of workingDays(span, startDay, endDay ?? span.days))
        block.ratedOrders[rowOfDay(span, day) * entries.length + group] = 1;
  });
}
