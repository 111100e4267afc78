import type { Control, Outage, Rating } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { setControls } from "./controls.ts";
import { setOutages, setRated } from "./outages.ts";

/** Columns with one row a day and group, which host code fills before day 0. */
export const leverColumns = ["admittedShare", "landedShare", "outageShare", "ratedOrders"] as const;

export type Levers = Pick<Block, (typeof leverColumns)[number]>;

/** What a scenario does to a world from outside, day by day. */
export interface Shock {
  readonly controls: readonly Control[];
  readonly outages?: readonly Outage[];
  readonly rated?: readonly Rating[];
}

/** A day on which nothing happens from outside. */
export const noShock: Shock = { controls: [] };

/** Writes every lever of every day. The groups of `outages` and `rated` are those of the world the block was allocated for. */
export function setLevers(
  economy: Economy,
  { controls, outages = [], rated = [] }: Shock,
  days: number,
  value: Valuer,
  levers: Levers,
): void {
  setControls(economy, controls, days, value, levers);
  setOutages(economy, outages, days, value, levers);
  setRated(economy, rated, days, levers);
}
