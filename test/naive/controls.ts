import type { Control } from "../../src/scenario/types.ts";
import type { Valuer } from "../../src/world/rows.ts";

/** What a day's controls leave of a group: admitted share, most of the goods due that is let in, and the name of the strictest. */
export interface Strictest {
  readonly admitted: number;
  readonly landed: number;
  readonly name: string | null;
}

/** The strictest control of a group on a day, the first in the file of equal ones; everything open where none holds. */
export function strictest(controls: readonly Control[], value: Valuer, group: string | null, day: number): Strictest {
  let found: Strictest = { admitted: 1, landed: 1, name: null };
  for (const control of controls) {
    if (group === null || !control.groups.includes(group)) continue;
    if (day < control.startDay || day >= (control.endDay ?? Number.POSITIVE_INFINITY)) continue;
    const progress = control.onsetDays > 0 ? Math.min(1, (day - control.startDay + 1) / control.onsetDays) : 1;
    const admitted = 1 - (1 - value(control.admittedShare)) * progress;
    const landed = 1 - value(control.goodsAtSeaStopped) * (1 - admitted);
    found = {
      admitted: Math.min(found.admitted, admitted),
      landed: Math.min(found.landed, landed),
      name: admitted < found.admitted ? control.name : found.name,
    };
  }
  return found;
}
