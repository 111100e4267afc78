import { floor, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { UNBOUNDED } from "../kernel.ts";
import { attributePeople } from "./attributePeople.ts";

/**
 * People, in whole numbers. Need follows what the line *wants* to make, never what it made, so a line called back works.
 *
 *   activity = (wanted + finishingShare x (leaving - wanted)) / rest, at most 1; losses are believed with a lag, gains at once
 *   need     = everybody while 1 - believed is inside the band, else kept + (1 - kept) x believed
 *   surplus  waits on short hours for furloughLagDays, then goes: temporaryShare furloughed, the rest on notice, then separated
 *   missing  are called back from notice, then from furlough within recallDays, then hired
 *
 * atWork + shortHours + noticed + furloughed + separated + placed = headcount, exactly. Fractions of a flow are carried over.
 * Sources: temporary layoff and recall, Fujita & Moscarini (2017), doi:10.1257/aer.20131496; notice, 29 USC 2101.
 * Assumption (ours): people noticed or furloughed on different days share the mean of their days.
 */
export function staff(_world: World, block: Block, site: Row, day: number): void {
  const head = block.headcount[site]!;
  const rest = block.restOutput[site]!;
  const kept = block.keptShare[site]!;

  const outBefore = block.furloughed[site]! + block.separated[site]!;

  const wanted = block.wantedUnits[site]!;
  const paced = wanted + block.finishingStaffShare[site]! * (block.leavingUnits[site]! - wanted);
  const activity = rest > 0 ? min(paced / rest, 1) : 1;
  const before = block.believedShare[site]!;
  const believed = activity < before ? before + (activity - before) / block.salesLagDays[site]! : activity;
  block.believedShare[site] = believed;
  const needShare = 1 - believed <= block.bandShare[site]! ? 1 : kept + (1 - kept) * believed;
  const need = head - floor(head * (1 - needShare));

  const onLine = block.atWork[site]! + block.shortHours[site]!;
  const surplus = max(onLine - need, 0);
  const surplusDays = surplus > 0 ? block.surplusDays[site]! + 1 : 0;
  block.surplusDays[site] = surplusDays;
  const going = surplusDays > block.furloughLagDays[site]! ? surplus : 0;
  const permanentFlow = block.permanentCarry[site]! + going * (1 - block.temporaryShare[site]!);
  const permanent = min(floor(permanentFlow), going);
  block.permanentCarry[site] = permanentFlow - permanent;
  const temporary = going - permanent;

  const missing = max(need - onLine, 0);
  const unnoticed = min(missing, block.noticed[site]!);
  const recallable = min(missing - unnoticed, block.furloughed[site]!);
  const recalled = min(recallable, floor(head / block.recallDays[site]!) + 1);
  const vacant = missing - unnoticed - recallable;
  const hireFlow = vacant > 0 ? block.hireCarry[site]! + vacant / block.hireDays[site]! : 0;
  const hired = min(floor(hireFlow), vacant);
  block.hireCarry[site] = hireFlow - hired;
  const rehired = min(hired, block.separated[site]!);

  const staying = block.noticed[site]! - unnoticed;
  const ended = day >= block.noticeReadyDay[site]! ? staying : 0;
  const waiting = staying - ended;
  const noticeDays = block.noticeDays[site]!;
  const noticedNew = noticeDays > 0 ? permanent : 0;
  const noticed = waiting + noticedNew;
  const readySum = waiting * block.noticeReadyDay[site]! + noticedNew * (day + noticeDays);
  block.noticeReadyDay[site] = noticed > 0 ? readySum / noticed : 0;
  block.noticed[site] = noticed;

  const away = block.furloughed[site]! - recalled;
  const overdue = day - block.furloughMeanDay[site]! >= block.recallWindowDays[site]! ? away : 0;
  const lossFlow = block.recallLossCarry[site]! + (away - overdue) * block.lossOfRecallPerDay[site]!;
  const lost = min(floor(lossFlow), away - overdue);
  block.recallLossCarry[site] = lossFlow - lost;
  const stillAway = away - overdue - lost;
  const furloughed = stillAway + temporary;
  const daySum = stillAway * block.furloughMeanDay[site]! + temporary * day;
  block.furloughMeanDay[site] = furloughed > 0 ? daySum / furloughed : 0;
  block.furloughed[site] = furloughed;

  const searching = block.separated[site]! - rehired;
  const findFlow = block.jobFindingCarry[site]! + searching * block.jobFindingPerDay[site]!;
  const found = min(floor(findFlow), searching);
  block.jobFindingCarry[site] = findFlow - found;
  block.separated[site] = searching - found + ended + overdue + lost + (permanent - noticedNew);
  block.placed[site] = block.placed[site]! + found - (hired - rehired);

  attributePeople(block, site, outBefore, temporary + ended + (permanent - noticedNew));

  const line = onLine - going + unnoticed + recalled + hired;
  const idle = max(line - need, 0);
  block.shortHours[site] = idle;
  block.atWork[site] = line - idle;
  const productive = head > 0 ? max(min((line / head - kept) / (1 - kept), 1), 0) : 1;
  block.staffedUnits[site] = head > 0 ? rest * block.overtimeShare[site]! * productive : UNBOUNDED;
}
