import type { Block } from "../world/block.ts";
import type { Row, World } from "../world/tables.ts";
import { anticipate } from "./phases/anticipate.ts";
import { arrive } from "./phases/arrive.ts";
import { attributeFills } from "./phases/attributeFills.ts";
import { attributeSite } from "./phases/attributeSite.ts";
import { bring } from "./phases/bring.ts";
import { deliver } from "./phases/deliver.ts";
import { dispatch } from "./phases/dispatch.ts";
import { drainCash } from "./phases/drainCash.ts";
import { employ } from "./phases/employ.ts";
import { levers } from "./phases/levers.ts";
import { margin } from "./phases/margin.ts";
import { order } from "./phases/order.ts";
import { plan } from "./phases/plan.ts";
import { price } from "./phases/price.ts";
import { produce } from "./phases/produce.ts";
import { qualify } from "./phases/qualify.ts";
import { replace } from "./phases/replace.ts";
import { request } from "./phases/request.ts";
import { ship } from "./phases/ship.ts";
import { strike } from "./phases/strike.ts";

/** One mechanism applied to every row of a table once a day. */
export interface Phase {
  readonly name: string;
  readonly over: "site" | "endUse" | "company" | "market";
  readonly run: (world: World, block: Block, row: Row, day: number) => void;
  /** Block columns it writes, in its own rows only; a test holds it to this list. */
  readonly writes: readonly (keyof Block)[];
}

const phase = (over: Phase["over"], run: Phase["run"], ...writes: readonly (keyof Block)[]): Phase => ({
  name: run.name,
  over,
  run,
  writes,
});

/** The day, in order. Each phase reads what the ones above it wrote; nothing else orders them. */
export const day: readonly Phase[] = [
  phase("site", levers, "availableShare"),
  phase("site", strike, "onStrike", "atWork", "shortHours", "workShared", "redeployed", "staffedUnits"),
  phase(
    "site",
    arrive,
    "dueUnits",
    "stoppedUnits",
    "transitGapUnits",
    "reserveUnits",
    "releasedUnits",
    "receivedUnits",
  ),
  phase("endUse", request, "askUnits", "dueUnits"),
  phase("site", plan, "demandUnits", "targetUnits"),
  phase("site", anticipate, "expectedRemainingDays", "aheadDays", "precautionShare"),
  phase(
    "site",
    produce,
    "wantedUnits",
    "calledUnits",
    "lackUnits",
    "madeUnits",
    "leavingUnits",
    "startedRing",
    "processGapUnits",
    "usedUnits",
    "stockUnits",
  ),
  phase("site", bring, "shortageDays", "importedUnits"),
  phase("site", ship, "shippedUnits", "sentUnits", "finishedUnits"),
  phase("site", dispatch, "shippedRing", "shippedGapUnits", "transitGapUnits"),
  phase("site", margin, "offerShare", "costRise", "lossDays", "runShare"),
  phase("market", price, "servedShare", "logPrice", "contractGap", "spotRatio", "paidRatio"),
  phase("endUse", deliver, "backlogUnits", "unmadeUnits"),
  phase("site", attributeSite, "cause"),
  phase("site", attributeFills, "causeBefore", "fillCause"),
  phase("site", qualify, "programmeDay", "usableShare", "entitlementUnits", "unservedUnits"),
  phase("site", order, "askUnits", "coverBand", "plannedUnits"),
  phase("site", replace, "askUnits", "extraUnits", "extraTransitUnits"),
  phase("company", drainCash, "spentDays", "outOfCash"),
  phase(
    "site",
    employ,
    "believedShare",
    "surplusDays",
    "atWork",
    "shortHours",
    "noticed",
    "noticeReadyDay",
    "furloughed",
    "furloughMeanDay",
    "separated",
    "placed",
    "recallLossCarry",
    "jobFindingCarry",
    "permanentCarry",
    "hireCarry",
    "staffedUnits",
    "soleCause",
    "outByCause",
    "spareDays",
    "redeployed",
    "workShared",
    "workShareCarry",
    "rotated",
    "rotationCarry",
  ),
];

/** How many rows the phases over a table run through. */
export function rowsOver(world: World, over: Phase["over"]): number {
  if (over === "site") return world.sites;
  if (over === "endUse") return world.endUses;
  return over === "company" ? world.companies : world.markets;
}

/** Runs one day over all rows. */
export function runDay(world: World, block: Block, dayNumber: number): void {
  for (const { run, over } of day) {
    const rows = rowsOver(world, over);
    for (let row = 0; row < rows; row++) run(world, block, row, dayNumber);
  }
}
