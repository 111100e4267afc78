import { abs, floor, max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAUSES, SEVERAL } from "../../world/causes.ts";
import { PARTIAL_ADJUSTMENT } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { any, TOLERANCE } from "../kernel.ts";
import type { Tally } from "./tally.ts";

/**
 * The identities that hold site by site and fill by fill, for all lanes at once: `faults` is 1 where one of them is broken. It says
 * neither which nor where: `identities.ts` does, and is asked when there is a fault. A test holds the two to the same verdict.
 */
export function audit(world: World, block: Block, tally: Tally, row: Row): void {
  let faults = 0;
  for (let site = 0; site < world.sites; site++) {
    const people = world.labourForm === PARTIAL_ADJUSTMENT ? peopleSum(block, site) : peopleCount(block, site);
    faults = people && causesSum(world, block, site) && inRange(block, site) ? faults : 1;
    faults = deliveriesSum(world, block, site) ? faults : 1;
  }
  for (let fill = 0; fill < world.fills; fill++) {
    const goods =
      amount(block.stockUnits[fill]!) && amount(block.reserveUnits[fill]!) && amount(block.receivedUnits[fill]!);
    faults = goods && amount(block.usedUnits[fill]!) ? faults : 1;
  }
  tally.faults[row] = faults;
}

/** Finite and not negative; the difference of an infinity with itself is no number. */
function amount(x: number): boolean {
  return x >= 0 && x - x === 0;
}

function whole(count: number): boolean {
  return count >= 0 && count === floor(count);
}

/** Whole people, each in one state. */
function peopleCount(block: Block, site: Row): boolean {
  const line = whole(block.atWork[site]!) && whole(block.shortHours[site]!) && whole(block.noticed[site]!);
  const off = whole(block.furloughed[site]!) && whole(block.separated[site]!) && whole(block.placed[site]!);
  const all = line && off && whole(block.onStrike[site]!);
  return all && peopleIn(block, site) === block.headcount[site]! && partsFit(block, site);
}

/** The same of people who are reals. */
function peopleSum(block: Block, site: Row): boolean {
  const line = block.atWork[site]! >= 0 && block.shortHours[site]! >= 0 && block.noticed[site]! >= 0;
  const off = block.furloughed[site]! >= 0 && block.separated[site]! >= 0 && block.placed[site]! >= 0;
  const gap = abs(peopleIn(block, site) - block.headcount[site]!);
  return line && off && gap <= TOLERANCE * block.headcount[site]! && partsFit(block, site);
}

function peopleIn(block: Block, site: Row): number {
  const line = block.atWork[site]! + block.shortHours[site]! + block.noticed[site]! + block.onStrike[site]!;
  return line + block.furloughed[site]! + block.separated[site]! + block.placed[site]!;
}

function partsFit(block: Block, site: Row): boolean {
  const moved = block.redeployed[site]!;
  const shared = block.workShared[site]!;
  return whole(moved) && moved <= block.atWork[site]! && whole(shared) && shared <= block.shortHours[site]!;
}

/** People out of work by root cause add up to those out of work; where they have one cause, it is one that there is. */
function causesSum(world: World, block: Block, site: Row): boolean {
  const sole = block.soleCause[site]!;
  const out = block.furloughed[site]! + block.separated[site]!;
  let gap = whole(sole) && sole < CAUSES ? 0 : out;
  let wrong = 0;
  if (any(sole === SEVERAL)) {
    let people = 0;
    for (let k = 0; k < CAUSES; k++) {
      const count = block.outByCause[site * CAUSES + k]!;
      people = people + count;
      wrong = world.labourForm === PARTIAL_ADJUSTMENT ? (count >= 0 ? wrong : 1) : whole(count) ? wrong : 1;
    }
    gap = abs(people - out);
  }
  const most = world.labourForm === PARTIAL_ADJUSTMENT ? TOLERANCE * block.headcount[site]! : 0;
  return wrong === 0 && gap <= most;
}

function inRange(block: Block, site: Row): boolean {
  const made = amount(block.madeUnits[site]!) && amount(block.leavingUnits[site]!) && amount(block.targetUnits[site]!);
  const sold = amount(block.shippedUnits[site]!) && amount(block.finishedUnits[site]!);
  const news = amount(block.expectedRemainingDays[site]!) && amount(block.precautionShare[site]!);
  return made && sold && news && block.precautionShare[site]! <= 1;
}

function deliveriesSum(world: World, block: Block, site: Row): boolean {
  let delivered = 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
    delivered = delivered + block.sentUnits[out]!;
  const shipped = block.shippedUnits[site]!;
  return abs(delivered - shipped) <= TOLERANCE * max(block.restOutput[site]!, shipped);
}
