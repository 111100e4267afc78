import { abs, floor, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { attributePeople } from "./attributePeople.ts";
import { cashGone } from "./drainCash.ts";
import { neededPeople } from "./neededPeople.ts";
import { staffedBy } from "./staffedBy.ts";

/**
 * People, in whole numbers: who goes, who is called back, who is lost, who finds work. Need is neededPeople.ts.
 *
 *   expected = max(what the news says of a cut, half the days for which the line has had people to spare)
 *   surplus  waits on short hours for furloughLagDays, then goes: a share stays on short hours under a public scheme, the rest is
 *            furloughed; once expected > noticeBeyondDays only temporaryShare of it, the others are on notice, then separated
 *   missing  are called back from notice, then from furlough within recallDays, then hired
 *
 * - Partial shortage (activity from rotationFloorShare on, at plants that take turns): all who go are furloughed, and each day
 *   furloughed / turnDays of them change places with others, so nobody loses recall; those back are counted in `rotated`.
 * - expected > separateBeyondDays: nobody more is furloughed, and the furloughed are separated.
 * - The company is out of cash: the surplus goes at once, without notice, and so do the furloughed and the noticed.
 *
 * atWork + shortHours + noticed + onStrike + furloughed + separated + placed = headcount, exactly. The places of people on strike
 * stay open. Fractions of a flow are carried over.
 * Whoever is expected back is not given notice: of a strike, a fire or a part that is late nothing is announced, and what is expected
 * of it grows with its length.
 * Sources: temporary layoff and recall, Fujita & Moscarini (2017), doi:10.1257/aer.20131496; notice and its exceptions (under six
 * months, unforeseeable, failing company), 29 USC 2101-2102; turns: US car plants in 2021 idled for one to four weeks at a time.
 * Assumption (ours): people noticed or furloughed on different days share the mean of their days.
 */
export function staff(world: World, block: Block, site: Row, day: number): void {
  const regime = world.regime[site]!;
  const outBefore = block.furloughed[site]! + block.separated[site]!;
  const broke = cashGone(world, block, site) > 0;
  const need = neededPeople(world, block, site, broke);
  const onLine = block.atWork[site]! + block.shortHours[site]!;

  // Each step below changes nothing where it has nobody to move, so a site at which nobody moves passes them by.
  let going = 0;
  let permanent = 0;
  let recalled = 0;
  let unnoticed = 0;
  let hired = 0;
  let unsettled = abs(onLine - need) + block.shortHours[site]! + block.surplusDays[site]! + block.hireCarry[site]!;
  // What a whole staff makes grows with the lines of a ramping plant.
  if (world.rampRow[site]! >= 0) unsettled = unsettled + 1;
  if (any(unsettled > 0)) {
    const idle = max(onLine - need, 0);
    let staying = 0;
    let waited = 0;
    if (any(idle > 0)) {
      const keptOn = retained(world, block, site, day);
      const held = broke ? 0 : min(block.workShared[site]! * heldOver(world, block, site, day), idle);
      const surplus = idle - held;
      waited = surplus > 0 ? block.surplusDays[site]! + 1 : 0;
      const leaving = broke || waited > block.furloughLagDays[site]! ? surplus : 0;
      const shareFlow = block.workShareCarry[site]! + (broke ? 0 : leaving * keptOn);
      const shared = min(floor(shareFlow), leaving);
      block.workShareCarry[site] = shareFlow - shared;
      staying = held + shared;
      going = leaving - shared;
      const turning = takesTurns(world, block, site, broke);
      const lasting = isLasting(world, block, site, broke, turning);
      const soon = expectedDays(block, site) > block.noticeBeyondDays[regime]! ? block.temporaryShare[regime]! : 1;
      const temporaryShare = turning ? 1 : lasting ? 0 : soon;
      const permanentFlow = block.permanentCarry[site]! + going * (1 - temporaryShare);
      permanent = min(floor(permanentFlow), going);
      block.permanentCarry[site] = permanentFlow - permanent;
    }
    block.surplusDays[site] = waited;
    block.workShared[site] = staying;

    const missing = max(need - onLine - block.onStrike[site]!, 0);
    let hireCarry = 0;
    if (any(missing > 0)) {
      unnoticed = min(missing, block.noticed[site]!);
      const recallable = min(missing - unnoticed, block.furloughed[site]!);
      if (any(recallable > 0))
        recalled = min(recallable, floor(block.headcount[site]! / block.recallDays[regime]!) + 1);
      const vacant = missing - unnoticed - recallable;
      let hireFlow = 0;
      if (any(vacant > 0)) hireFlow = block.hireCarry[site]! + vacant / block.hireDays[regime]!;
      hired = min(floor(hireFlow), vacant);
      hireCarry = hireFlow - hired;
    }
    block.hireCarry[site] = hireCarry;
    manLine(world, block, site, need, onLine - going + unnoticed + recalled + hired);
  }
  const temporary = going - permanent;

  let ended = 0;
  let dismissed = permanent;
  if (any(block.noticed[site]! + permanent > 0)) {
    const onNotice = block.noticed[site]! - unnoticed;
    ended = broke || day >= block.noticeReadyDay[site]! ? onNotice : 0;
    const waiting = onNotice - ended;
    const noticeDays = broke ? 0 : block.noticeDays[site]!;
    const noticedNew = noticeDays > 0 ? permanent : 0;
    dismissed = permanent - noticedNew;
    const noticed = waiting + noticedNew;
    let readyDay = 0;
    if (any(noticed > 0))
      readyDay = (waiting * block.noticeReadyDay[site]! + noticedNew * (day + noticeDays)) / noticed;
    block.noticeReadyDay[site] = readyDay;
    block.noticed[site] = noticed;
  }

  let forgotten = 0;
  if (any(block.furloughed[site]! + temporary + block.rotationCarry[site]! > 0)) {
    const turning = takesTurns(world, block, site, broke);
    const lasting = isLasting(world, block, site, broke, turning);
    const away = block.furloughed[site]! - recalled;
    const old = !turning && day - block.furloughMeanDay[site]! >= block.recallWindowDays[regime]!;
    const overdue = lasting || old ? away : 0;
    const lossFlow =
      block.recallLossCarry[site]! + (turning ? 0 : (away - overdue) * block.lossOfRecallPerDay[regime]!);
    const lost = min(floor(lossFlow), away - overdue);
    block.recallLossCarry[site] = lossFlow - lost;
    forgotten = overdue + lost;
    const stillAway = away - overdue - lost;
    let turned = 0;
    if (any(turning || block.rotationCarry[site]! > 0)) {
      const turnFlow = turning ? block.rotationCarry[site]! + stillAway * block.rotationPerDay[regime]! : 0;
      turned = min(min(floor(turnFlow), stillAway), onLine - going);
      block.rotationCarry[site] = turnFlow - floor(turnFlow);
      block.rotated[site] = block.rotated[site]! + turned;
    }
    const furloughed = stillAway + temporary;
    let meanDay = 0;
    if (any(furloughed > 0))
      meanDay = ((stillAway - turned) * block.furloughMeanDay[site]! + (temporary + turned) * day) / furloughed;
    block.furloughMeanDay[site] = meanDay;
    block.furloughed[site] = furloughed;
  }

  const parting = ended + forgotten + dismissed;
  if (any(block.separated[site]! + parting + hired > 0)) {
    const rehired = min(hired, block.separated[site]!);
    const searching = block.separated[site]! - rehired;
    const findFlow = block.jobFindingCarry[site]! + searching * block.jobFindingPerDay[regime]!;
    const found = min(floor(findFlow), searching);
    block.jobFindingCarry[site] = findFlow - found;
    block.separated[site] = searching - found + parting;
    block.placed[site] = block.placed[site]! + found - (hired - rehired);
  }

  attributePeople(block, site, outBefore, temporary + ended + dismissed);
}

/** Whether those who go change places with others: in a partial shortage, at plants that take turns. */
function takesTurns(world: World, block: Block, site: Row, broke: boolean): boolean {
  const regime = world.regime[site]!;
  return !broke && block.rotationPerDay[regime]! > 0 && block.believedShare[site]! >= block.rotationFloorShare[regime]!;
}

/** Days that the outage is expected to last. */
function expectedDays(block: Block, site: Row): number {
  return max(block.expectedRemainingDays[site]!, block.spareDays[site]! / 2);
}

/** Whether nobody is expected back. */
function isLasting(world: World, block: Block, site: Row, broke: boolean, turning: boolean): boolean {
  const long = expectedDays(block, site) > block.separateBeyondDays[world.regime[site]!]!;
  return broke || (long && !turning);
}

/** Puts `line` people on the line of which `need` are needed, and says what they can make. */
function manLine(world: World, block: Block, site: Row, need: number, line: number): void {
  const unneeded = max(line - need, 0);
  block.shortHours[site] = unneeded;
  block.atWork[site] = line - unneeded;
  if (world.flexible[site]! > 0) {
    const moved = block.redeployed[site]!;
    block.redeployed[site] = min(moved, max(line - (need - moved), 0));
  }
  block.staffedUnits[site] = staffedBy(world, block, site, line);
}

/** Share of would-be layoffs that stay on short hours: the state's own programme, and of the rest what interventions keep. */
function retained(world: World, block: Block, site: Row, day: number): number {
  const group = world.retentionGroup[site]!;
  const own = block.workShareTakeUp[site]!;
  let share = own;
  if (group >= 0) share = own + (1 - own) * block.retainedShare[day * world.retentionGroups + group]!;
  return share;
}

/** 0 on the day on which an intervention ends: whoever it kept is to be kept by others or goes, after the usual lag. */
function heldOver(world: World, block: Block, site: Row, day: number): number {
  const group = world.retentionGroup[site]!;
  let holds = 0 * block.headcount[site]! + 1;
  if (group >= 0) holds = block.retentionHolds[day * world.retentionGroups + group]!;
  return holds;
}
