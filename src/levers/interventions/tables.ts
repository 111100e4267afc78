import { max, min } from "../../numbers/math.ts";
import { pricedProducts } from "../../scenario/pricedProducts.ts";
import type { Economy } from "../../world/economy.ts";
import type { Luck } from "../../world/luck.ts";
import { type Retention, retentionGroups } from "../../world/shock.ts";
import type { Levers } from "../columns.ts";
import type { Held } from "../controls.ts";
import { rowOfDay, type Span, workingDays } from "../span.ts";
import type { Move, Waiver } from "./effect.ts";

/**
 * People kept on the payroll, as a table of days: of several interventions at one site each keeps its share of those whom the others
 * let go. On the day on which one ends, whoever is held at its sites has to be kept anew. Every entry is written.
 *
 *   retained = 1 - product over interventions in force of (1 - share)
 */
export function setRetained(
  economy: Economy,
  kept: readonly Retention[],
  span: Span,
  { retainedShare, retentionHolds }: Pick<Levers, "retainedShare" | "retentionHolds">,
): void {
  retainedShare.fill(0);
  retentionHolds.fill(1);
  const { entries } = retentionGroups(economy, kept);
  entries.forEach((naming, group) => {
    for (const { share, startDay, endDay } of naming.map((entry) => kept[entry]!)) {
      for (const day of workingDays(span, startDay, endDay ?? span.days)) {
        const at = rowOfDay(span, day) * entries.length + group;
        retainedShare[at] = retainedShare[at]! + (1 - retainedShare[at]!) * share;
      }
      if (endDay === undefined || endDay >= span.days || endDay <= startDay || share === 0) continue;
      retentionHolds[rowOfDay(span, endDay) * entries.length + group] = 0;
    }
  });
}

/** Gates of counted buyers that a control has narrowed open again to an easing's share, where its luck has it so. */
export function setEasings(
  { gates, controlGroups }: Pick<Economy, "gates" | "controlGroups">,
  easings: readonly Move[],
  span: Span,
  luck: Luck,
  { admittedShare, landedShare }: Pick<Levers, "admittedShare" | "landedShare">,
): void {
  for (const { groups, share, startDay, endDay, chance, address } of easings) {
    if (!(luck("easing", address) < chance)) continue;
    const reached = new Set(groups.map((group) => controlGroups.indexOf(group)));
    for (const day of workingDays(span, startDay, endDay ?? span.days))
      gates.forEach(({ buyers, group }, gate) => {
        if (buyers === "foreign" || (groups.length > 0 && !reached.has(group))) return;
        const at = rowOfDay(span, day) * gates.length + gate;
        admittedShare[at] = max(admittedShare[at]!, share);
        landedShare[at] = max(landedShare[at]!, share);
      });
  }
}

/**
 * Gates of counted buyers of some groups close to a share, where a move's luck has it so; ships under way land. What is missing then has the
 * root cause of the first control. Returns the days on which controls or these moves hold.
 */
export function setCuts(
  { gates, controlGroups }: Pick<Economy, "gates" | "controlGroups">,
  moves: readonly Move[],
  span: Span,
  luck: Luck,
  code: number,
  { admittedShare, controlCause }: Pick<Levers, "admittedShare" | "controlCause">,
  held: Held | null,
): Held | null {
  let days = held;
  for (const { groups, share, startDay, endDay = Infinity, chance, address } of moves) {
    if (groups.length === 0 || share === 1 || !(luck("climb", address) < chance)) continue;
    days = { first: min(days?.first ?? startDay, startDay), end: max(days?.end ?? endDay, endDay) };
    const reached = new Set(groups.map((group) => controlGroups.indexOf(group)));
    for (const day of workingDays(span, startDay, min(endDay, span.days)))
      gates.forEach(({ buyers, group }, gate) => {
        const at = rowOfDay(span, day) * gates.length + gate;
        if (buyers === "foreign" || !reached.has(group) || admittedShare[at]! <= share) return;
        admittedShare[at] = share;
        controlCause[at] = controlCause[at] || code;
      });
  }
  return days;
}

/** Duties waived, as a table of days and markets; several on one product add up, to at most nine tenths. Every entry is written. */
export function setWaived(
  { files }: Pick<Economy, "files">,
  waivers: readonly Waiver[],
  span: Span,
  { waivedShare }: Pick<Levers, "waivedShare">,
): void {
  waivedShare.fill(0);
  if (waivers.length === 0) return;
  const markets = pricedProducts(files);
  for (const { products, share, startDay, endDay } of waivers)
    for (const day of workingDays(span, startDay, endDay ?? span.days))
      for (const product of products) {
        const market = markets.indexOf(product);
        if (market < 0) continue;
        const at = rowOfDay(span, day) * markets.length + market;
        waivedShare[at] = Math.min(waivedShare[at]! + share, 0.9);
      }
}
