import { floor } from "../../numbers/math.ts";
import type { Driver } from "../../scenario/interventions/kind.ts";
import type { Pick } from "../../scenario/interventions/pick.ts";
import type { InterventionOf, KindName } from "../../scenario/interventions/types.ts";
import type { Rating } from "../../scenario/types.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import type { Retention } from "../../world/shock.ts";
import type { Span } from "../span.ts";

/** Where an intervention acts: one economy, the days of one run, and its numbers in one replication. */
export interface Scene {
  readonly economy: Economy;
  readonly span: Span;
  readonly pick: Pick;
}

/** What the exporter does to gates of counted buyers, from a day on, with a chance. */
export interface Move {
  /** Control groups; none: all that are cut. */
  readonly groups: readonly string[];
  /** Share of rest that passes: at least where it eases, at most where it cuts. */
  readonly share: number;
  readonly startDay: number;
  readonly endDay?: number;
  /** Address of the chance that it happens, and that chance. */
  readonly chance: number;
  readonly address: string;
}

/** A share of the price paid for a product that a waived duty takes off. */
export interface Waiver {
  readonly products: readonly string[];
  readonly share: number;
  readonly startDay: number;
  readonly endDay?: number;
}

/**
 * What an intervention of a kind does. Each part is absent where a kind has none of it, and with a strength of zero each leaves
 * every bit as it was: shares of 0, stocks of 0, days as drawn.
 */
export interface Effect<K extends KindName> {
  /** Bends columns that were drawn, before rest is set. */
  readonly bend?: (scene: Scene, one: InterventionOf<K>, block: Block) => void;
  /** People it keeps on the payroll. Sites may hang on names alone, not on what is drawn. */
  readonly keeps?: (economy: Economy, one: InterventionOf<K>, pick: Pick) => Retention;
  /** Orders that it puts first. Names may not hang on what is drawn. */
  readonly rates?: (economy: Economy, one: InterventionOf<K>, pick: Pick) => Rating;
  /** Opens or closes gates; `from` is the day from which its days count: the effective one, or that of what it answers. */
  readonly eases?: (one: InterventionOf<K>, pick: Pick, from: number) => Move;
  readonly cuts?: (economy: Economy, one: InterventionOf<K>, pick: Pick, from: number) => Move;
  readonly waives?: (scene: Scene, one: InterventionOf<K>, block: Block) => Waiver;
  /** What its costs are counted in, as far as draws say it; people kept are recorded by the run. */
  readonly measures?: (scene: Scene, one: InterventionOf<K>, block: Block) => Partial<Record<Driver, number>>;
}

/** First day, counted from the effective date, on which an intervention with a delay is felt. */
export const feltFrom = ({ startDay = 0 }: { readonly startDay?: number }, delayDays: number): number =>
  startDay + floor(delayDays + 0.5);

/** Its own last day, if it has one, as a part of an object. */
export const ending = ({ endDay }: { readonly endDay?: number }): { endDay?: number } =>
  endDay === undefined ? {} : { endDay };

/** Days of an answer, counted from the effective date where it counts its own from another day. */
export const answered = (
  one: { readonly startDay?: number; readonly endDay?: number },
  from: number,
  delayDays: number,
): { startDay: number; endDay?: number } => ({
  startDay: from + feltFrom(one, delayDays),
  ...(one.endDay === undefined ? {} : { endDay: from + one.endDay }),
});
