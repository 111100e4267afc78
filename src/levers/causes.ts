import { min } from "../numbers/math.ts";
import type { Control } from "../scenario/types.ts";
import { CAUSES, FIRST_CONTROL } from "../world/causes.ts";

/** A root cause: its code in kernels, its name in series and tables, and what it means. */
export interface Cause {
  readonly code: number;
  readonly name: string;
  readonly meaning: string;
}

/** Causes that are no control, by code. */
const OTHERS: readonly (readonly [name: string, meaning: string])[] = [
  ["unattributed", "of no known root"],
  ["capacity", "capacity: there was no room to make up for a shortage"],
  ["precaution", "precaution: stretched or idled before stocks were gone"],
  ["price", "price: costs above what buyers pay, or demand that prices keep away"],
  ["outage", "an outage of a site's own"],
  ["spending", "spending that fell with pay"],
];

/** Name of the cause that controls beyond the last code of their own share. */
const SHARED = "other-controls";

/**
 * The root causes that a run can name: what is no control first, then one a control, in the order of the file. Controls of one name
 * are one cause; a control that is called like a cause that is none is told apart by `control-`.
 */
export function causesOf(controls: readonly Control[]): readonly Cause[] {
  const others = OTHERS.map(([name, meaning], code) => ({ code, name, meaning }));
  const names = namesOf(controls);
  const room = CAUSES - FIRST_CONTROL;
  const kept = names.length <= room ? names : [...names.slice(0, room - 1), SHARED];
  const shared = names.slice(room - 1).join(", ");
  return [
    ...others,
    ...kept.map((name, i) => ({
      code: FIRST_CONTROL + i,
      name,
      meaning: name === SHARED && names.length > room ? `controls ${shared}` : `control ${name}`,
    })),
  ];
}

/** Code of each control, in the order of the file. */
export function controlCodes(controls: readonly Control[]): readonly number[] {
  const names = namesOf(controls);
  return controls.map(({ name }) => min(FIRST_CONTROL + names.indexOf(causeName(name)), CAUSES - 1));
}

const namesOf = (controls: readonly Control[]): string[] => [...new Set(controls.map(({ name }) => causeName(name)))];

const causeName = (name: string): string =>
  name === SHARED || OTHERS.some(([other]) => other === name) ? `control-${name}` : name;
