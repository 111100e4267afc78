import { exp, floor, max, min } from "../numbers/math.ts";
import { drawAnticipation } from "./anticipation.ts";
import { type Block, RING } from "./block.ts";
import { drawCash } from "./cash.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import { drawForeign } from "./foreign.ts";
import { drawPeople, SHARED, supplierJobsOf } from "./people.ts";
import { drawPrices } from "./prices.ts";
import { solveRest } from "./rest.ts";
import { setRest } from "./restState.ts";
import type { Valuer } from "./rows.ts";
import { drawSwitching } from "./switching.ts";

/** Longest whole number of days that a pipeline can hold; longer draws are cut here, and priors should be truncated before. */
export const LONGEST_DELAY = RING - 2;

/** Puts a block at rest under one row of factors and one replication's luck: flows, stocks, pipelines, people. */
export function startBlock(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  drawBlock(economy, value, draws, block);
  setRest(economy.world, block);
}

/** One step of a draw. */
export interface DrawStep {
  readonly name: string;
  readonly draw: (economy: Economy, value: Valuer, draws: Draws, block: Block) => void;
  /** Steps whose columns it reads. */
  readonly after: readonly string[];
  readonly writes: readonly (keyof Block)[];
}

/** The columns that stay as they are throughout a replication, in steps; a test holds each to what it declares. */
export const drawSteps: readonly DrawStep[] = [
  {
    name: "rest",
    draw: (economy, value, draws, block) => solveRest(economy, value, draws, supplierJobsOf(economy, value), block),
    after: [],
    writes: [
      ...(["restOutput", "capacityUnits", "needPerUnit", "mixShare", "ceilingShare"] as const),
      ...(["slotUnitsPerUnit", "restUse", "base", "orderShare"] as const),
    ],
  },
  { name: "stocks", draw: drawStocks, after: ["rest"], writes: ["restockDays", "restStockUnits"] },
  {
    name: "delays",
    draw: drawDelays,
    after: ["rest"],
    writes: [
      ...(["delayDays", "processDays", "finishingStaffShare", "restFinishedUnits", "roomUnits", "closeDays"] as const),
      ...(["overtimeShare", "dependenceShare", "dependenceAbroadShare", "patienceDays"] as const),
    ],
  },
  {
    name: "people",
    draw: drawPeople,
    after: ["rest"],
    writes: [
      ...SHARED,
      ...(["headcount", "keptShare", "furloughLagDays", "noticeDays", "flexiblePeople", "redeployDays"] as const),
      "workShareTakeUp",
    ],
  },
  {
    name: "anticipation",
    draw: drawAnticipation,
    after: [],
    writes: ["anticipation", "drawnCutDays", "preBuyMultiple", "minimumPaceShare"],
  },
  { name: "cash", draw: drawCash, after: ["rest", "people"], writes: ["cashWeight", "cashDays"] },
  {
    name: "foreign",
    draw: (economy, value, _draws, block) => drawForeign(economy, value, block),
    after: [],
    writes: ["foreignShare", "foreignDays"],
  },
  {
    name: "prices",
    draw: (economy, value, _draws, block) => drawPrices(economy, value, block),
    after: ["rest"],
    writes: [
      ...(["costShare", "priceElasticity", "lossPatienceDays", "scarcityElasticity", "contractShare"] as const),
      ...(["contractPassThroughShare", "contractLagDays", "costPassThroughShare"] as const),
    ],
  },
  {
    name: "switching",
    draw: drawSwitching,
    after: ["rest"],
    writes: [
      ...(["ceilingQualifyDays", "qualifiedShare", "belowCoverShare", "programmeCostDays", "entitledUnits"] as const),
      "linkQualifyDays",
    ],
  },
];

/** Draws the columns that stay as they are throughout a replication; state is left as it was. */
export function drawBlock(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  for (const { draw } of drawSteps) draw(economy, value, draws, block);
}

