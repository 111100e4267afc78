import { BadCell, type Column, number, optional, quantity, ref } from "./columns.ts";
import type { Table } from "./csv.ts";
import { isDay } from "./dates.ts";
import { show } from "./errors.ts";
import { sourced } from "./sourceColumns.ts";
import type { Quantity } from "./types.ts";
import type { Row } from "./worldTypes.ts";

/** ramps.csv: capacity that comes on a plant or origin whether or not anything happens; several rows of one add up. */
export interface RampRow extends Row {
  readonly site: string;
  /** Day on which it is announced to begin, and how many days later it does. */
  readonly begins: string;
  readonly slipDays: Quantity;
  readonly rampDays: Quantity;
  /** Added in full = addedUnitsPerYear x scale. */
  readonly addedUnitsPerYear: number;
  readonly scale: Quantity;
}

/** A day of the calendar. */
const day = (meaning: string): Column<string> => ({
  kind: "day, as 2027-01-11",
  meaning,
  read: (cell) =>
    isDay(cell) ? cell : new BadCell(`${show(cell)} is not a day`, "give year-month-day, as 2027-01-11"),
});

export const ramps: Table<RampRow> = {
  file: "ramps.csv",
  meaning: "Capacity that is coming at plants and origins, cut or no cut; several rows of one add up",
  optional: true,
  key: ["site", "begins"],
  columns: {
    site: ref("sites or origins", "where it comes; it must be able to make something at rest"),
    begins: day("day on which the ramp is announced to begin"),
    slipDays: optional(quantity("days by which it begins later"), 0),
    rampDays: quantity("days from its beginning to the full addition, along an S-curve", 1),
    addedUnitsPerYear: number("capacity added in the end, units a year, before scale"),
    scale: optional(quantity("multiple of the addition: how much of it comes at all"), 1),
    ...sourced,
  },
};
