import type { Amount, KindSpec } from "./kind.ts";
import type { kinds } from "./kinds.ts";

export type KindName = keyof typeof kinds;

/** Names of a kind's numbers and of its lists. */
export type ParameterOf<K extends KindName> = keyof (typeof kinds)[K]["parameters"] & string;
export type ListOf<K extends KindName> = keyof (typeof kinds)[K]["names"] & string;

/** Counted employers that an intervention is for: those that every list given holds for; without lists, all. */
export interface Eligible {
  readonly stages: readonly string[];
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  readonly owners: readonly string[];
  /** People at rest, middle of what is believed. */
  readonly peopleAtLeast?: number;
  readonly peopleAtMost?: number;
}

/** What a decision-maker does, as a scenario gives it: lists in full, numbers where they differ from the kind's own. */
export type InterventionOf<K extends KindName> = {
  readonly name: string;
  readonly kind: K;
  /** Days after the effective date, or after what it answers, on which it begins (absent: 0) and on which it ends (absent: never). */
  readonly startDay?: number;
  readonly endDay?: number;
  /** A control or an intervention that it answers: it counts from the day on which that is felt, and without that it does not happen. */
  readonly after?: string;
  /** Absent: every counted employer. */
  readonly eligible?: Eligible;
  /** The most of it, in the unit of its kind; absent: no limit. */
  readonly capacity?: number;
  /** Who pays, where it is not whom the kind says. */
  readonly payer?: "public" | "firms";
} & { readonly [N in ListOf<K>]: readonly string[] } & { readonly [P in ParameterOf<K>]?: Amount };

export type Intervention = { [K in KindName]: InterventionOf<K> }[KindName];

/** A kind without its types, for code that treats all alike. */
export type AnyKind = KindSpec<string, string>;
