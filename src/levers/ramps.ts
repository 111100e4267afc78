import { max, min } from "../numbers/math.ts";
import { daysFrom } from "../scenario/dates.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { yearDaysOf } from "../world/year.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/**
 * Ramps as a table of days: what a site can make on each, over its capacity at rest.
 *
 *   share = 1 + sum over its ramps of added x scale x s(x) / capacity at rest
 *   x = (day - begins - slipDays + 1) / rampDays, in 0-1      s(x) = x^2 (3 - 2x)
 *
 * Capacity alone moves nothing: a site makes what is ordered, and at rest nobody orders more. So the twin without a control stays at
 * rest while capacity comes, and only a shortage calls on it. Without an effective date the ramps have not begun. Every entry is written.
 */
export function setRamps(
  economy: Pick<Economy, "files" | "rows" | "world" | "yearDays">,
  effective: string | undefined,
  span: Span,
  value: Valuer,
  capacityUnits: ArrayLike<number>,
  levers: Pick<Block, "rampShare">,
): void {
  const { files, rows, world } = economy;
  levers.rampShare.fill(1);
  if (effective === undefined) return;
  const days = workingDays(span, -span.leadDays, span.days);
  for (const ramp of files.ramps) {
    const site = rows.nodes.findIndex(({ id }) => id === ramp.site);
    const capacity = capacityUnits[site]!;
    if (!(capacity > 0)) continue;
    const added = (ramp.addedUnitsPerYear * value(ramp.scale)) / yearDaysOf(economy) / capacity;
    const first = daysFrom(effective, ramp.begins) + value(ramp.slipDays);
    const rampDays = max(value(ramp.rampDays), 1);
    for (const day of days)
      levers.rampShare[rowOfDay(span, day) * world.ramps + world.rampRow[site]!]! +=
        added * risen((day - first + 1) / rampDays);
  }
}

/** Share of a ramp that has come: slow, fast, slow. */
function risen(progress: number): number {
  const x = max(min(progress, 1), 0);
  return x * x * (3 - 2 * x);
}
