import { max } from "../../numbers/math.ts";
import { pricedProducts } from "../../scenario/pricedProducts.ts";
import type { Economy } from "../../world/economy.ts";
import type { Luck } from "../../world/luck.ts";
import { type Retention, retentionGroups } from "../../world/shock.ts";
import type { Levers } from "../columns.ts";
import { rowOfDay, type Span, workingDays } from "../span.ts";
import type { Climb, Easing, Waiver } from "./effect.ts";

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
  { gates }: Pick<Economy, "gates">,
  easings: readonly Easing[],
  span: Span,
  luck: Luck,
  { admittedShare, landedShare }: Pick<Levers, "admittedShare" | "landedShare">,
): void {
  for (const { share, startDay, endDay, chance, address } of easings) {
    if (!(luck("easing", address) < chance)) continue;
    for (const day of workingDays(span, startDay, endDay ?? span.days))
      gates.forEach(({ buyers }, gate) => {
        if (buyers === "foreign") return;
        const at = rowOfDay(span, day) * gates.length + gate;
        admittedShare[at] = max(admittedShare[at]!, share);
        landedShare[at] = max(landedShare[at]!, share);
      });
  }
}

/**
 * Gates of counted buyers close whose group's origins send one of the products, where a climb's luck has it so. What is missing then has
 * the root cause of the first control.
 */
export function setClimbs(
  { files, gates, controlGroups }: Pick<Economy, "files" | "gates" | "controlGroups">,
  climbs: readonly Climb[],
  span: Span,
  luck: Luck,
  code: number,
  { admittedShare, controlCause }: Pick<Levers, "admittedShare" | "controlCause">,
): void {
  for (const { products, startDay, endDay, chance, address } of climbs) {
    if (!(luck("climb", address) < chance)) continue;
    const sent = files.origins.filter((row) => row.controlGroup !== "" && products.includes(row.product));
    const groups = new Set(sent.map(({ controlGroup }) => controlGroups.indexOf(controlGroup)));
    for (const day of workingDays(span, startDay, endDay ?? span.days))
      gates.forEach(({ buyers, group }, gate) => {
        const at = rowOfDay(span, day) * gates.length + gate;
        if (buyers === "foreign" || !groups.has(group) || admittedShare[at] === 0) return;
        admittedShare[at] = 0;
        controlCause[at] = controlCause[at] || code;
      });
  }
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
