import { kinds } from "../../scenario/interventions/kinds.ts";
import type { Pick } from "../../scenario/interventions/pick.ts";
import type { AnyKind, Intervention } from "../../scenario/interventions/types.ts";
import type { Control } from "../../scenario/types.ts";
import type { Valuer } from "../../world/rows.ts";
import { exists } from "../controls.ts";
import { feltFrom } from "./effect.ts";

/** Day, counted from the effective date, from which the days of an answer count; 0 for what answers nothing, null: it does not happen. */
export type Begun = (after: string | undefined) => number | null;

/** What may be answered in one replication: a control from its first day, an intervention from the day on which it is felt. */
export function begunIn(
  controls: readonly Control[],
  interventions: readonly Intervention[],
  value: Valuer,
  pick: Pick,
): Begun {
  return (after) => {
    if (after === undefined) return 0;
    const control = controls.find((one) => one.name === after && exists(one, value));
    if (control !== undefined) return control.startDay;
    const done = interventions.find(({ name }) => name === after);
    if (done === undefined) return null;
    const { delay } = (kinds[done.kind] as AnyKind).terms;
    return feltFrom(done, typeof delay === "string" ? pick(done as never, delay as never) : 0);
  };
}
