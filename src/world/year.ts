import type { Economy } from "./economy.ts";

/** Days over which a year's volumes are spread: all of them, or the working days of a scenario's calendar. */
export const yearDaysOf = ({ yearDays }: Pick<Economy, "yearDays">): number => yearDays ?? 365;
