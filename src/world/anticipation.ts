import { exp, max } from "../numbers/math.ts";
import { normalQuantile } from "../numbers/quantile.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import type { Luck } from "./luck.ts";
import type { Valuer } from "./rows.ts";
import { BUYS_AHEAD, DOES_NOTHING, IDLES, STRETCHES } from "./tables.ts";

/**
 * What each site would do on the news of a cut, and how long a cut it would expect.
 *
 *   kind: one uniform draw a site against preBuyShare, + stretchShare, + idleShare; what is left does nothing ahead
 *   drawnCutDays = expectedCutDays (the news, one draw for all) x exp(firm sigma x z of the site)
 *
 * Only plants react: generated suppliers work to order, and origins meet the control itself.
 */
export function drawAnticipation(economy: Economy, value: Valuer, luck: Luck, block: Block): void {
  const rule = economy.files.anticipation;
  for (const column of [block.anticipation, block.drawnCutDays, block.preBuyMultiple, block.minimumPaceShare])
    column.fill(0);
  if (rule === null) return;
  const preBuys = value(rule.preBuyShare);
  const stretches = preBuys + value(rule.stretchShare);
  const idles = stretches + value(rule.idleShare);
  const days = value(rule.expectedCutDays);
  const sigma = value(rule.expectationFirmSigma);
  economy.rows.nodes.forEach((node, site) => {
    block.drawnCutDays[site] =
      sigma > 0 ? days * exp(sigma * normalQuantile(luck("expectedCut", node.id), 0, 1)) : days;
    block.preBuyMultiple[site] = max(value(rule.preBuyMultiple), 1);
    block.minimumPaceShare[site] = value(rule.minimumPaceShare);
    if (node.kind !== "plant") return;
    const u = luck("anticipation", node.id);
    block.anticipation[site] = u < preBuys ? BUYS_AHEAD : u < stretches ? STRETCHES : u < idles ? IDLES : DOES_NOTHING;
  });
}
