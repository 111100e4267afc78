import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { BUYS_AHEAD, IDLES, MINOR, type Row, STRETCHES, type World } from "../../world/tables.ts";
import { any, UNBOUNDED } from "../kernel.ts";
import { pace } from "./pace.ts";

/**
 * Anticipation: what a site expects while a control is announced, and what it does about it before its stocks are gone.
 *
 *   expectedRemaining = max(drawnCut - elapsed, elapsed / 2) while the news is open, 0 otherwise
 *   aheadDays         = expectedRemaining at sites that buy ahead
 *   most              = max(minimum pace, pace) x rest at sites that stretch, pace x rest at sites that idle at once
 *   precaution        = 1 - most / target where the target is larger
 *
 * Only a site that depends on what is cut reacts. Orders still follow the target, so that one that stretches saves stock.
 * Expectations lengthen as a cut lasts. Units: days, shares of the target.
 * Assumption (ours): each firm reacts in one way from the announcement to the end of the controls, and knows when they are lifted.
 */
export function anticipate(world: World, block: Block, site: Row, day: number): void {
  const elapsed = block.cutElapsedDays[day]!;
  const left = max(block.drawnCutDays[site]! - elapsed, elapsed / 2);
  const expected = block.newsOpen[day]! > 0 ? max(left, 0) : 0;
  block.expectedRemainingDays[site] = expected;

  if (world.slotStart[site]! < world.slotStart[site + 1]!) react(world, block, site, expected, elapsed);
}

/** What a site that buys anything does about it. */
function react(world: World, block: Block, site: Row, expected: number, elapsed: number): void {
  const kind = block.anticipation[site]!;
  const reacts = expected > 0 && block.exposedShare[site]! > 0;
  block.aheadDays[site] = reacts && kind === BUYS_AHEAD ? expected : 0;
  let precaution = 0 * kind;
  const holdsBack = reacts && (kind === STRETCHES || kind === IDLES);
  if (any(holdsBack)) {
    let most = 0 * kind + UNBOUNDED;
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++)
      if (world.criticality[slot]! < MINOR) most = min(most, pace(world, block, slot, expected, elapsed, kind));
    const floor = kind === STRETCHES ? block.minimumPaceShare[site]! : 0;
    const units = max(most, floor) * block.restOutput[site]!;
    const target = block.targetUnits[site]!;
    precaution = holdsBack && units < target ? 1 - units / target : 0;
  }
  block.precautionShare[site] = precaution;
}
