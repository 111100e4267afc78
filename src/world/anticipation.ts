import { exp, max } from "../numbers/math.ts";
import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
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
export function drawAnticipation(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const rule = economy.files.anticipation;
  for (const column of [block.anticipation, block.drawnCutDays, block.preBuyMultiple, block.minimumPaceShare])
    column.fill(0);
  if (rule === null) return;
  const preBuys = value(rule.preBuyShare);
  const stretches = preBuys + value(rule.stretchShare);
  const idles = stretches + value(rule.idleShare);
  const days = value(rule.expectedCutDays);
  const sigma = value(rule.expectationFirmSigma);
  block.preBuyMultiple.fill(max(value(rule.preBuyMultiple), 1));
  block.minimumPaceShare.fill(value(rule.minimumPaceShare));
  economy.rows.nodes.forEach((node, site) => {
    block.drawnCutDays[site] = sigma > 0 ? days * exp(sigma * draws.expectedCut[site]!) : days;
    if (node.kind !== "plant") return;
    const u = draws.anticipation[site]!;
    block.anticipation[site] = u < preBuys ? BUYS_AHEAD : u < stretches ? STRETCHES : u < idles ? IDLES : DOES_NOTHING;
  });
}
