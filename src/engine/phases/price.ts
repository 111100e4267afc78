import { exp, log, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { allowed } from "./allow.ts";
import { pricedShare } from "./demandShare.ts";
import { fed } from "./fed.ts";

/** Bounds of the ratio of use to supply, and of makers' costs, that a price can follow. */
export const RATIO_FLOOR = 0.5;
export const RATIO_CEILING = 8;

/** Days over which the log price closes its gap to the target. */
const PRICE_DAYS = 15;

/** Supply, over what is bought at rest, below which nothing is traded and the last quote holds. */
const SUPPLY_FLOOR = 1e-6;

/**
 * The price of a product on its market, relative to rest: closed form, nothing is optimised.
 *
 *   use     = sum of planned use of the market's fills + sum of what its end uses ask for, backlog apart
 *   short   = sum over fills of max(min(planned use, ask) - sent, 0), and over end uses of max(ask - sent, 0)
 *   supply  = use - short + spare      spare = sum over links of max(offerShare x base - ask, 0), as controls allow
 *   wanted  = use, less what end uses ask for beyond what they want at the price paid, as far as they do not get it
 *   target  = log(clamp(wanted / supply)) / s + log(clamp(1 + passThrough x sum(base x supplier's costRise) / sum(base)))
 *   log price += (target - log price) / 15          spot = that price, or what is set from outside
 *   served  = 1 - short / use, at once where it falls, over 15 + contractLagDays where it rises
 *   contractGap += (contractPassThrough x (spot - 1) - contractGap) / contractLagDays
 *   paid    = (1 + contractShare x contractGap + (1 - contractShare) x (spot - 1)) x (1 - waived duty)
 *
 * What public stocks release counts as sent. Use is planned, not ordered: an order that refills a stock moves no price, and what is sent beyond use is no supply. A supplier
 * offers its usual sales as far as its inputs and its margin carry them. Nothing supplied: the last quote holds. A thin
 * spot market quotes far above what buyers pay on average; only what they pay enters costs.
 *
 * Runs after shipping and before `deliver`, which renews the backlog. Units: product units a day; prices over rest.
 * Source: bounds, s and rate after dysprosium and terbium oxide in Europe, April 2025: three times the price within 27 days
 * of a control that let a tenth to a quarter through (Argus and Nikkei, by way of press; Chinese customs).
 */
export function price(world: World, block: Block, market: Row, day: number): void {
  let use = 0;
  let short = 0;
  let excess = 0;
  let missed = 0;
  let spare = 0;
  let bought = 0;
  let rise = 0;
  for (let at = world.marketFillStart[market]!; at < world.marketFillStart[market + 1]!; at++) {
    const fill = world.marketFill[at]!;
    const planned = block.plannedUnits[fill]!;
    let asked = 0;
    let sent = 0;
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
      const base = block.base[link]!;
      asked = asked + block.askUnits[link]!;
      sent = sent + block.sentUnits[world.outEntry[link]!]!;
      spare = spare + unasked(world, block, link, day);
      bought = bought + base;
      rise = rise + base * block.costRise[world.supplier[link]!]!;
    }
    sent = sent + block.releasedUnits[fill]! / block.slotUnitsPerUnit[fill]!;
    use = use + planned;
    short = short + max(min(planned, asked) - sent, 0);
  }
  for (let at = world.marketUseStart[market]!; at < world.marketUseStart[market + 1]!; at++) {
    const link = world.marketUse[at]!;
    const base = block.base[link]!;
    const asked = block.askUnits[link]! - block.backlogUnits[link]!;
    use = use + asked;
    const wants = base * pricedShare(block, block.priceElasticity[world.marketUser[at]!]!, market);
    excess = excess + (asked - wants * fed(world, block, link, day));
    missed = missed + max(asked - block.sentUnits[world.outEntry[link]!]!, 0);
    spare = spare + unasked(world, block, link, day);
    bought = bought + base;
    rise = rise + base * block.costRise[world.supplier[link]!]!;
  }
  const sold = max(use - (short + missed), 0);
  const supply = sold + spare;
  const traded = supply > SUPPLY_FLOOR * bought;
  const ratio = traded ? clamp((use - min(excess, missed)) / supply) : 1;
  const cost = traded ? clamp(1 + (block.costPassThroughShare[market]! * rise) / bought) : 1;
  const now = block.logPrice[market]!;
  const target = log(ratio) / block.scarcityElasticity[market]! + log(cost);
  let next = traded ? now + (target - now) / PRICE_DAYS : now;
  let spot = exp(next);
  const outside = block.priceLever[day * world.markets + market]!;
  const isSet = outside > 0;
  if (any(isSet)) {
    next = isSet ? log(outside) : next;
    spot = isSet ? outside : spot;
  }
  block.logPrice[market] = next;

  const served = use > 0 ? sold / use : 1;
  const before = block.servedShare[market]!;
  const rises = (served - before) / (PRICE_DAYS + block.contractLagDays[market]!);
  block.servedShare[market] = served < before ? served : before + rises;

  const above = spot - 1;
  const contract = block.contractShare[market]!;
  const follows = block.contractPassThroughShare[market]! * above - block.contractGap[market]!;
  const gap = block.contractGap[market]! + follows / block.contractLagDays[market]!;
  block.contractGap[market] = gap;
  block.spotRatio[market] = spot;
  const paid = 1 + (contract * gap + (1 - contract) * above);
  block.paidRatio[market] = paid * (1 - block.waivedShare[day * world.markets + market]!);
}

/** What a supplier could send on a link of its usual sales, as far as controls allow, and is not asked for. */
function unasked(world: World, block: Block, link: Row, day: number): number {
  const offer = block.offerShare[world.supplier[link]!]! * block.base[link]!;
  return max(allowed(world, block, link, offer, day) - block.askUnits[link]!, 0);
}

function clamp(ratio: number): number {
  return max(min(ratio, RATIO_CEILING), RATIO_FLOOR);
}
