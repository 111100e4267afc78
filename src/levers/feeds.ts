import { min } from "../numbers/math.ts";
import { valueOn } from "../scenario/feeds.ts";
import type { DayFeed } from "../scenario/feedTypes.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Border, Gate } from "../world/gates.ts";
import { demandGroups } from "../world/shock.ts";
import { yearDaysOf } from "../world/year.ts";
import type { Held } from "./controls.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/** A feed with the code of its root cause. */
export interface CodedFeed {
  readonly feed: DayFeed;
  readonly code: number;
}

/**
 * Feeds of what may be shipped, over what controls admit: at each gate and day the strictest holds and is the root cause.
 *
 *   admitted = value of the day, in units: value / what passes the feed's gates at rest; from 1 on there is no limit
 *
 * A border holds back what leaves one region for another, from sites as from origins: its sellers lose the orders, as they see only
 * what may be sent, and what is under way arrives.
 *
 * Feeds begin on the effective date. Goods at sea land. A feed is news like a control: it holds from its first to its last day below rest.
 * @param base purchases at rest of the replication at hand, by link
 * Returns the days on which a control or feed holds; null when none does.
 */
export function setAdmitted(
  economy: Pick<Economy, "world" | "controlGroups" | "gates" | "yearDays">,
  feeds: readonly CodedFeed[],
  span: Span,
  base: ArrayLike<number>,
  block: Pick<Block, "admittedShare" | "controlCause">,
  byControls: Held | null,
): Held | null {
  const { gates } = economy;
  let held = byControls;
  for (const { feed, code } of feeds) {
    if (feed.kind !== "admitted") continue;
    const reached = gates.flatMap((gate, row) => (meets(economy, feed, gate) ? [row] : []));
    if (reached.length === 0) continue;
    const rest = feed.unit === "share" ? 1 : restFlow(economy, feed, new Set(reached), base);
    for (const day of workingDays(span, 0, span.days)) {
      const value = valueOn(feed, day);
      const share = value === null || rest <= 0 ? 1 : value / rest;
      if (share >= 1) continue;
      const end = day === span.days - 1 ? Infinity : day + 1;
      held =
        held === null ? { first: day, end } : { first: min(held.first, day), end: end > held.end ? end : held.end };
      for (const row of reached) {
        const entry = rowOfDay(span, day) * gates.length + row;
        if (share >= block.admittedShare[entry]!) continue;
        block.admittedShare[entry] = share;
        block.controlCause[entry] = code;
      }
    }
  }
  return held;
}

/** Whether a feed names a border. */
export const closes = ({ from, to }: Pick<DayFeed, "from" | "to">, border: Border): boolean =>
  from.includes(border.from) && to.includes(border.to);

/** Whether a feed limits what passes a gate: by its border, or by its origin or its control group and by who buys. */
function meets({ controlGroups }: Pick<Economy, "controlGroups">, feed: DayFeed, gate: Gate): boolean {
  if (gate.border !== undefined && closes(feed, gate.border)) return true;
  const named = feed.origins.includes(gate.origin) || feed.groups.includes(controlGroups[gate.group] ?? "");
  return named && (feed.buyers === "all" || (gate.buyers === "foreign") === (feed.buyers === "foreign"));
}

/** What passes gates at rest: units a working day, or a calendar day where the feed counts those. */
function restFlow(
  economy: Pick<Economy, "world" | "yearDays">,
  { unit }: DayFeed,
  reached: ReadonlySet<number>,
  base: ArrayLike<number>,
): number {
  const { world } = economy;
  let flow = 0;
  for (let link = 0; link < world.links; link++) if (reached.has(world.gate[link]!)) flow += base[link]!;
  return unit === "perCalendarDay" ? (flow * yearDaysOf(economy)) / 365 : flow;
}

/** Feeds of orders as a table of days and groups of links of final demand: values multiply where several feeds name one. */
export function setDemand(
  economy: Economy,
  feeds: readonly CodedFeed[],
  span: Span,
  block: Pick<Block, "demandFed" | "demandCause">,
): void {
  const mine = feeds.filter(({ feed }) => feed.kind === "demand");
  const { entries } = demandGroups(
    economy,
    mine.map(({ feed }) => feed),
  );
  block.demandFed.fill(1);
  block.demandCause.fill(0);
  entries.forEach((naming, group) => {
    for (const day of workingDays(span, 0, span.days)) {
      const entry = rowOfDay(span, day) * entries.length + group;
      let least = Infinity;
      for (const { feed, code } of naming.map((at) => mine[at]!)) {
        const value = valueOn(feed, day);
        if (value === null || value === 1) continue;
        block.demandFed[entry]! *= value;
        if (value < least) block.demandCause[entry] = code;
        least = min(least, value);
      }
    }
  });
}
