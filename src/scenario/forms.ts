import type { Forms } from "./types.ts";

/** The words of every model form, its default first; a word's place is its code in kernels. */
export const formWords = {
  production: ["cliff", "graded"],
  criticality: ["half-critical", "leontief", "weakly-critical"],
  rationing: ["waterFill", "proportional", "urgency", "price"],
  labour: ["states", "partialAdjustment"],
  orders: ["planned", "lastDemand"],
  stockTarget: ["path", "rest"],
} as const satisfies { readonly [Name in keyof Forms]: readonly Forms[Name][] };

/** The forms of a scenario that names none. */
export const defaultForms: Forms = {
  production: "cliff",
  criticality: "half-critical",
  rationing: "waterFill",
  labour: "states",
  orders: "planned",
  stockTarget: "path",
};

/** A form's code: the place of its word. */
export const formCode = <Name extends keyof Forms>(name: Name, forms: Forms): number =>
  (formWords[name] as readonly string[]).indexOf(forms[name]);
