import { max, min } from "../../numbers/math.ts";
import { type CapacityPlan, cellOf } from "../../world/capacity/plan.ts";
import { type CapacityRates, volumeOf } from "../../world/capacity/rates.ts";
import type { CapacityState } from "./state.ts";
import { slotShare } from "./takeUp.ts";

/** Years ahead for which companies plan. */
export const FORESIGHT_YEARS = 3;
/** Kilograms in a tonne times the kWh of a GWh: tonnes of anode = GWh x kg/kWh x this. */
const TONNES_PER_GWH_KG = 1000;

/** What the world needs on a day, in GWh and in tonnes of graphite a year. */
export interface Need {
  /** Batteries that cells from home can serve, GWh a year. */
  readonly homeGwh: number;
  readonly anodeHome: number;
  readonly anodeOutside: number;
  readonly outsideGwh: number;
  /** Anodes that are the substitute where its buyers get what they want: at home and abroad, tonnes of graphite. */
  readonly substituteHome: number;
  readonly substituteOutside: number;
  /** What makers of the substitute at home may sell, by use, tonnes of graphite. */
  readonly fromHome: Float64Array;
}

/** What buyers want of the substitute, by use: its share of anode mass, and the share of that which makers at home may sell abroad. */
export interface Wants {
  readonly mass: Float64Array;
  readonly homeMakers: Float64Array;
}

/**
 * What is needed so many years after the base day.
 *
 * @param cellsShare share of the batteries for which cells from home would do that is made at home
 */
export function needOn(
  plan: CapacityPlan,
  rates: CapacityRates,
  { mass, homeMakers }: Wants,
  grown: number,
  cellsShare: number,
): Need {
  const { use, rules, market } = rates;
  const { files, substituteMarket } = plan;
  const replaced = rules.graphiteReplacedPerSubstitute;
  const wanted = substituteMarket < 0 ? 0 : market.wanted[substituteMarket]!;
  const fromHome = new Float64Array(files.uses.length);
  let homeGwh = 0;
  let anodeHome = 0;
  let anodeOutside = 0;
  let outsideGwh = 0;
  let substituteHome = 0;
  let substituteOutside = 0;
  files.uses.forEach(({ place }, row) => {
    const gwh = volumeOf(use, row, grown);
    const tonnes = gwh * use.kgPerKwh[row]! * TONNES_PER_GWH_KG * rules.inputPerGoodCell;
    const slot = slotShare(mass[row]!, replaced);
    if (place === "home") {
      const share = use.homeCells[row]!;
      homeGwh += gwh * share;
      anodeHome += tonnes * share * cellsShare;
      substituteHome += tonnes * share * cellsShare * slot;
      fromHome[row] = tonnes * share * cellsShare * slot * wanted;
    } else {
      outsideGwh += gwh;
      anodeOutside += tonnes;
      substituteOutside += tonnes * slot;
      fromHome[row] = tonnes * slot * homeMakers[row]!;
    }
  });
  return { homeGwh, anodeHome, anodeOutside, outsideGwh, substituteHome, substituteOutside, fromHome };
}

/** The day's market: who sells how much of an anode to whom, in tonnes of graphite a year. */
export interface Market {
  readonly need: Need;
  readonly cellsGwh: number;
  readonly exporterUsdPerTonne: number;
  /** To cell makers at home. */
  readonly homeGraphite: number;
  readonly homeSubstitute: number;
  /** Sold by makers of the substitute at home to buyers abroad. */
  readonly substituteAbroad: number;
  readonly allied: number;
  readonly chineseAbroad: number;
  readonly exporter: number;
}

const SOME = 1e-9;

/**
 * The exporter's price on a day: its trend, less what it takes off against entrants.
 *
 *   price = base (1 + trend)^years x (1 - undercut x min(1, free / 0.25));  free = supply at home and of allies over the need
 */
export const exporterPrice = (base: number, grown: number, undercut: number, freeShare: number): number =>
  base * grown * (1 - undercut * min(1, freeShare / 0.25));

/**
 * Clears the day: cells first, then the substitute as far as inputs allow, to those uses first that pay most, then graphite by place; the
 * exporter fills the rest.
 */
