import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/** A site lacks its own product once its line leaves more than this share of rest output unserved. */
const LACKING_SHARE = 0.05;

/**
 * A company with plants abroad that make the same product ships its site here part of what it lacks, after approval and transit.
 *
 *   asked    = min(demand, rest)          shortage counts days with asked - leaving above a twentieth of rest
 *   imported = foreignShare x admitted x available x max(asked - leaving - finished, 0), from foreignDays of shortage on
 *
 * Imports join the site's finished goods and are rationed with them; its own line and people stay idle. A control on the origin by
 * which they ship binds them like every other shipment, and so does what its plants lose through their precursor. Units: unit/day.
 * Assumption (ours): shipments follow the day's gap, without a pipeline that would run on after the line is back.
 */
export function bring(world: World, block: Block, site: Row, day: number): void {
  const origin = world.foreignOrigin[site]!;
  if (origin >= 0) {
    const rest = block.restOutput[site]!;
    const unserved = min(block.demandUnits[site]!, rest) - block.leavingUnits[site]!;
    const days = unserved > LACKING_SHARE * rest ? block.shortageDays[site]! + 1 : 0;
    block.shortageDays[site] = days;
    const gate = world.foreignGate[site]!;
    let open = min(block.availableShare[origin]!, 1);
    if (gate >= 0) open = open * block.admittedShare[day * world.gates + gate]!;
    const lacking = max(unserved - block.finishedUnits[site]!, 0);
    block.importedUnits[site] = days > block.foreignDays[site]! ? block.foreignShare[site]! * open * lacking : 0;
  }
}
