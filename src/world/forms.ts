import { formCode } from "../scenario/forms.ts";
import type { Forms } from "../scenario/types.ts";
import { CRITICAL, IMPORTANT, MINOR, type World } from "./tables.ts";

/** Codes of the model forms as kernels read them: the places of the words in scenario/forms.ts, held equal by a test. */
export const GRADED = 1;
export const PROPORTIONAL = 1;
export const URGENCY = 2;
export const PRICE = 3;
export const PARTIAL_ADJUSTMENT = 1;
export const LAST_DEMAND = 1;

/** The world under a scenario's forms: columns shared, codes its own. One expression, so that every world has one shape. */
export const withForms = (world: World, forms: Forms): World => ({
  ...world,
  criticality: bindingUnder(forms.criticality, world.criticality),
  productionForm: formCode("production", forms),
  rationingForm: formCode("rationing", forms),
  labourForm: formCode("labour", forms),
  ordersForm: formCode("orders", forms),
});

/**
 * Slots' criticality as the form reads it: `leontief` makes important and minor slots bind in full, `weakly-critical` lets important
 * ones go. What is called off from generated suppliers (PARTS) binds nobody in any form: nothing is known of it.
 * Source: Pichler et al. (2022), doi:10.1016/j.jedc.2022.104527, who run the same model under each.
 */
function bindingUnder(form: Forms["criticality"], column: Int32Array): Int32Array {
  if (form === "leontief") return column.map((code) => (code === IMPORTANT || code === MINOR ? CRITICAL : code));
  if (form === "weakly-critical") return column.map((code) => (code === IMPORTANT ? MINOR : code));
  return column;
}
