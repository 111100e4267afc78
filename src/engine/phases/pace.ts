import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CRITICAL, type Row, STRETCHES, type World } from "../../world/tables.ts";

/**
 * Pace, over rest, that a slot sustains to the expected end of a cut: what still flows and, at a site that stretches, an even share
 * of what it holds and of what is still to come of the part that is cut.
 *
 *   pace = (sum of flowing + (stock + use x cut x days of it still to come) / expected days) / sum of use
 *   flowing = use x (1 - cut); from the day on which the rest should have ceased to come, today's deliveries where these are larger
 *
 * A stock at suppliers is only known as it was at rest: what still arrives when it should be gone is believed. Half of what an important slot lacks is felt, as in production. Units: shares of rest.
 */
export function pace(
  world: World,
  block: Block,
  slot: Row,
  expectedDays: number,
  elapsedDays: number,
  kind: number,
): number {
  let flowing = 0 * kind;
  let held = 0 * kind;
  let use = 0 * kind;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const cut = block.cutShare[fill]!;
    const restUse = block.restUse[fill]!;
    const received = block.receivedUnits[fill]!;
    const stillDays = max(block.reachDays[fill]! - elapsedDays, 0);
    const coming = restUse * cut * stillDays;
    const open = restUse * (1 - cut);
    flowing = flowing + (open + (1 - min(stillDays, 1)) * max(received - open, 0));
    const stock = block.stockUnits[fill]! + received;
    held = cut > 0 ? held + (stock + coming) : held;
    use = use + restUse;
  }
  const spread = kind === STRETCHES && expectedDays > 0 ? held / expectedDays : 0;
  const sustained = use > 0 ? (flowing + spread) / use : 1;
  return world.criticality[slot]! === CRITICAL ? sustained : 0.5 * (sustained + 1);
}
