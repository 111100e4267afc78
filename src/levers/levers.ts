import type { Control, Outage, Rating } from "../scenario/types.ts";
import type { Economy } from "../world/economy.ts";
import type { Luck } from "../world/luck.ts";
import type { Valuer } from "../world/rows.ts";
import type { Levers } from "./columns.ts";
import { type Held, setControls } from "./controls.ts";
import { setOutages, setRated } from "./outages.ts";
import type { Span } from "./span.ts";

/** What a scenario does to a world from outside, day by day. */
export interface Shock {
  readonly controls: readonly Control[];
  readonly outages?: readonly Outage[];
  readonly rated?: readonly Rating[];
}

/** A day on which nothing happens from outside. */
export const noShock: Shock = { controls: [] };

/**
 * Writes every lever of every day. The groups of `outages` and `rated` are those of the world the block was allocated for.
 * Returns the days on which a control holds; null when none does.
 */
export function setLevers(
  economy: Economy,
  { controls, outages = [], rated = [] }: Shock,
  span: Span,
  value: Valuer,
  luck: Luck,
  levers: Levers,
): Held | null {
  setOutages(economy, outages, span, value, levers);
  setRated(economy, rated, span, levers);
  return setControls(economy, controls, span, value, luck, levers);
}
