import { max } from "../numbers/math.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Row, World } from "../world/tables.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/**
 * What a path of capacity has under way on the date of a cut, added to the table of ramps: it comes in the year after as it would have
 * without the cut.
 *
 *   share += growth(day) x what home buyers take of the supplier at rest / its capacity at rest
 *
 * growth is a line between the days that are given, the first value before them and the last after. Like a ramp it moves nothing by itself.
 * Units: shares of capacity at rest.
 */
export function addComing(
  { stand, world }: Pick<Economy, "stand" | "world">,
  span: Span,
  { base, capacityUnits }: Pick<Block, "base" | "capacityUnits">,
  levers: Pick<Block, "rampShare">,
): void {
  for (const { row, days, growth } of stand?.coming ?? []) {
    const capacity = capacityUnits[row]!;
    const ramp = world.rampRow[row]!;
    if (!(capacity > 0) || ramp < 0) continue;
    const perGrowth = boughtByPlants(world, row, base) / capacity;
    for (const day of workingDays(span, 0, span.days))
      levers.rampShare[rowOfDay(span, day) * world.ramps + ramp]! += perGrowth * max(0, grownBy(days, growth, day));
  }
}

/** What plants of the world buy of a supplier on a day at rest; buyers abroad are end uses. */
function boughtByPlants(world: World, site: Row, base: Block["base"]): number {
  let bought = 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    if (world.buyer[link]! >= 0) bought += base[link]!;
  }
  return bought;
}

/** A line between given days. */
export function grownBy(days: readonly number[], values: readonly number[], day: number): number {
  const next = days.findIndex((one) => one >= day);
  if (next < 0) return values.at(-1) ?? 0;
  if (next === 0) return values[0]!;
  const from = days[next - 1]!;
  return values[next - 1]! + ((day - from) / (days[next]! - from)) * (values[next]! - values[next - 1]!);
}
