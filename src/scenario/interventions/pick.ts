import { inverse } from "../sample.ts";
import type { Amount, Parameter } from "./kind.ts";
import { kinds } from "./kinds.ts";
import type { AnyKind, Intervention, InterventionOf, KindName, ParameterOf } from "./types.ts";

/** Uniform number on (0, 1) for one decision about one thing. */
type Uniform = (stream: string, id: string) => number;

/** The value of a number of an intervention in the replication at hand. */
export type Pick = <K extends KindName>(one: InterventionOf<K>, parameter: ParameterOf<K>) => number;

/** What is believed of a number of an intervention: the file's word, else the kind's own. */
export function amountOf(one: Intervention, parameter: string): { readonly amount: Amount; readonly of: Parameter } {
  const of = (kinds[one.kind] as AnyKind).parameters[parameter]!;
  const given = (one as unknown as Readonly<Record<string, Amount | undefined>>)[parameter];
  return { amount: given ?? { ...of.prior, source: of.source }, of };
}

/**
 * Draws numbers of interventions by address: a kind's number has the same probability in every arm, package and strength of one
 * replication, so that what is compared differs by nothing else.
 */
export const picker =
  (luck: Uniform): Pick =>
  (one, parameter) => {
    const { amount, of } = amountOf(one as unknown as Intervention, parameter);
    if (typeof amount === "number") return amount;
    return inverseOf(amount, of.bounds)(luck("intervention", `${one.kind}|${parameter}`));
  };

const known = new WeakMap<object, (u: number) => number>();

/** Inverse distributions are remembered where they stand in the file; kinds' own are made anew, which is cheap. */
function inverseOf(amount: Exclude<Amount, number>, bounds: readonly [number, number]): (u: number) => number {
  const made = known.get(amount) ?? inverse(amount, bounds);
  known.set(amount, made);
  return made;
}
