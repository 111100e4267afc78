import { formCode } from "../scenario/forms.ts";
import type { Forms } from "../scenario/types.ts";
import type { World } from "./tables.ts";

/** Codes of the model forms as kernels read them: the places of the words in scenario/forms.ts, held equal by a test. */
export const GRADED = 1;
export const LEONTIEF = 1;
export const WEAKLY_CRITICAL = 2;
export const PROPORTIONAL = 1;
export const URGENCY = 2;
export const PRICE = 3;
export const PARTIAL_ADJUSTMENT = 1;
export const LAST_DEMAND = 1;

/** The world under a scenario's forms: columns shared, codes its own. One expression, so that every world has one shape. */
export const withForms = (world: World, forms: Forms): World => ({
  ...world,
  productionForm: formCode("production", forms),
  criticalityForm: formCode("criticality", forms),
  rationingForm: formCode("rationing", forms),
  labourForm: formCode("labour", forms),
  ordersForm: formCode("orders", forms),
});
