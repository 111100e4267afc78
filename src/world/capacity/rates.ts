import { exp, log } from "../../numbers/math.ts";
import type { CapacityRules } from "../../scenario/capacity/types.ts";
import type { Valuer } from "../rows.ts";
import type { CapacityPlan } from "./plan.ts";

/** Numbers of one replication: every cell that named a factor has its value. One entry a row of its table. */
export interface CapacityRates {
  readonly rules: { readonly [Name in keyof CapacityRules]: number };
  readonly route: Columns<
    | "buildDays"
    | "powerLeadDays"
    | "qualifyDays"
    | "rampDays"
    | "scrapStart"
    | "scrapMature"
    | "cash"
    | "learning"
    | "made"
    | "hurdle"
    | "capex"
  >;
  readonly project: Columns<"offtake">;
  readonly input: Columns<"perUnit" | "controlled" | "outside">;
  readonly market: Columns<"price" | "premium" | "wanted">;
  readonly use: Columns<
    | "gwh"
    | "logEarlier"
    | "logFive"
    | "logLater"
    | "homeCells"
    | "kgPerKwh"
    | "massNow"
    | "massLater"
    | "takeUp"
    | "value"
    | "homeMakers"
  >;
  readonly power: Columns<"connected" | "waiting" | "dataCentres" | "growth">;
  readonly incentive: Float64Array;
}

type Columns<Name extends string> = { readonly [Key in Name]: Float64Array };

/** Values the tables of a plan under one row of factors. Outside supply without a limit is Infinity, a price that follows the exporter's NaN-free 0. */
export function ratesOf({ files }: CapacityPlan, value: Valuer): CapacityRates {
  const column = <Row>(rows: readonly Row[], of: (row: Row) => number) => Float64Array.from(rows, of);
  const { projects, routes, inputs, markets, uses, power } = files;
  const rules = Object.fromEntries(Object.entries(files.rules).map(([name, quantity]) => [name, value(quantity)]));
  return {
    rules: rules as CapacityRates["rules"],
    route: {
      buildDays: column(routes, (row) => value(row.buildDays)),
      powerLeadDays: column(routes, (row) => value(row.powerLeadDays)),
      qualifyDays: column(routes, (row) => value(row.qualifyDays)),
      rampDays: column(routes, (row) => value(row.rampDays)),
      scrapStart: column(routes, (row) => value(row.scrapStartShare)),
      scrapMature: column(routes, (row) => value(row.scrapMatureShare)),
      cash: column(routes, (row) => value(row.cashCostUsdPerUnit)),
      learning: column(routes, (row) => value(row.learningShare)),
      made: column(routes, (row) => value(row.madeUnits)),
      capex: column(routes, (row) => value(row.capexScale)),
      hurdle: column(routes, (row) => value(row.hurdleShare)),
    },
    project: { offtake: column(projects, (row) => value(row.offtakeShare)) },
    input: {
      perUnit: column(inputs, (row) => value(row.unitsPerUnit)),
      controlled: column(inputs, (row) => value(row.controlledShare)),
      outside: column(inputs, (row) => (row.outsideUnitsPerYear === null ? Infinity : value(row.outsideUnitsPerYear))),
    },
    market: {
      price: column(markets, (row) => (row.priceUsdPerUnit === null ? 0 : value(row.priceUsdPerUnit))),
      premium: column(markets, (row) => value(row.premiumShare)),
      wanted: column(markets, (row) => value(row.wantedShare)),
    },
    use: {
      gwh: column(uses, (row) => value(row.gwhPerYear)),
      logEarlier: column(uses, (row) => log(1 + value(row.earlierGrowthShare))),
      logFive: column(uses, (row) => log(value(row.multipleAfterFiveYears))),
      logLater: column(uses, (row) => log(1 + value(row.laterGrowthShare))),
      homeCells: column(uses, (row) => value(row.homeCellShare)),
      kgPerKwh: column(uses, (row) => value(row.graphiteKgPerKwh)),
      massNow: column(uses, (row) => value(row.substituteMassShareNow)),
      massLater: column(uses, (row) => value(row.substituteMassShareLater)),
      takeUp: column(uses, (row) => value(row.takeUpPerYear)),
      value: column(uses, (row) => value(row.valueUsdPerKwh)),
      homeMakers: column(uses, (row) => value(row.homeMakersShare)),
    },
    power: {
      connected: column(power, (row) => value(row.connectedMwPerYear)),
      waiting: column(power, (row) => value(row.waitingMw)),
      dataCentres: column(power, (row) => value(row.dataCentreMwPerYear)),
      growth: column(power, (row) => value(row.dataCentreGrowthShare)),
    },
    incentive: column(files.incentives, (row) => value(row.value)),
  };
}

/**
 * Volume of a use in GWh a year, so many years after the base day.
 *
 *   years <= 0: gwh x (1 + earlier)^years;  0 to 5: gwh x multiple^(years / 5);  after: gwh x multiple x (1 + later)^(years - 5)
 */
export function volumeOf(
  { gwh, logEarlier, logFive, logLater }: CapacityRates["use"],
  use: number,
  years: number,
): number {
  if (years <= 0) return gwh[use]! * exp(logEarlier[use]! * years);
  if (years <= 5) return gwh[use]! * exp((logFive[use]! * years) / 5);
  return gwh[use]! * exp(logFive[use]! + logLater[use]! * (years - 5));
}
