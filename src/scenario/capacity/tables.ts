import {
  BadCell,
  type Column,
  count,
  id,
  number,
  oneOf,
  optional,
  orEmpty,
  quantity,
  share,
  text,
  yesNo,
} from "../columns.ts";
import type { Table } from "../csv.ts";
import { isDay } from "../dates.ts";
import { show } from "../errors.ts";
import { sourced } from "../sourceColumns.ts";
import {
  type IncentiveRow,
  type InputRow,
  type MarketRow,
  type PowerRow,
  type ProjectRow,
  places,
  type RouteRow,
  roles,
  sectors,
  type UseRow,
} from "./types.ts";

/** The tables of a folder `capacity/`, declared as data like those of a world. */

/** A calendar day as ISO text. */
const day = (meaning: string): Column<string> => ({
  kind: "day, as 2027-01-11",
  meaning,
  read: (cell) =>
    isDay(cell) ? cell : new BadCell(`${show(cell)} is not a day`, "give a day that exists, as 2027-01-11"),
});

/** Nothing divides by 0. */
const SOME = 1e-9;

export const projects: Table<ProjectRow> = {
  file: "projects.csv",
  meaning: "Capacity that is there or coming",
  key: ["id"],
  columns: {
    id: id("id of the project"),
    name: optional(text("its name; its id where none is given"), ""),
    company: optional(text("who builds it"), ""),
    product: id("what it makes"),
    place: oneOf(places, "where it stands and under whose hand"),
    route: id("how it is made, a row of routes.csv"),
    region: id("state or country; projects at home stand in a region of the world"),
    stage: oneOf(["operating", "building", "announced"], "what is true of it on the first day"),
    committed: yesNo("goes on whatever the margin says"),
    capacityUnitsPerYear: number("what one module makes in a year when it runs as planned", SOME),
    modules: optional(count("modules of that size, one after the other"), 1),
    capexMusd: number("capital of one module, millions of dollars"),
    jobs: number("people one module employs in full use"),
    powerMw: optional(number("new connection one module needs; 0: it has one"), 0),
    announced: day("day it was announced; before it nothing is decided"),
    plannedStart: orEmpty(day("start as its company told it"), ""),
    builtShare: optional(share("share of the building done on the first day"), 0),
    rampedShare: optional(share("operating: share of its capacity it makes on the first day"), 0),
    grantMusd: optional(number("public money it has already, millions of dollars"), 0),
    offtakeShare: optional(
      quantity("share of what it makes that a buyer of its own takes first: a parent, or one bound by contract", 0, 1),
      0,
    ),
    ...sourced,
  },
};

export const routes: Table<RouteRow> = {
  file: "routes.csv",
  meaning: "How a product is made in a place",
  key: ["id"],
  columns: {
    id: id("id of the route"),
    product: id("what it makes"),
    place: oneOf(places, "where"),
    buildDays: quantity("days from decision to first product, power apart", 1),
    powerLeadDays: quantity("least days from application to connection: studies and lines", 0),
    qualifyDays: optional(
      quantity("days from first product until buyers have proved it and take more than samples; empty: in the ramp"),
      0,
    ),
    rampDays: quantity("days from then to full use, if buyers take it", 1),
    scrapStartShare: quantity("share of what is made that is scrapped at the start", 0, 0.95),
    scrapMatureShare: quantity("the same in full use", 0, 0.95),
    cashCostUsdPerUnit: quantity("running cost of one unit on the base day, without capital"),
    learningGroup: id("routes of one group learn together"),
    learningShare: quantity("fall of cost for each doubling of all that the group has made", 0, 0.5),
    madeUnits: quantity("what the group has made by the first day", SOME),
    capexScale: optional(quantity("capital over what projects.csv says", 0.01, 100), 1),
    hurdleShare: quantity("return a year that capital must promise", 0, 1),
    lifeYears: number("years of full margin that a decision counts on", 1, 60),
    ...sourced,
  },
};

