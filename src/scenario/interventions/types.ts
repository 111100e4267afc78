import type { Amount, KindSpec } from "./kind.ts";
import type { kinds } from "./kinds.ts";

export type KindName = keyof typeof kinds;

/** Names of a kind's numbers and of its lists. */
export type ParameterOf<K extends KindName> = keyof (typeof kinds)[K]["parameters"] & string;
export type ListOf<K extends KindName> = keyof (typeof kinds)[K]["names"] & string;

/** What a decision-maker does, as a scenario gives it: lists in full, numbers where they differ from the kind's own. */
export type InterventionOf<K extends KindName> = {
  readonly name: string;
  readonly kind: K;
  /** Days after the effective date on which it begins, and on which it ends (absent: never). */
  readonly startDay: number;
  readonly endDay?: number;
} & { readonly [N in ListOf<K>]: readonly string[] } & { readonly [P in ParameterOf<K>]?: Amount };

export type Intervention = { [K in KindName]: InterventionOf<K> }[KindName];

/** A kind without its types, for code that treats all alike. */
export type AnyKind = KindSpec<string, string>;
