import type { Amount } from "../../interventions/kind.ts";
import type { PathKind } from "./kind.ts";
import type { pathKinds } from "./kinds.ts";

export type PathKindName = keyof typeof pathKinds;

export type PathParameterOf<K extends PathKindName> = keyof (typeof pathKinds)[K]["parameters"] & string;

/** What is done along a path, as a programme gives it: its days, and numbers where they differ from the kind's own. */
export type PathInterventionOf<K extends PathKindName> = {
  readonly kind: K;
  readonly from: string;
  /** First day on which it is over; absent: it stays. */
  readonly until?: string;
} & { readonly [P in PathParameterOf<K>]?: Amount };

export type PathIntervention = { [K in PathKindName]: PathInterventionOf<K> }[PathKindName];

/** The value of a number of an intervention in the replication at hand. */
export type PathPick = <K extends PathKindName>(one: PathInterventionOf<K>, parameter: PathParameterOf<K>) => number;

/** A kind without its types, for code that treats all alike. */
export type AnyPathKind = PathKind<string>;
