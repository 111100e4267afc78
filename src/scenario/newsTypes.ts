import type { Quantity } from "./types.ts";

/** What a world says about controls and the news of them. */

/** world.yaml, `scopes`: one rung of the ladder of scopes; a control on it cuts its groups and those of the rungs below. */
export interface ScopeRung {
  readonly name: string;
  readonly meaning: string;
  readonly groups: readonly string[];
}

/**
 * world.yaml, `anticipation`: what firms do on the news of a control. Shares of the firms that depend on what is cut; what the
 * three leave does nothing before its stocks are gone.
 */
export interface AnticipationRule {
  /** Order ahead while shipping is open, up to a multiple of use at rest. */
  readonly preBuyShare: Quantity;
  readonly preBuyMultiple: Quantity;
  /** Run at the pace that makes the stock last to the expected end, but no slower than a minimum share of rest output. */
  readonly stretchShare: Quantity;
  readonly minimumPaceShare: Quantity;
  /** Stop at once what depends on the cut. */
  readonly idleShare: Quantity;
  /** Length of the cut that the news suggests, and the spread of firms about it (standard deviation of the log). */
  readonly expectedCutDays: Quantity;
  readonly expectationFirmSigma: Quantity;
}
