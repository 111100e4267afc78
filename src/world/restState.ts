import { max } from "../numbers/math.ts";
import type { Block } from "./block.ts";
import { bandOfCover } from "./cover.ts";
import { restPrices } from "./prices.ts";
import { UNLIMITED, type World } from "./tables.ts";

/**
 * Sets every column of state and of the day's flows to rest, from the columns that were drawn. `lanes` values lie side by side in a
 * row; pipelines, which are deviations, are empty.
 */
export function setRest(world: World, block: Block, lanes = 1): void {
  for (const column of [
    block.processGapUnits,
    block.surplusDays,
    block.shortHours,
    block.noticed,
    block.noticeReadyDay,
    block.onStrike,
    block.furloughed,
    block.furloughMeanDay,
    block.separated,
    block.placed,
    block.recallLossCarry,
    block.jobFindingCarry,
    block.permanentCarry,
    block.hireCarry,
    block.transitGapUnits,
    block.shippedGapUnits,
    block.stoppedUnits,
    block.backlogUnits,
    block.unmadeUnits,
    block.shippedRing,
    block.startedRing,
    block.expectedRemainingDays,
    block.precautionShare,
    block.aheadDays,
    block.spareDays,
    block.redeployed,
    block.releasedUnits,
    block.workShared,
    block.workShareCarry,
    block.rotated,
    block.rotationCarry,
    block.shortageDays,
    block.importedUnits,
    block.spentDays,
    block.outOfCash,
    block.lackUnits,
    block.unservedUnits,
    block.extraUnits,
    block.extraTransitUnits,
    block.cause,
    block.causeBefore,
    block.fillCause,
    block.soleCause,
    block.outByCause,
  ])
    column.fill(0);
  block.availableShare.fill(1);
  block.programmeDay.fill(UNLIMITED);
  block.usableShare.set(block.ceilingShare);
  block.entitlementUnits.set(block.base);
  block.believedShare.fill(1);
  for (const column of [
    block.demandUnits,
    block.targetUnits,
    block.wantedUnits,
    block.calledUnits,
    block.madeUnits,
    block.leavingUnits,
    block.shippedUnits,
  ])
    column.set(block.restOutput);
  block.finishedUnits.set(block.restFinishedUnits);
  block.stockUnits.set(block.restStockUnits);
  block.reserveUnits.set(block.reserveRestUnits);
  block.receivedUnits.set(block.restUse);
  block.usedUnits.set(block.restUse);
  block.askUnits.set(block.base);
  block.dueUnits.set(block.base);
  for (let entry = 0; entry < world.links; entry++)
    for (let lane = 0; lane < lanes; lane++)
      block.sentUnits[entry * lanes + lane] = block.base[world.outLink[entry]! * lanes + lane]!;
  for (let at = 0; at < world.fills * lanes; at++)
    block.coverBand[at] = bandOfCover(block.restStockUnits[at]!, block.restUse[at]!);
  restPrices(block);
  block.atWork.set(block.headcount);
  for (let site = 0; site < world.sites; site++)
    for (let at = site * lanes; at < (site + 1) * lanes; at++) {
      const withOvertime = block.restOutput[at]! * block.overtimeShare[at]!;
      // Who can grow is staffed for its lines (engine/phases/fullStaffMakes.ts).
      const makes = world.rampRow[site]! >= 0 ? max(withOvertime, block.capacityUnits[at]!) : withOvertime;
      block.staffedUnits[at] = block.headcount[at]! > 0 ? makes : UNLIMITED;
    }
}
