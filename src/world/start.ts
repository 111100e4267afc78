import { exp, floor, max, min } from "../numbers/math.ts";
import { normalQuantile } from "../numbers/quantile.ts";
import { drawAnticipation } from "./anticipation.ts";
import { type Block, RING } from "./block.ts";
import { drawCash } from "./cash.ts";
import { bandOfCover } from "./cover.ts";
import type { Economy } from "./economy.ts";
import { stageOf } from "./fillWorld.ts";
import { drawForeign } from "./foreign.ts";
import type { Luck } from "./luck.ts";
import { drawPeople, supplierJobsOf } from "./people.ts";
import { drawPrices, restPrices } from "./prices.ts";
import { solveRest } from "./rest.ts";
import type { Valuer } from "./rows.ts";

/** Longest whole number of days that a pipeline can hold; longer draws are cut here, and priors should be truncated before. */
export const LONGEST_DELAY = RING - 2;

/** Puts a block at rest under one row of draws and one replication's luck: flows, stocks, pipelines, people. */
export function startBlock(economy: Economy, value: Valuer, luck: Luck, block: Block): void {
  solveRest(economy, value, luck, supplierJobsOf(economy, value), block);
  drawStocks(economy, value, luck, block);
  drawDelays(economy, value, block);
  drawPeople(economy, value, luck, block);
  drawAnticipation(economy, value, luck, block);
  drawCash(economy, value, luck, block);
  drawForeign(economy, value, block);
  drawPrices(economy, value, block);
  rest(economy, block);
  restPrices(economy, block);
}

/**
 * Stocks aimed at, and held at rest.
 *
 *   cover = coverDays x 7 / workingDaysPerWeek x company effect x site effect      restStock = cover x restUse
 *
 * Cover is quoted in production days; effects are exp(sigma z), one z a company and input, one a site and input.
 */
function drawStocks(economy: Economy, value: Valuer, luck: Luck, block: Block): void {
  const { files, rows } = economy;
  const companySigma = value(files.luck.coverCompanySigma);
  const siteSigma = value(files.luck.coverSiteSigma);
  const effect = (sigma: number, stream: string, id: string) =>
    sigma > 0 ? exp(sigma * normalQuantile(luck(stream, id), 0, 1)) : 1;
  rows.slots.forEach((slot, row) => {
    block.restockDays[row] = slot.row === null ? 1 : max(value(slot.row.restockDays), 1);
    const node = rows.nodes[slot.site]!;
    const days =
      slot.row === null || node.kind !== "plant" ? 0 : value(slot.row.coverDays) * (7 / node.row.workingDaysPerWeek);
    let cover = days;
    if (days > 0 && node.kind === "plant")
      cover =
        days *
        effect(companySigma, "cover.company", `${node.row.company}|${slot.name}`) *
        effect(siteSigma, "cover.site", `${node.id}|${slot.name}`);
    for (let fill = economy.world.fillStart[row]!; fill < economy.world.fillStart[row + 1]!; fill++)
      block.restStockUnits[fill] = cover * block.restUse[fill]!;
  });
}

/** Transit, process and finished-goods times, in whole days where a pipeline holds them; patience of final demand. */
function drawDelays(economy: Economy, value: Valuer, block: Block): void {
  const { files, rows, world } = economy;
  rows.links.forEach((link, row) => {
    const ring = world.originRow[row]!;
    if (ring < 0 || link.kind !== "fill") return;
    const origin = rows.nodes[link.supplier]!;
    const days = value(link.row.transitDays ?? (origin.kind === "origin" ? origin.row.transitDays : 1));
    block.delayDays[ring] = max(1, min(floor(days + 0.5), LONGEST_DELAY));
  });
  const stages = new Map(files.stages.map((stage) => [stage.id, stage]));
  rows.nodes.forEach((node, site) => {
    const id = stageOf(files, node);
    const stage = id === null ? null : stages.get(id)!;
    const finished = stage === null ? 0 : value(stage.finishedCoverDays);
    const process = stage === null ? 0 : min(floor(value(stage.processDays) + 0.5), LONGEST_DELAY);
    block.processDays[site] = process;
    block.finishingStaffShare[site] = stage === null || process === 0 ? 0 : value(stage.finishingStaffShare);
    block.restFinishedUnits[site] = finished * block.restOutput[site]!;
    block.closeDays[site] = max(1, process + finished);
    block.overtimeShare[site] = stage === null ? 1 : max(1, value(stage.overtimeCeilingShare));
    block.dependenceShare[site] = node.kind === "origin" ? value(node.row.dependenceShare) : 0;
    block.dependenceAbroadShare[site] = node.kind === "origin" ? value(node.row.dependenceAbroadShare) : 0;
  });
  rows.endUses.forEach((use, row) => {
    block.patienceDays[row] = value(use.patienceDays);
  });
}

/** Sets every column of state and of the day's flows to rest. */
function rest(economy: Economy, block: Block): void {
  const { world } = economy;
  for (const column of [
    block.processGapUnits,
    block.surplusDays,
    block.shortHours,
    block.noticed,
    block.noticeReadyDay,
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
    block.lackUnits,
    block.cause,
    block.causeBefore,
    block.fillCause,
    block.outByCause,
    block.shippedRing,
    block.startedRing,
    block.expectedRemainingDays,
    block.precautionShare,
    block.aheadDays,
    block.spareDays,
    block.redeployed,
    block.workShared,
    block.workShareCarry,
    block.rotated,
    block.rotationCarry,
    block.shortageDays,
    block.importedUnits,
    block.spentDays,
    block.outOfCash,
  ])
    column.fill(0);
  block.availableShare.fill(1);
  block.believedShare.fill(1);
  for (const column of [
    block.demandUnits,
    block.targetUnits,
    block.wantedUnits,
    block.madeUnits,
    block.leavingUnits,
    block.shippedUnits,
  ])
    column.set(block.restOutput);
  block.finishedUnits.set(block.restFinishedUnits);
  block.stockUnits.set(block.restStockUnits);
  block.receivedUnits.set(block.restUse);
  block.usedUnits.set(block.restUse);
  block.askUnits.set(block.base);
  block.dueUnits.set(block.base);
  world.outLink.forEach((link, entry) => {
    block.sentUnits[entry] = block.base[link]!;
  });
  for (let fill = 0; fill < world.fills; fill++)
    block.coverBand[fill] = bandOfCover(block.restStockUnits[fill]!, block.restUse[fill]!);
  block.atWork.set(block.headcount);
  for (let site = 0; site < world.sites; site++)
    block.staffedUnits[site] = block.headcount[site]! > 0 ? block.restOutput[site]! * block.overtimeShare[site]! : 1e30;
}
