import type { CapacitySeries } from "../../engine/capacity/series.ts";
import { max } from "../../numbers/math.ts";
import type { StandRule } from "../../scenario/capacity/types.ts";
import { HOME_GRAPHITE, HOME_SUBSTITUTE } from "../../world/capacity/standFiles.ts";
import type { StandValues } from "../../world/stand.ts";
import type { PathMonth } from "./standAt.ts";

/** The path at the end of a month: days since the month that a stand was taken at, and its values. */
export interface MonthAhead {
  readonly day: number;
  readonly at: PathMonth;
}

/** A supplier that sells less of the need than this sells nothing: nobody asks it for more, whatever it builds. */
const SOME = 1e-9;

/**
 * What is under way on the date of a cut: capacity that the path, which knows of no cut, has in use by the end of each of the next months.
 * Projects do not react, neither to the cut nor to its prices.
 *
 *   room of graphite at home   = capacity on the date / what it sells
 *   growth of graphite at home = (capacity then - capacity on the date) / what it sells on the date
 *   growth of silicon at home  = (sold at home then - sold on the date) / sold on the date:
 *                                no more than inputs, take-up and buyers abroad leave, so that no cell gets silicon that is not proved in it
 *   growth of others           = capacity then / capacity on the date - 1, of what they sell to the country
 *
 * What closes within the year stays open until it is over. Shares of sales.
 */
export function underWay(
  rule: Pick<StandRule, "allied" | "chineseAbroad">,
  months: readonly MonthAhead[],
): Pick<StandValues, "room" | "comingDays" | "coming"> {
  const now = months[0]!.at;
  const growth = (of: CapacitySeries, sold: CapacitySeries): number[] => {
    const sells = now(sold) > SOME * now("anodeNeedTonnes") ? now(sold) : Infinity;
    return months.map(({ at }) => max(0, at(of) - now(of)) / sells);
  };
  const others = (ids: readonly string[], of: CapacitySeries) => ids.map((id) => [id, growth(of, of)] as const);
  const sold = now("homeGraphiteTonnes");
  const sells = sold > SOME * now("anodeNeedTonnes");
  return {
    room: { [HOME_GRAPHITE]: sells ? max(1, now("homeGraphiteCapacityTonnes") / sold) : 1 },
    comingDays: months.map(({ day }) => day),
    coming: Object.fromEntries([
      [HOME_GRAPHITE, growth("homeGraphiteCapacityTonnes", "homeGraphiteTonnes")],
      [HOME_SUBSTITUTE, growth("homeSiliconAsGraphiteTonnes", "homeSiliconAsGraphiteTonnes")],
      ...others(rule.allied, "alliedCapacityTonnes"),
      ...others(rule.chineseAbroad, "chineseAbroadCapacityTonnes"),
    ]),
  };
}
