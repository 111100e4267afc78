import { optional, quantity, ref } from "./columns.ts";
import type { Table } from "./csv.ts";
import type { BenefitRow, PayRow } from "./householdTypes.ts";
import { sourced } from "./sourceColumns.ts";

/** Tables of what people earn, and of what they get from their state when they are out of work. */

export const pay: Table<PayRow> = {
  file: "pay.csv",
  meaning:
    "What people earn, by kind of employer; with households in world.yaml every regime that employs people has a row",
  optional: true,
  key: ["regime"],
  columns: {
    regime: ref("regimes", "the kind of employer"),
    payUsdPerWeek: quantity("gross pay of one employee, dollars a week", 0, 100_000),
    supplementalShare: optional(
      quantity("supplemental pay: what it and the benefit together come to, share of pay; 0: none", 0, 1),
      0,
    ),
    supplementalCoveredShare: optional(quantity("share of the people who have a right to it", 0, 1), 1),
    supplementalWeeks: optional(quantity("weeks for which it is paid, from the day they leave", 0, 520), 52),
    ...sourced,
  },
};

export const benefits: Table<BenefitRow> = {
  file: "benefits.csv",
  meaning: "Unemployment insurance and income tax by region; a region without a row pays no benefit",
  optional: true,
  key: ["region"],
  columns: {
    region: ref("regions", "the region"),
    replacementShare: quantity("weekly benefit before the maximum, share of pay", 0, 1),
    maximumUsdPerWeek: quantity("most that is paid a week, dollars", 0, 10_000),
    waitingWeeks: quantity("weeks before the first paid one", 0, 52),
    weeks: quantity("most weeks paid in one spell", 0, 520),
    incomeTaxShare: optional(quantity("the region's own tax on one more dollar of pay", 0, 0.3), 0),
    ...sourced,
  },
};
