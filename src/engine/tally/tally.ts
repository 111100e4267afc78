import type { ColumnMaker } from "../../numbers/columns.ts";
import { CAUSES } from "../../world/causes.ts";

/** Tables of the tally: one row a group that is recorded. `total` is all, direct, suppliers; `cause` is one row, wide; `audit` is one row; `strike` has all sites, stages and regions, where there is one. */
export type TallyTable =
  | "stage"
  | "total"
  | "group"
  | "region"
  | "cause"
  | "strike"
  | "slot"
  | "product"
  | "material"
  | "switch"
  | "use"
  | "market"
  | "counted"
  | "audit";

/** What a day leaves in the books, one value a group and replication. Kernels fill it; nothing that a phase reads is in it. */
export const declareTally = (c: ColumnMaker<TallyTable>) => ({
  stageOutOfWork: c.f64("stage", "people", "Out of work in a stage"),
  stageFurloughed: c.f64("stage", "people", "Furloughed in a stage"),
  stageSeparated: c.f64("stage", "people", "Separated in a stage"),
  stagePlaced: c.f64("stage", "people", "Placed elsewhere from a stage"),
  stageNoticed: c.f64("stage", "people", "Under notice in a stage"),
  stageShortHours: c.f64("stage", "people", "On short hours in a stage"),
  stageWorkShared: c.f64("stage", "people", "Kept on short hours by a scheme in a stage"),
  stageRotated: c.f64("stage", "people", "Back from a turn at home since day 0, in a stage"),
  stageOutput: c.f64("stage", "share of rest", "Output over rest, weighted by headcount at rest"),
  stageMakers: c.f64("stage", "people", "Headcount at rest of the sites that output is weighted over"),
  outOfWork: c.f64("total", "people", "Out of work"),
  positionsLost: c.f64("total", "people", "Out of work or placed elsewhere"),
  furloughed: c.f64("total", "people", "Furloughed"),
  separated: c.f64("total", "people", "Separated"),
  placed: c.f64("total", "people", "Placed elsewhere"),
  noticed: c.f64("total", "people", "Under notice"),
  shortHours: c.f64("total", "people", "On short hours"),
  workShared: c.f64("total", "people", "Of those on short hours: kept there by a scheme"),
  rotated: c.f64("total", "people", "Back from a turn at home since day 0"),
  outputLost: c.f64("total", "people", "People at rest whose output is missing: headcount x (1 - output over rest)"),
  groupOutOfWork: c.f64("group", "people", "Out of work in a region under one kind of employer"),
  groupPlaced: c.f64("group", "people", "Placed elsewhere, of such a group"),
  groupShortHours: c.f64("group", "people", "On short hours, of such a group"),
  groupWorkShared: c.f64("group", "people", "Of these under public short-time work"),
  groupOnStrike: c.f64("group", "people", "On strike, of such a group"),
  regionOutOfWork: c.f64("region", "people", "Out of work in a region"),
  outByCause: c.f64("cause", "people", "Out of work by the root cause of the day they left", CAUSES),
  onStrike: c.f64("strike", "people", "On strike"),
  slotCover: c.f64("slot", "day", "Stock in days of rest use"),
  productLost: c.f64("product", "unit", "Not made since day 0, against rest"),
  materialUsed: c.f64("material", "unit/day", "Used today of a product that can take another's place"),
  materialBeyond: c.f64("material", "unit", "Used since day 0 beyond rest"),
  switchQualifying: c.f64("switch", "sites", "Sites that have begun to qualify others and have none yet"),
  switchQualified: c.f64(
    "switch",
    "sites",
    "Sites that have qualified others and get nothing from further suppliers today",
  ),
  switchSupplied: c.f64("switch", "sites", "Sites to which a supplier ships today that was no supplier at rest"),
  useUnmade: c.f64("use", "unit", "Not delivered since day 0, against rest"),
  marketPrice: c.f64("market", "ratio", "Spot price over rest"),
  faults: c.f64("audit", "0/1", "1 where an identity of a site or a fill is broken"),
  stageStopped: c.f64("stage", "sites", "Sites of a stage whose line is stopped today"),
  stageEverStopped: c.f64("stage", "sites", "Sites of a stage whose line has stopped, today or before"),
  stoppedToday: c.f64("counted", "0/1", "1 while the site's line makes less than 5 % of rest"),
  stopped: c.f64("counted", "0/1", "1 once the site's line has made less than 5 % of rest"),
});

export type Tally = ReturnType<typeof declareTally>;