export const inputs: Table<InputRow> = {
  file: "inputs.csv",
  meaning: "What a route needs, where it comes from and whose hand is on it",
  key: ["route", "input"],
  columns: {
    route: id("the route"),
    input: id("the input; a product of markets.csv where projects make it"),
    unitsPerUnit: quantity("units of it for one unit made", SOME),
    origin: text("where it comes from, in words"),
    controlGroup: optional(
      id("control group of the world by which the exporter can stop its share; empty if none is named"),
      "",
    ),
    controlledShare: quantity("share of it that hangs on the exporter", 0, 1),
    outsideUnitsPerYear: optional(
      quantity("most that comes from elsewhere in a year; empty: as much as is asked for"),
      null,
    ),
    ...sourced,
  },
};

export const markets: Table<MarketRow> = {
  file: "markets.csv",
  meaning: "What a product earns in a place, and how much of the need it may serve",
  key: ["product", "place"],
  columns: {
    product: id("the product"),
    place: oneOf(places, "the place of its makers"),
    role: oneOf(roles, "what it is in the build-out"),
    priceUsdPerUnit: optional(
      quantity("dollars a unit; empty for graphite and its substitute, whose price follows the exporter's"),
      null,
    ),
    premiumShare: optional(quantity("what buyers pay above the exporter's price for this place", -1, 5), 0),
    wantedShare: optional(quantity("share of the need that may be bought from this place at that price", 0, 1), 1),
    ...sourced,
  },
};

export const uses: Table<UseRow> = {
  file: "uses.csv",
  meaning: "Who needs batteries",
  key: ["id"],
  columns: {
    id: id("id of the use; at home one of the world's end uses may carry it"),
    name: optional(text("its name; its id where none is given"), ""),
    place: oneOf(["home", "outside"], "at home, or abroad outside China"),
    gwhPerYear: quantity("batteries a year on the base day"),
    earlierGrowthShare: optional(quantity("growth a year before the base day", -0.9, 10), 0),
    multipleAfterFiveYears: quantity("volume five years after the base day, over that day's", 0.01, 100),
    laterGrowthShare: quantity("growth a year after that", -0.5, 2),
    homeCellShare: optional(quantity("share that cells made at home can serve", 0, 1), 0),
    graphiteKgPerKwh: quantity("graphite in one kWh where no silicon is used", SOME),
    substituteMassShareNow: quantity("share of anode mass that the substitute is on the base day", 0, 1),
    substituteMassShareLater: quantity("the same in the end, if its price deterred nobody", 0, 1),
    takeUpPerYear: quantity(
      "rate of the logistic curve between the two; 4.4 over it: years from a tenth to nine tenths",
      0,
      20,
    ),
    valueUsdPerKwh: optional(quantity("what its median buyer pays for the gain in energy density", 0), 0),
    homeMakersShare: optional(
      quantity("abroad: share of the substitute that may be bought from makers at home", 0, 1),
      0,
    ),
    sector: optional(oneOf(sectors, "the kind of end use by which take-up is told"), "other"),
    ...sourced,
  },
};

export const incentives: Table<IncentiveRow> = {
  file: "incentives.csv",
  meaning: "Public rules, each with its days",
  key: ["id"],
  columns: {
    id: id("id of the rule"),
    kind: oneOf(["unitCredit", "costCredit", "investmentCredit", "duty", "chainPremium"], "what it does"),
    product: id("the product made at home; for a duty the product that is dutiable"),
    from: day("first day"),
    until: orEmpty(day("first day on which it is over; empty: it stays"), ""),
    value: quantity("dollars a unit, or a share of cost, capital or price", 0),
    ...sourced,
  },
};

export const power: Table<PowerRow> = {
  file: "power.csv",
  meaning: "Large loads that wait for a connection",
  key: ["region"],
  columns: {
    region: id("the state"),
    connectedMwPerYear: quantity("MW of large loads that its utilities connect in a year", SOME),
    waitingMw: quantity("MW of others that wait on the first day"),
    dataCentreMwPerYear: quantity("MW that data centres ask for in a year, on the first day"),
    dataCentreGrowthShare: quantity("growth of that a year", -0.9, 2),
    ...sourced,
  },
};

/** All of them under their names in CapacityFiles. */
export const capacityTables = { projects, routes, inputs, markets, uses, incentives, power } as const;
