import { log, max, min } from "../../numbers/math.ts";
import type { PathInterventionOf, PathKindName, PathPick } from "../../scenario/capacity/interventions/types.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import { type CapacityRates, volumeOf } from "../../world/capacity/rates.ts";
import { middleOf, type PathLevers } from "./pathLevers.ts";

/** Where an intervention acts: a path, its numbers in one replication, and the intervention's days. */
interface PathScene {
  readonly plan: CapacityPlan;
  readonly rates: CapacityRates;
  readonly levers: PathLevers;
  readonly pick: PathPick;
  readonly from: number;
  readonly until: number;
}

type PathEffect<K extends PathKindName> = (scene: PathScene, one: PathInterventionOf<K>) => void;

/** Changes a lever in the months in which the intervention holds. */
function during(column: Float64Array, from: number, until: number, change: (before: number) => number): void {
  for (let month = 0; month < column.length; month++) {
    const middle = middleOf(month);
    if (middle >= from && middle < until) column[month] = change(column[month]!);
  }
}

/** What of a share is left over, shared once more: two halves make three quarters. */
const both = (one: number, other: number): number => one + (1 - one) * other;

/** Tonnes of graphite, or of what replaces it, in one product of the anode; 0 for what is no anode. */
const graphiteIn = ({ roleOf }: CapacityPlan, { rules }: CapacityRates, product: number): number =>
  roleOf[product] === "graphite" ? 1 : roleOf[product] === "substitute" ? rules.graphiteReplacedPerSubstitute : 0;

/** Tonnes of anode, as graphite, for a GWh of the batteries that cells from home can serve, on the base day. */
function tonnesPerGwh({ files }: CapacityPlan, { use, rules }: CapacityRates): number {
  let gwh = 0;
  let tonnes = 0;
  files.uses.forEach(({ place }, row) => {
    if (place !== "home") return;
    const served = use.gwh[row]! * use.homeCells[row]!;
    gwh += served;
    tonnes += served * use.kgPerKwh[row]! * 1000 * rules.inputPerGoodCell;
  });
  return gwh > 0 ? tonnes / gwh : 0;
}

/** What each kind does to the levers of a path: a kind without an effect does not compile. */
export const pathEffects: { readonly [K in PathKindName]: PathEffect<K> } = {
  "grid-priority": ({ levers, pick, from, until }, one) => {
    const share = pick(one, "reservedShare");
    during(levers.reservedShare, from, until, (before) => max(before, share));
  },

  "cell-incentive": ({ plan, levers, pick, from, until }, one) => {
    const usdPerMwh = pick(one, "usdPerKwh") * 1000;
    plan.roleOf.forEach((role, product) => {
      if (role === "cells") during(levers.unitCredit[product]!, from, until, (before) => before + usdPerMwh);
    });
  },

  "chain-incentive": ({ plan, rates, levers, pick, from, until }, one) => {
    const tonnes = tonnesPerGwh(plan, rates);
    const usdPerTonne = tonnes > 0 ? (pick(one, "usdPerKwh") * 1e6) / tonnes : 0;
    plan.roleOf.forEach((_, product) => {
      const usd = usdPerTonne * graphiteIn(plan, rates, product);
      during(levers.unitCredit[product]!, from, until, (before) => before + usd);
    });
  },

  "price-floor": ({ plan, rates, levers, pick, from, until }, one) => {
    const floor = pick(one, "floorUsdPerTonne");
    plan.roleOf.forEach((_, product) => {
      const usd = floor * graphiteIn(plan, rates, product);
      during(levers.floorUsdPerUnit[product]!, from, until, (before) => max(before, usd));
    });
  },

  "exporter-undercuts": ({ levers, pick, from, until }, one) => {
    const share = pick(one, "priceCutShare");
    const last = from + pick(one, "months") * (365.25 / 12);
    during(levers.undercutShare, from, last < until ? last : until, (before) => both(before, share));
  },

  "exporter-cuts-equipment": ({ levers, pick, from, until }, one) => {
    const share = pick(one, "missingShare");
    const last = from + pick(one, "months") * (365.25 / 12);
    during(levers.equipmentMissingShare, from, min(last, until), (before) => max(before, share));
  },

  "consumers-first": ({ levers, pick, from, until }, one) => {
    const [opened, musdPerYear] = [pick(one, "openedShare"), pick(one, "programmeMusdPerYear")];
    during(levers.openedShare, from, until, (before) => both(before, opened));
    during(levers.programmeMusd, from, until, (before) => before + musdPerYear / 12);
  },

  "outside-demand": ({ plan, rates, levers, pick }, one) => {
    const total = (years: number) => plan.files.uses.reduce((sum, _, row) => sum + volumeOf(rates.use, row, years), 0);
    const believed = log(total(5) / total(0));
    levers.demandLog += pick(one, "strengthShare") * (log(pick(one, "multipleAfterFiveYears")) - believed);
  },
};
