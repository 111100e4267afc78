import { allocator, type ColumnMaker } from "../numbers/columns.ts";
import { CAUSES } from "./causes.ts";
import type { World } from "./tables.ts";

/** The block: everything that differs between replications or changes from day to day. Allocated once a worker and refilled. */

/**
 * Tables of the block. `regime` has the labour rules that sites share, and last those of a site that employs nobody. `out` has the links in the order of their suppliers (outLink); levers have one row a (day, gate, group or
 * market), `day` one a day.
 */
export type BlockTable =
  | "site"
  | "regime"
  | "slot"
  | "fill"
  | "link"
  | "out"
  | "originLink"
  | "process"
  | "endUse"
  | "lever"
  | "ratedLever"
  | "outageLever"
  | "rampLever"
  | "demandLever"
  | "retentionLever"
  | "day"
  | "company"
  | "market"
  | "priceLever";

/** Days a pipeline ring holds; transit and process times are at most RING - 2. */
export const RING = 64;

/** Declares the columns of the block. Units: `unit` is the product's own, `slot unit` the slot's, flows are a day's. */
export const declareBlock = (c: ColumnMaker<BlockTable>) => ({
  // Drawn before day 0, constant within a replication
  restOutput: c.f64("site", "unit/day", "Output at rest; also its demand at rest"),
  capacityUnits: c.f64("site", "unit/day", "Most it can make"),
  overtimeShare: c.f64("site", "share", "Most it can make with its whole staff, over rest output"),
  dependenceShare: c.f64("site", "share", "Share of output lost when the precursor's group is cut whole"),
  restFinishedUnits: c.f64("site", "unit", "Finished goods aimed at"),
  roomUnits: c.f64("site", "unit", "Finished goods beyond those that it makes ahead while orders are short"),
  closeDays: c.f64("site", "day", "Days over which a gap in finished goods and process is closed"),
  processDays: c.f64("site", "day", "Whole days from start to finish"),
  finishingStaffShare: c.f64("site", "share", "Share of the line's staff that follows finishes"),
  headcount: c.f64("site", "people", "People at rest"),
  keptShare: c.f64("site", "share", "Share of the staff needed when nothing is made"),
  bandShare: c.f64("regime", "share", "Lost activity below which nobody is sent home"),
  salesLagDays: c.f64("regime", "day", "Mean lag with which lost activity is believed (1: at once)"),
  furloughLagDays: c.f64("site", "day", "Days of surplus before people are sent home"),
  temporaryShare: c.f64(
    "regime",
    "share",
    "Share of those sent home who keep recall rights when the outage is expected to be long",
  ),
  noticeDays: c.f64("site", "day", "Paid days between word and separation"),
  recallDays: c.f64("regime", "day", "Days to call a whole staff back"),
  recallWindowDays: c.f64("regime", "day", "Days of furlough after which recall rights end"),
  lossOfRecallPerDay: c.f64("regime", "share/day", "Furloughed who lose recall a day"),
  jobFindingPerDay: c.f64("regime", "share/day", "Separated who find other work a day"),
  hireDays: c.f64("regime", "day", "Days to fill a vacancy that recall cannot fill"),
  needPerUnit: c.f64("slot", "slot unit/unit", "Need per unit of output"),
  restockDays: c.f64("slot", "day", "Days over which a gap in stock is ordered back"),
  restUse: c.f64("fill", "slot unit/day", "Use at rest"),
  mixShare: c.f64("fill", "share", "Share of the slot at rest"),
  ceilingShare: c.f64("fill", "share", "Largest share of the slot it may fill"),
  slotUnitsPerUnit: c.f64("fill", "slot unit/unit", "Slot units that a unit of product provides"),
  restStockUnits: c.f64("fill", "slot unit", "Stock aimed at"),
  reserveRestUnits: c.f64(
    "fill",
    "slot unit",
    "Held for the site in public stocks, or under a mandate that lapses, before any release",
  ),
  reserveShare: c.f64("fill", "share", "Share of what is missing from a usual day's arrivals that is released"),
  reserveDay: c.f64("fill", "day", "First day of the release; none: for ever away"),
  base: c.f64("link", "unit/day", "Purchase at rest"),
  orderShare: c.f64("link", "share", "Share of the fill's order placed with this supplier"),
  delayDays: c.f64("originLink", "day", "Whole days in transit"),
  patienceDays: c.f64("endUse", "day", "Mean days an unserved order waits; 0 none"),
  admittedShare: c.f64("lever", "share", "Share of the rest flow that a gate lets go, each day"),
  landedShare: c.f64(
    "lever",
    "share",
    "Most of the goods due that day that is let in, over the rest flow; 1: all of them",
  ),
  controlCause: c.f64("lever", "code", "Root cause of what a gate does not let go that day; 0 none"),
  // People: turns, length, redeployment, short-time work; a company's cash and its plants abroad
  bandStretch: c.f64("regime", "1", "1 / (1 - band): activity as the staff beyond the band feels it"),
  rotationPerDay: c.f64("regime", "share/day", "Furloughed who change places with others a day in a partial shortage"),
  rotationFloorShare: c.f64("regime", "share", "Activity below which nobody changes places"),
  noticeBeyondDays: c.f64("regime", "day", "Expected outage up to which all who are sent home are furloughed"),
  separateBeyondDays: c.f64("regime", "day", "Expected outage beyond which furlough becomes separation"),
  flexiblePeople: c.f64("site", "people", "People who can work on other lines"),
  redeployDays: c.f64("site", "day", "Days of a surplus before they do"),
  workShareTakeUp: c.f64("site", "share", "Would-be layoffs that stay on short hours under a public scheme"),
  foreignShare: c.f64("site", "share", "Share of what is lacking that the company's plants abroad ship"),
  foreignDays: c.f64("site", "day", "Days of shortage before it arrives"),
  cashWeight: c.f64("site", "day/unit", "The site's part of its company over its rest output"),
  cashDays: c.f64("company", "day", "Days of a whole stop that its cash pays for"),

  // Drawn: outages, rated orders, the labour form partialAdjustment
  outageShare: c.f64("outageLever", "share", "Share of its capacity that outages leave a group of sites, each day"),
  strikingShare: c.f64("outageLever", "share", "Share of their people who are on strike, each day"),
  rampShare: c.f64("rampLever", "multiple", "What ramps make of a site's capacity at rest, each day; 1: nothing"),
  outageCause: c.f64("outageLever", "code", "Root cause of what is gone; 0 none"),
  demandFed: c.f64(
    "demandLever",
    "share",
    "What feeds let a group of links of final demand order, over rest, each day",
  ),
  demandCause: c.f64("demandLever", "code", "Root cause of what is ordered beside rest; 0 none"),
  ratedOrders: c.f64("ratedLever", "0/1", "1 while the orders of a group of buyers come first"),
  retainedShare: c.f64(
    "retentionLever",
    "share",
    "Would-be layoffs that interventions keep on the payroll, in a group of sites, each day",
  ),
  retentionHolds: c.f64("retentionLever", "0/1", "0 on the day on which those kept so far have to be asked for anew"),
  waivedShare: c.f64("priceLever", "share", "Share of the price paid that a waived duty takes off, each day"),
  fireDays: c.f64("regime", "day", "Mean days over which surplus staff goes, under labour: partialAdjustment"),
  // Anticipation, drawn: a site's kind, what it expects, and what of its inputs the controls of the scenario take
  dependenceAbroadShare: c.f64(
    "site",
    "share",
    "Share of output lost when the precursor is cut for foreign buyers too",
  ),
  anticipation: c.f64("site", "code", "0 does nothing ahead, 1 buys ahead, 2 stretches, 3 idles at once"),
  drawnCutDays: c.f64("site", "day", "Length of the cut that the site expects on the first news"),
  preBuyMultiple: c.f64("site", "multiple", "Most that a site buying ahead orders, over its use at rest"),
  minimumPaceShare: c.f64("site", "share", "Slowest pace of a site that stretches, over rest output"),
  exposedShare: c.f64("site", "share", "Share of its output that hangs on what is cut, directly or through suppliers"),
  cutShare: c.f64("fill", "share", "Share of the purchase at rest that hangs on what is cut"),
  reachDays: c.f64("fill", "day", "Days for which that share still comes after the cut: ships and suppliers' stocks"),
  newsOpen: c.f64("day", "0/1", "1 from the announcement to the last day of the controls"),
  cutElapsedDays: c.f64("day", "day", "Days since the controls began; negative before"),

  // Prices, drawn
  costShare: c.f64("fill", "share", "What a fill costs at rest, over its site's revenue at rest"),
  priceElasticity: c.f64("endUse", "1", "Relative fall of demand for a small relative rise of the price paid"),
  lossPatienceDays: c.f64("site", "day", "Days of full loss before a line is run down"),
  scarcityElasticity: c.f64("market", "1", "Elasticity s in: target price = (use / supply)^(1 / s)"),
  contractShare: c.f64("market", "share", "Share bought under contract"),
  contractPassThroughShare: c.f64("market", "share", "Share of a change of the spot price that contracts follow"),
  contractLagDays: c.f64("market", "day", "Mean lag with which contracts follow"),
  costPassThroughShare: c.f64("market", "share", "Share of a rise in makers' costs that is added to the price"),
  priceLever: c.f64("priceLever", "ratio", "Price set from outside over rest, each day; 0: none"),

  // Second sources and programmes, drawn
  belowCoverShare: c.f64("slot", "share", "Share of the stock aimed at below which the buyer begins to qualify others"),
  programmeCostDays: c.f64("slot", "day", "Cost of a programme, in days of whole loss"),
  qualifiedShare: c.f64("fill", "share", "Largest share of the slot it may fill after its programme"),
  ceilingQualifyDays: c.f64("fill", "day", "Days of the programme that raises its ceiling; without one, for ever"),
  entitledUnits: c.f64("link", "unit/day", "Most that a second source delivers once qualified; 0 for other links"),
  linkQualifyDays: c.f64("link", "day", "Days of the programme that qualifies a second source; 0 for other links"),

  // State and flows of the day
  availableShare: c.f64("site", "share", "Capacity usable today"),
  demandUnits: c.f64("site", "unit/day", "Orders due today"),
  targetUnits: c.f64("site", "unit/day", "Meant to make"),
  wantedUnits: c.f64("site", "unit/day", "Target cut back by capacity and slots, as if fully staffed"),
  calledUnits: c.f64("site", "unit/day", "The same, but for slots that are called off just in time: what those follow"),
  staffedUnits: c.f64("site", "unit/day", "Most that the people on the line can make"),
  madeUnits: c.f64("site", "unit/day", "Started today"),
  leavingUnits: c.f64("site", "unit/day", "Finished today"),
  processGapUnits: c.f64("site", "unit", "Work in process, as a deviation from rest"),
  finishedUnits: c.f64("site", "unit", "Own product on site"),
  shippedUnits: c.f64("site", "unit/day", "Sent off today"),
  believedShare: c.f64("site", "share", "Activity the employer plans its staff on, over rest"),
  surplusDays: c.f64("site", "day", "Days for which there have been more people than work"),
  atWork: c.f64("site", "people", "Working normal hours"),
  shortHours: c.f64("site", "people", "On the line with less than a day's work"),
  noticed: c.f64("site", "people", "Paid, off the line, to be separated"),
  noticeReadyDay: c.f64("site", "day", "Day on which the noticed are separated"),
  onStrike: c.f64("site", "people", "On strike: neither at work nor out of work"),
  furloughed: c.f64("site", "people", "On temporary layoff with recall rights"),
  furloughMeanDay: c.f64("site", "day", "Mean day on which the furloughed were sent home"),
  separated: c.f64("site", "people", "Let go and not re-employed"),
  placed: c.f64("site", "people", "Let go and working elsewhere"),
  recallLossCarry: c.f64("site", "people", "Fraction of a person carried over: loss of recall"),
  jobFindingCarry: c.f64("site", "people", "Fraction of a person carried over: finding work"),
  permanentCarry: c.f64("site", "people", "Fraction of a person carried over: let go without recall rights"),
  hireCarry: c.f64("site", "people", "Fraction of a person carried over: hiring"),
  stockUnits: c.f64("fill", "slot unit", "Stock on site"),
  transitGapUnits: c.f64("fill", "slot unit", "Shipped and not arrived, as a deviation from rest"),
  reserveUnits: c.f64("fill", "slot unit", "Held for the site in public stocks, or under a mandate that lapses"),
  releasedUnits: c.f64("fill", "slot unit/day", "Released to the site from public stocks this morning"),
  receivedUnits: c.f64("fill", "slot unit/day", "Arrived this morning"),
  usedUnits: c.f64("fill", "slot unit/day", "Used today"),
  askUnits: c.f64("link", "unit/day", "Asked for in the evening, to be shipped on the next day"),
  dueUnits: c.f64("link", "unit/day", "Asked for and allowed to be shipped today"),
  shippedGapUnits: c.f64("link", "unit/day", "Shipped today, as a deviation from rest"),
  stoppedUnits: c.f64("link", "unit/day", "Stopped on the way in today"),
  sentUnits: c.f64("out", "unit/day", "What each order gets today, in rows that suppliers own"),
  backlogUnits: c.f64("link", "unit", "Final demand asked for and not yet served"),
  unmadeUnits: c.f64("link", "unit", "Final demand at rest less deliveries, summed over the days"),
  // Prices, state
  plannedUnits: c.f64("fill", "unit/day", "Planned use of a fill's product, from today's target"),
  offerShare: c.f64("site", "share", "Share of its usual sales that a site's inputs and margin would let it make"),
  costRise: c.f64("site", "share", "Rise of input costs, over revenue at rest"),
  lossDays: c.f64("site", "day", "Days of full loss, summed; profits take days off again"),
  runShare: c.f64("site", "share", "Most that a line that loses money runs, over rest output; 1: no bound"),
  servedShare: c.f64(
    "market",
    "share",
    "Share of planned use that was sent; rises over the days that prices take to fall",
  ),
  logPrice: c.f64("market", "log ratio", "Log of the spot price over rest"),
  spotRatio: c.f64("market", "ratio", "Spot price over rest"),
  contractGap: c.f64("market", "ratio", "Contract price over rest, less 1"),
  paidRatio: c.f64("market", "ratio", "Price paid on average over contracts and spot, over rest"),

  shippedRing: c.f64("originLink", "unit/day", "Shipped on each of the last days, as a deviation from rest", RING),
  startedRing: c.f64("process", "unit/day", "Started on each of the last days, as a deviation from rest", RING),

  // State: rationing by urgency
  coverBand: c.f64("fill", "code", "Band of the stock's cover, 0 (none) to 31, as suppliers are told with the order"),

  // Anticipation, state
  expectedRemainingDays: c.f64(
    "site",
    "day",
    "Days that the site expects the announced cut to last from today; 0 none",
  ),
  precautionShare: c.f64("site", "share", "Share of its target that the site leaves unmade out of precaution"),
  aheadDays: c.f64("site", "day", "Days of what is cut that the site aims to hold beyond its stock at rest"),

  // People: turns, redeployment, short-time work; a company's cash and its plants abroad
  spareDays: c.f64("site", "day", "Days for which the line has needed fewer people than at rest"),
  redeployed: c.f64("site", "people", "Of those at work: on other lines"),
  workShared: c.f64("site", "people", "Of those on short hours: held there by a public scheme"),
  workShareCarry: c.f64("site", "people", "Fraction of a person carried over: short-time work"),
  rotated: c.f64("site", "people", "Back from a turn at home since day 0, another gone in their place"),
  rotationCarry: c.f64("site", "people", "Fraction of a person carried over: turns"),
  shortageDays: c.f64("site", "day", "Days for which the site has lacked its own product"),
  importedUnits: c.f64("site", "unit/day", "Own product arrived today from the company's plants abroad"),
  spentDays: c.f64("company", "day", "Days of a whole stop that have been paid for"),
  outOfCash: c.f64("company", "0/1", "1 when the cash is gone"),

  // Second sources and programmes, state
  programmeDay: c.f64("slot", "day", "Day on which the buyer began to qualify others; not begun: for ever away"),
  usableShare: c.f64("fill", "share", "Largest share of the slot it may fill today"),
  unservedUnits: c.f64(
    "fill",
    "slot unit/day",
    "Ordered of the usual suppliers for the fill itself and not sent today",
  ),
  extraUnits: c.f64("fill", "slot unit/day", "Asked of the usual suppliers beyond that, in the place of other fills"),
  extraTransitUnits: c.f64(
    "fill",
    "slot unit",
    "What is on its way while so much is asked in the place of other fills",
  ),
  entitlementUnits: c.f64(
    "link",
    "unit/day",
    "Purchase by which a short supplier measures this buyer: base, or contract",
  ),

  // Root causes (world/causes.ts): 0 none
  lackUnits: c.f64("slot", "unit/day", "Output below rest that the slot costs today"),
  cause: c.f64("site", "code", "Root cause of what keeps the site from rest today"),
  causeBefore: c.f64("site", "code", "Root cause of the day, as others read it on the next"),
  fillCause: c.f64("fill", "code", "Root cause of what is missing from stock and pipeline"),
  soleCause: c.f64("site", "code", "The one cause of all who are out of work, SEVERAL if there are more"),
  outByCause: c.f64(
    "site",
    "people",
    "Out of work by the root cause of the day they left, where there are several",
    CAUSES,
  ),
});

/** One replication's columns. */
export type Block = ReturnType<typeof declareBlock>;

/** Allocates the block of a world for runs of up to `days` days, lead days included. */
export function allocateBlock(world: World, days: number): Block {
  return declareBlock(
    allocator<BlockTable>({
      site: world.sites,
      regime: world.regimes,
      slot: world.slots,
      fill: world.fills,
      link: world.links,
      out: world.links,
      originLink: world.originLinks,
      process: world.processSites,
      endUse: world.endUses,
      lever: days * world.gates,
      ratedLever: days * world.ratedGroups,
      outageLever: days * world.outageGroups,
      rampLever: days * world.ramps,
      demandLever: days * world.demandGroups,
      retentionLever: days * world.retentionGroups,
      day: days,
      company: world.companies,
      market: world.markets,
      priceLever: days * world.markets,
    }),
  );
}
