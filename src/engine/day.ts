import type { Block } from "../world/block.ts";
import type { Row, World } from "../world/tables.ts";
import { arrive } from "./phases/arrive.ts";
import { deliver } from "./phases/deliver.ts";
import { dispatch } from "./phases/dispatch.ts";
import { levers } from "./phases/levers.ts";
import { margin } from "./phases/margin.ts";
import { order } from "./phases/order.ts";
import { plan } from "./phases/plan.ts";
import { price } from "./phases/price.ts";
import { produce } from "./phases/produce.ts";
import { request } from "./phases/request.ts";
import { ship } from "./phases/ship.ts";
import { staff } from "./phases/staff.ts";

/** One mechanism applied to every row of a table once a day. */
export interface Phase {
  readonly name: string;
  readonly over: "site" | "endUse" | "market";
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
  phase("site", arrive, "dueUnits", "stoppedUnits", "transitGapUnits", "receivedUnits"),
  phase("endUse", request, "askUnits", "dueUnits"),
  phase("site", plan, "demandUnits", "targetUnits"),
  phase(
    "site",
    produce,
    "wantedUnits",
    "madeUnits",
    "leavingUnits",
    "startedRing",
    "processGapUnits",
    "usedUnits",
    "stockUnits",
  ),
  phase("site", ship, "shippedUnits", "sentUnits", "finishedUnits"),
  phase("site", dispatch, "shippedRing", "shippedGapUnits", "transitGapUnits"),
  phase("site", margin, "offerShare", "costRise", "lossDays", "runShare"),
  phase("market", price, "servedShare", "logPrice", "contractGap", "spotRatio", "paidRatio"),
  phase("endUse", deliver, "backlogUnits", "unmadeUnits"),
  phase("site", order, "askUnits", "plannedUnits"),
  phase(
    "site",
    staff,
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
  ),
];

/** Rows that a phase runs over. */
export function rowsOf(world: World, over: Phase["over"]): number {
  if (over === "site") return world.sites;
  return over === "endUse" ? world.endUses : world.markets;
}

/** Runs one day over all rows. */
export function runDay(world: World, block: Block, dayNumber: number): void {
  for (const { run, over } of day) {
    const rows = rowsOf(world, over);
    for (let row = 0; row < rows; row++) run(world, block, row, dayNumber);
  }
}
