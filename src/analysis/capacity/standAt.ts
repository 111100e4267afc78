import type { CapacitySeries } from "../../engine/capacity/series.ts";
import { exp, log, max, min } from "../../numbers/math.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import { type CapacityRates, volumeOf } from "../../world/capacity/rates.ts";
import { HOME_GRAPHITE, HOME_SUBSTITUTE, substituteInput } from "../../world/capacity/standFiles.ts";
import type { Valuer } from "../../world/rows.ts";
import type { StandValues } from "../../world/stand.ts";
import { type MonthAhead, underWay } from "./underWay.ts";

/** Values of a path at the end of a month, by series. */
export type PathMonth = (series: CapacitySeries) => number;

/**
 * The world as it stands on a date of a path: volumes of end uses, plants that grew with them, who delivers the anode, and what a stockpile
 * adds to its buyers' stocks.
 *
 * People of a stage grow with its output and fall with output a person. The share of cells that come from home stays that of the tables.
 *
 * @param first values at the path's first month; origins of the world keep the spread of their shares and are weighed by what changed since
 * @param months the month that is over on the date, and those of the year after
 * @param years from the base day to the date
 */
export function standAt(
  plan: CapacityPlan,
  rates: CapacityRates,
  value: Valuer,
  first: PathMonth,
  months: readonly MonthAhead[],
  years: number,
): StandValues {
  const then = months[0]!.at;
  const rule = plan.files.stand!;
  const grown = (use: string): number => {
    const row = plan.files.uses.findIndex(({ id }) => id === use);
    return volumeOf(rates.use, row, max(0, years)) / volumeOf(rates.use, row, 0);
  };
  const cells = then("cellsMadeGwh") / first("cellsMadeGwh");
  const volume = (word: string) => (word === "cells" ? cells : grown(word));
  const perPerson = exp(log(1 + value(rule.productivityPerYear)) * max(0, years));
  const of = (series: CapacitySeries, at: PathMonth) => at(series) / max(1e-9, at("anodeNeedTonnes"));
  const since = (series: CapacitySeries) => max(1e-6, of(series, then)) / max(1e-6, of(series, first));
  const input = substituteInput(rule, plan.files.inputs);
  const graphite = min(0.98, of("homeGraphiteTonnes", then));
  return {
    demand: Object.fromEntries(
      Object.entries(rule.uses).flatMap(([use, ends]) => ends.map((end) => [end, grown(use)])),
    ),
    capacity: Object.fromEntries(Object.entries(rule.stages).map(([stage, word]) => [stage, volume(word)])),
    people: Object.fromEntries(Object.entries(rule.stages).map(([stage, word]) => [stage, volume(word) / perPerson])),
    weight: Object.fromEntries([
      ...rule.exporter.map((id) => [id, since("exporterTonnes")]),
      ...rule.chineseAbroad.map((id) => [id, since("chineseAbroadTonnes")]),
      ...rule.allied.map((id) => [id, since("alliedTonnes")]),
      ...rule.home.map((id) => [id, 0]),
    ]),
    share: {
      [HOME_GRAPHITE]: graphite,
      [HOME_SUBSTITUTE]: min(0.99 - graphite, substituteShare(plan, rates, then, years)),
    },
    coverDays: { [rule.slot]: (365 * then("stockTonnes")) / max(1e-9, then("anodeNeedTonnes")) },
    dependence: input < 0 ? {} : { [HOME_SUBSTITUTE]: rates.input.controlled[input]! },
    ...underWay(rule, months),
  };
}

/** Share of the anode that is silicon from home at plants that may use it: what is used over their part of the need. */
function substituteShare({ files }: CapacityPlan, rates: CapacityRates, then: PathMonth, years: number): number {
  let all = 0;
  let open = 0;
  files.uses.forEach(({ id, place }, row) => {
    if (place !== "home") return;
    const tonnes = volumeOf(rates.use, row, max(0, years)) * rates.use.homeCells[row]! * rates.use.kgPerKwh[row]!;
    all += tonnes;
    if (files.stand!.substituteUses.includes(id)) open += tonnes;
  });
  const use = then("homeSiliconAsGraphiteTonnes") / max(1e-9, then("anodeNeedTonnes"));
  return open > 0 ? (use * all) / open : 0;
}
