import type { ScopeRung } from "../scenario/newsTypes.ts";
import type { Economy } from "./economy.ts";
import { type ChainFlow, chainFlows } from "./totals/chain.ts";
import { restAtMedians } from "./totals/medians.ts";

/** What a run keeps of its world, so that its pictures need no other file: the chain as flows at rest, and how far a control can reach. */
export interface AtRest {
  /** With every factor at its median and luck in the middle: one world among many. */
  readonly flows: readonly ChainFlow[];
  readonly scopes: readonly ScopeRung[];
}

export const atRestOf = (economy: Economy): AtRest => ({
  flows: chainFlows(economy, restAtMedians(economy)),
  scopes: economy.files.scopes,
});
