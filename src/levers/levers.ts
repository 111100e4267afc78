import type { DayFeed } from "../scenario/feedTypes.ts";
import { picker } from "../scenario/interventions/pick.ts";
import type { Intervention } from "../scenario/interventions/types.ts";
import type { Control, Outage, PricePath, Rating } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Luck } from "../world/luck.ts";
import type { Valuer } from "../world/rows.ts";
import type { Retention } from "../world/shock.ts";
import { controlCodes, feedCodes, outageCodes } from "./causes.ts";
import type { Levers } from "./columns.ts";
import { addComing } from "./coming.ts";
import { type Held, setControls } from "./controls.ts";
import { setAdmitted, setDemand } from "./feeds.ts";
import { begunIn } from "./interventions/begun.ts";
import type { Waiver } from "./interventions/effect.ts";
import { cutsOf, easingsOf } from "./interventions/effects.ts";
import { setCuts, setEasings, setRetained, setWaived } from "./interventions/tables.ts";
import { setOutages, setRated } from "./outages.ts";
import { setPrices } from "./prices.ts";
import { setRamps } from "./ramps.ts";
import type { Span } from "./span.ts";

/** What a scenario does to a world from outside, day by day. */
export interface Shock {
  readonly controls: readonly Control[];
  readonly outages?: readonly Outage[];
  readonly rated?: readonly Rating[];
  readonly prices?: readonly PricePath[];
  readonly feeds?: readonly DayFeed[];
  /** What interventions do day by day, their numbers drawn. */
  readonly kept?: readonly Retention[];
  readonly interventions?: readonly Intervention[];
  readonly waivers?: readonly Waiver[];
  /** Calendar day of day 0, which dates ramps of capacity; absent: none of them has begun. */
  readonly effective?: string;
}

/** A day on which nothing happens from outside. */
export const noShock: Shock = { controls: [] };

/**
 * Writes every lever of every working day. `rest` are purchases and capacities at rest, of which flows in units and ramps are shares; groups of named things are those of the world the block was allocated for.
 * Returns the days on which a control or feed of what may be shipped holds; null when none does.
 */
export function setLevers(
  economy: Economy,
  {
    controls,
    outages = [],
    rated = [],
    prices = [],
    feeds = [],
    kept = [],
    interventions = [],
    waivers = [],
    effective,
  }: Shock,
  span: Span,
  value: Valuer,
  luck: Luck,
  rest: Pick<Block, "base" | "capacityUnits">,
  levers: Levers,
): Held | null {
  const codes = feedCodes(controls, feeds);
  const coded = feeds.map((feed, at) => ({ feed, code: codes[at]! }));
  setOutages(economy, outages, span, value, levers, outageCodes(controls, feeds, outages), coded);
  setRamps(economy, effective, span, value, rest.capacityUnits, levers);
  if (effective !== undefined) addComing(economy, span, rest, levers);
  setDemand(economy, coded, span, levers);
  setRated(economy, rated, span, levers);
  setPrices(economy, prices, span, value, levers);
  setRetained(economy, kept, span, levers);
  setWaived(economy, waivers, span, levers);
  const held = setControls(economy, controls, span, value, luck, levers);
  const pick = picker(luck);
  const begun = begunIn(controls, interventions, value, pick);
  const cuts = cutsOf(economy, interventions, pick, begun);
  const cut = setCuts(economy, cuts, span, luck, controlCodes(controls)[0] ?? 0, levers, held);
  setEasings(economy, easingsOf(interventions, pick, begun), span, luck, levers);
  return setAdmitted(economy, coded, span, rest.base, levers, cut);
}