export function clearMarket(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  years: number,
  trend: number,
): Market {
  const { rules, market } = rates;
  const { roleOf, marketOf } = plan;
  const { supply, sold, wanted } = state;
  const replaced = rules.graphiteReplacedPerSubstitute;
  const rowOf = (role: string, place: number) => {
    const product = roleOf.indexOf(role as never);
    return product < 0 || marketOf[cellOf(product, place)]! < 0 ? -1 : cellOf(product, place);
  };
  const supplied = (cell: number) => (cell < 0 ? 0 : supply[cell]!);
  const wantedShare = (cell: number) => (cell < 0 ? 0 : market.wanted[marketOf[cell]!]!);
  const set = (cell: number, wants: number): number => {
    if (cell < 0) return 0;
    wanted[cell] = wants;
    sold[cell] = min(supply[cell]!, max(0, wants));
    return sold[cell]!;
  };
  const cells = rowOf("cells", 0);
  const whole = needOn(plan, rates, state, years, 1);
  const cellsGwh = set(cells, whole.homeGwh * 1000 * wantedShare(cells)) / 1000;
  const cellsShare = whole.homeGwh > 0 ? cellsGwh / whole.homeGwh : 0;
  const need = cellsShare === 1 ? whole : needOn(plan, rates, state, years, cellsShare);
  if (state.needStart === 0) state.needStart = max(SOME, need.anodeHome);

  const input = rowOf("input", 0);
  const substitute = rowOf("substitute", 0);
  const limit = inputLimit(plan, rates, state, input);
  const uses = need.fromHome.reduce((sum, tonnes) => sum + tonnes, 0) / replaced;
  const soldByHome = set(substitute, min(uses, limit)) * replaced;
  const substituteAbroad = soldAbroad(plan, state, need, soldByHome);
  const homeSubstitute = soldByHome - substituteAbroad;
  const outside = max(0, need.substituteOutside - substituteAbroad);
  const substituteAllied = rowOf("substitute", 1);
  set(substituteAllied, (outside / replaced) * wantedShare(substituteAllied));
  set(input, inputNeed(plan, rates, supplied(substitute)) * wantedShare(input));

  const graphite = rowOf("graphite", 0);
  const left = max(0, need.anodeHome - homeSubstitute);
  const homeGraphite = set(graphite, left * wantedShare(graphite));
  const afterHome = left - homeGraphite;
  const alliedCell = rowOf("graphite", 1);
  const abroadCell = rowOf("graphite", 2);
  if (state.alliedStart === 0) state.alliedStart = max(SOME, supplied(alliedCell));
  if (state.abroadStart === 0) state.abroadStart = max(SOME, supplied(abroadCell));
  const grownAllied = (rules.alliedShare * state.needStart * supplied(alliedCell)) / state.alliedStart;
  const grownAbroad = (rules.chineseAbroadShare * state.needStart * supplied(abroadCell)) / state.abroadStart;
  const allied = min(afterHome, min(supplied(alliedCell), grownAllied + state.secondSourceTonnes));
  const chineseAbroad = min(afterHome - allied, min(supplied(abroadCell), grownAbroad));
  const graphiteOutside = need.anodeOutside - need.substituteOutside;
  set(alliedCell, graphiteOutside * wantedShare(alliedCell) + allied);
  set(abroadCell, (graphiteOutside + left) * wantedShare(abroadCell));
  const free =
    (supplied(graphite) + supplied(substitute) * replaced + supplied(alliedCell)) /
    max(SOME, need.anodeHome + need.anodeOutside);
  return {
    need,
    cellsGwh,
    exporterUsdPerTonne: exporterPrice(rules.exporterUsdPerTonne, trend, rules.undercutShare, free),
    homeGraphite,
    homeSubstitute,
    substituteAbroad,
    allied,
    chineseAbroad,
    exporter: afterHome - allied - chineseAbroad,
  };
}

/** What of the substitute sold by makers at home goes abroad: uses are served in the order of what they pay. Tonnes of graphite. */
function soldAbroad({ files }: CapacityPlan, { useOrder }: CapacityState, { fromHome }: Need, sold: number): number {
  let left = sold;
  let abroad = 0;
  for (const row of useOrder) {
    const part = min(left, fromHome[row]!);
    left -= part;
    if (files.uses[row]!.place !== "home") abroad += part;
  }
  return abroad;
}

/** Most of the substitute that its inputs allow: the scarcest of what projects make at home and what comes from elsewhere. */
function inputLimit(
  { substituteInputs }: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  inputCell: number,
): number {
  let limit = Infinity;
  for (const { row, made } of substituteInputs) {
    const own = made && inputCell >= 0 ? state.supply[inputCell]! : 0;
    limit = min(limit, (rates.input.outside[row]! + own) / rates.input.perUnit[row]!);
  }
  return limit;
}

/** What so much of the substitute takes of the input that projects make. */
export function inputNeed({ substituteInputs }: CapacityPlan, rates: CapacityRates, substitute: number): number {
  const row = substituteInputs.find(({ made }) => made)?.row;
  return row === undefined ? 0 : substitute * rates.input.perUnit[row]!;
}