/**
 * Stocks aimed at, and held at rest.
 *
 *   cover = coverDays x 7 / workingDaysPerWeek x company effect x site effect      restStock = cover x restUse
 *
 * Cover is quoted in production days, which are the days of a run under a calendar (no 7 / workingDaysPerWeek then); effects are exp(sigma z), one z a company and input, one a site and input.
 */
function drawStocks(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const { files, rows } = economy;
  const inWorkingDays = economy.yearDays !== undefined;
  const companySigma = value(files.luck.coverCompanySigma);
  const siteSigma = value(files.luck.coverSiteSigma);
  rows.slots.forEach((slot, row) => {
    block.restockDays[row] = slot.row === null ? 1 : max(value(slot.row.restockDays), 1);
    const node = rows.nodes[slot.site]!;
    const days =
      slot.row === null || node.kind !== "plant"
        ? 0
        : value(slot.row.coverDays) * (inWorkingDays ? 1 : 7 / node.row.workingDaysPerWeek);
    let cover = days;
    if (days > 0 && node.kind === "plant")
      cover =
        days *
        (companySigma > 0 ? exp(companySigma * draws.companyCover[row]!) : 1) *
        (siteSigma > 0 ? exp(siteSigma * draws.siteCover[row]!) : 1);
    if (economy.stand !== undefined) cover += economy.stand.coverDays[row]!;
    for (let fill = economy.world.fillStart[row]!; fill < economy.world.fillStart[row + 1]!; fill++)
      block.restStockUnits[fill] = cover * block.restUse[fill]!;
  });
}

/** An origin ships what it makes at once, and no more than the day asks. */
const NO_STAGE = {
  processDays: 0,
  finishingStaffShare: 0,
  finishedCoverDays: 0,
  finishedRoomDays: 0,
  overtimeShare: 1,
};

/** Transit, process and finished-goods times, in whole days where a pipeline holds them; patience of final demand. */
function drawDelays(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const { files, rows, world } = economy;
  rows.links.forEach((link, row) => {
    const ring = world.originRow[row]!;
    if (ring < 0 || link.kind !== "fill") return;
    const origin = rows.nodes[link.supplier]!;
    const days = value(link.row.transitDays ?? (origin.kind === "origin" ? origin.row.transitDays : 1));
    block.delayDays[ring] = max(1, min(floor(days + 0.5), LONGEST_DELAY));
  });
  const stages = files.stages.map((stage) => {
    const processDays = min(floor(value(stage.processDays) + 0.5), LONGEST_DELAY);
    return {
      processDays,
      finishingStaffShare: processDays === 0 ? 0 : value(stage.finishingStaffShare),
      finishedCoverDays: value(stage.finishedCoverDays),
      finishedRoomDays: value(stage.finishedRoomDays),
      overtimeShare: max(1, value(stage.overtimeCeilingShare)),
    };
  });
  const roomSigma = value(files.luck.roomSiteSigma);
  for (let site = 0; site < world.sites; site++) {
    const stage = stages[world.stage[site]!] ?? NO_STAGE;
    const node = rows.nodes[site]!;
    block.processDays[site] = stage.processDays;
    block.finishingStaffShare[site] = stage.finishingStaffShare;
    block.restFinishedUnits[site] = stage.finishedCoverDays * block.restOutput[site]!;
    const spread = stage.finishedRoomDays > 0 && roomSigma > 0 ? exp(roomSigma * draws.siteRoom[site]!) : 1;
    block.roomUnits[site] = stage.finishedRoomDays * spread * block.restOutput[site]!;
    block.closeDays[site] = max(1, stage.processDays + stage.finishedCoverDays);
    block.overtimeShare[site] = stage.overtimeShare;
    const given = economy.stand?.dependence[site] ?? -1;
    block.dependenceShare[site] = given >= 0 ? given : node.kind === "origin" ? value(node.row.dependenceShare) : 0;
    block.dependenceAbroadShare[site] = node.kind === "origin" ? value(node.row.dependenceAbroadShare) : 0;
  }
  rows.endUses.forEach((use, row) => {
    block.patienceDays[row] = value(use.patienceDays);
  });
}
