import { shortTimeCompensation } from "./shortTimeCompensation.ts";
import { stockpile } from "./stockpile.ts";
import { wageSubsidy } from "./wageSubsidy.ts";

/** Every kind of intervention, by the word that files use for it. */
export const kinds = {
  stockpile,
  "short-time-compensation": shortTimeCompensation,
  "wage-subsidy": wageSubsidy,
} as const;
