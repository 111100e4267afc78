import { id, number, oneOf, optional, quantity, ref, share, text } from "./columns.ts";
import type { Table } from "./csv.ts";
import { sourced } from "./sourceColumns.ts";
import { transitDaysCap } from "./worldTables.ts";
import type { FillRow, LinkRow, RegimeRow, SlotRow } from "./worldTypes.ts";

/** Tables of what sites need, who supplies it, and how employers send people home. */

/** What is needed or provided at all: nothing divides by 0. */
const SOME = 1e-9;

export const slots: Table<SlotRow> = {
  file: "recipes.csv",
  meaning: "Recipes: one row a slot",
  key: ["recipe", "slot"],
  columns: {
    recipe: id("id of the recipe, the same on each of its rows"),
    slot: id("id of the slot"),
    unit: optional(text("unit of the slot, as kWh"), "unit"),
    needPerUnit: quantity("slot units per unit of output, before needScale", SOME),
    needScale: optional(quantity("multiple of needPerUnit", SOME), 1),
    criticality: optional(
      oneOf(["critical", "important", "minor"], "whether output stops, halves or goes on without it"),
      "critical",
    ),
    coverDays: quantity("stock aimed at, in production days of rest use"),
    restockDays: quantity("days over which a gap is ordered back", 1),
    ordersFollow: optional(
      oneOf(["target", "wanted"], "whether a stopped line still orders, or calls off what today's line will use"),
      "target",
    ),
    belowCoverShare: optional(
      quantity(
        "share of its stock below which the buyer looks for others; empty: as world.yaml says under switching",
        0,
        1,
      ),
      null,
    ),
    programmeCostDays: optional(
      quantity("cost of a programme, in days of whole loss; empty: as world.yaml says under switching"),
      null,
    ),
    ...sourced,
  },
};

export const fills: Table<FillRow> = {
  file: "fills.csv",
  meaning: "Products that can fill a slot; a slot without one that is called like a product is filled by that",
  optional: true,
  key: ["recipe", "slot", "product"],
  columns: {
    recipe: ref("recipes", "the recipe"),
    slot: id("the slot"),
    product: ref("products", "the product"),
    slotUnitsPerUnit: optional(quantity("slot units that one unit of the product provides", SOME), 1),
    mixShare: optional(
      quantity("share of the slot at rest; one fill of a slot leaves it empty and takes the rest", 0, 1),
      null,
    ),
    ceilingShare: optional(
      quantity("largest share of the slot it may fill; 1 where it is the only fill of its slot", 0, 1),
      null,
    ),
    ceilingMassShare: optional(quantity("the same as a share of mass, with massRatio", 0, 1), null),
    massRatio: optional(quantity("tonnes of the other fill replaced by one tonne of this"), null),
    qualifyDays: optional(
      quantity("days of a programme after which the buyer may use more of it; empty: the ceiling stays"),
      null,
    ),
    qualifiedCeilingShare: optional(quantity("largest share of the slot it may fill after the programme", 0, 1), null),
    qualifiedCeilingMassShare: optional(quantity("the same as a share of mass, with massRatio", 0, 1), null),
    ...sourced,
  },
};

export const links: Table<LinkRow> = {
  file: "links.csv",
  meaning: "Who buys what from whom",
  key: ["supplier", "buyer", "slot"],
  columns: {
    supplier: ref("sites or origins", "the seller"),
    buyer: ref("sites", "the buyer"),
    slot: id("slot of the buyer's recipe"),
    share: optional(
      share(
        "share of the buyer's need for that product in that slot; empty when drawn, or when nobody else supplies it",
      ),
      null,
    ),
    mixShape: optional(number("shape of the gamma draw that splits what fixed shares leave; empty when fixed"), null),
    transitDays: optional(
      quantity("days in transit instead of the origin's own; origins only", 0, transitDaysCap),
      null,
    ),
    qualifyDays: optional(
      quantity("second source: days of a programme before it may deliver; empty: it delivers at rest"),
      null,
    ),
    entitlementShare: optional(
      quantity(
        "second source: most it delivers once qualified, as a share of the buyer's need of the slot at rest",
        0,
        1,
      ),
      1,
    ),
    ...sourced,
  },
};

const chance = (meaning: string) => quantity(meaning, 0, 1);

export const regimes: Table<RegimeRow> = {
  file: "regimes.csv",
  meaning: "How kinds of employer send people home and call them back",
  key: ["regime"],
  columns: {
    regime: id("id of the regime"),
    name: optional(text("its name; its id where none is given"), ""),
    furloughLagDays: quantity("days from line stop to furlough; short hours until then"),
    keptShare: chance("share of staff kept at a full stop, mature plants"),
    keptShareRamping: optional(
      chance("share of staff kept at a full stop, ramping plants; keptShare where none is given"),
      "",
    ),
    hoardingBandShare: optional(chance("surplus share kept without any cut"), 0),
    temporaryShare: optional(
      chance("share of those sent home who are furloughed once the outage is expected to last; the rest gets notice"),
      1,
    ),
    noticeDays: optional(quantity("days between word and separation"), 0),
    noticeWaivedShare: optional(chance("chance that notice is waived because the cut could not be foreseen"), 0),
    recallDays: quantity("days from the return of work to the return of people"),
    recallWindowDays: optional(quantity("days after which a furlough becomes a separation"), 4000),
    hireDays: optional(quantity("days to fill a vacancy that nobody is left to be recalled for"), 30),
    fireDays: optional(quantity("labour: partialAdjustment: mean days over which surplus staff goes", 1), 7),
    lossOfRecallPerMonth: optional(chance("share of the furloughed who lose their recall each month"), 0),
    jobFindingPerMonth: optional(chance("share of the separated who find other work each month"), 0),
    salesLagDays: optional(quantity("suppliers: mean lag with which lost orders are believed"), 0),
    lostSalesThresholdShare: optional(chance("suppliers: share of lost sales below which nobody goes"), 0),
    rotationTurnDays: optional(
      quantity("partial shortage: days after which those sent home come back and others go; 0 or empty: no turns"),
      0,
    ),
    rotationFloorShare: optional(chance("activity over rest below which turns end and a shift goes"), 0),
    noticeBeyondDays: optional(
      quantity("expected remaining days of the outage up to which all who are sent home are furloughed"),
      183,
    ),
    separateBeyondDays: optional(
      quantity("expected remaining days of the outage beyond which a furlough becomes a separation; empty: never"),
      null,
    ),
    cashDays: optional(
      quantity("generated firms: days of a whole stop after which their cash is gone; empty if it lasts", 1),
      null,
    ),
    ...sourced,
  },
};
