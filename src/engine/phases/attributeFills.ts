import { abs, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAPACITY } from "../../world/causes.ts";
import { MINOR, type Row, type World } from "../../world/tables.ts";
import { any, CLEARLY, NOTICEABLE } from "../kernel.ts";

/**
 * Root cause of what is missing from a fill's stock and pipeline: of the link that sent least of what it was asked for at rest.
 *
 *   short = min(ask, base) - sent + stopped        cause = the control that barred or stopped most of it, else the supplier's
 *
 * The cause is remembered until stock and pipeline are back at their aim, so that a line that stands still weeks after a cut still
 * knows why. A supplier that ships less without a cause of its own has no room (`capacity`). Minor slots hold nobody back and
 * remember nothing. Also hands the site's own cause to those who read it tomorrow.
 */
export function attributeFills(world: World, block: Block, site: Row, day: number): void {
  block.causeBefore[site] = block.cause[site]!;
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    if (world.criticality[slot]! < MINOR)
      for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
        const least = NOTICEABLE * block.restUse[fill]!;
        const missing = abs(block.restStockUnits[fill]! - block.stockUnits[fill]! - block.transitGapUnits[fill]!);
        const lacks = block.restUse[fill]! > 0 && missing > least;
        let code = lacks ? block.fillCause[fill]! : 0;
        if (any(lacks)) code = causeOfLinks(world, block, fill, day, code, least);
        block.fillCause[fill] = code;
      }
  }
}

/** The cause of the link that is short of most today; `before` when none is short. Units: slot units a day. */
function causeOfLinks(world: World, block: Block, fill: Row, day: number, before: number, least: number): number {
  const perUnit = block.slotUnitsPerUnit[fill]!;
  let most = least;
  let code = before;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
    const asked = min(block.askUnits[link]!, block.base[link]!);
    const stopped = block.stoppedUnits[link]!;
    const short = (asked - block.sentUnits[world.outEntry[link]!]! + stopped) * perUnit;
    const gate = world.gate[link]!;
    const theirs = block.cause[world.supplier[link]!]!;
    let found = theirs > 0 ? theirs : CAPACITY;
    if (gate >= 0) {
      const control = block.controlCause[day * world.gates + gate]!;
      found = 2 * (asked - block.dueUnits[link]! + stopped) * perUnit > short ? control : found;
    }
    const larger = short > most * CLEARLY;
    most = larger ? short : most;
    code = larger ? found : code;
  }
  return code;
}
