import type { Amount, Parameter } from "../../interventions/kind.ts";
import { inverse } from "../../sample.ts";
import { pathKinds } from "./kinds.ts";
import type { AnyPathKind, PathIntervention, PathPick } from "./types.ts";

/** What is believed of a number of an intervention on a path: the file's word, else the kind's own. */
export function pathAmountOf(
  one: PathIntervention,
  parameter: string,
): { readonly amount: Amount; readonly of: Parameter } {
  const of = (pathKinds[one.kind] as AnyPathKind).parameters[parameter]!;
  const given = (one as unknown as Readonly<Record<string, Amount | undefined>>)[parameter];
  return { amount: given ?? { ...of.prior, source: of.source }, of };
}

/** Draws numbers by address: a kind's number has the same probability in every programme of one replication. */
export const pathPicker =
  (luck: (stream: string) => number): PathPick =>
  (one, parameter) => {
    const { amount, of } = pathAmountOf(one as unknown as PathIntervention, parameter);
    if (typeof amount === "number") return amount;
    return inverse(amount, of.bounds)(luck(`${one.kind}|${parameter}`));
  };
