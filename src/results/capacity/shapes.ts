import { bandColumns } from "../../analysis/bandColumns.ts";
import { capacitySeries } from "../../engine/capacity/series.ts";
import { type Column, column, type TableShape, tableShape, textColumn } from "../schema.ts";

/** Shapes of the tables of a run of paths. */

const replication = column(
  "replication",
  "uint32",
  "1",
  "Replication, from 0; replication k has the same factors and luck in every programme",
);
const programme = (names: readonly string[]) => textColumn("programme", 0, names, "Public money and rules of the path");

/** What was simulated: one row a replication, programme and month, one column a series. */
export const monthsShape = (programmes: readonly string[], months: readonly string[]): TableShape =>
  tableShape("months", [
    replication,
    programme(programmes),
    textColumn("month", 1, months, "Calendar month; values are those of its last day"),
    ...capacitySeries.map(([name, unit, meaning]) => column(name, "float64", unit, meaning)),
  ]);

/** What was simulated: one row a replication, programme and module. */
export const startsShape = (programmes: readonly string[], modules: readonly string[]): TableShape =>
  tableShape("starts", [
    replication,
    programme(programmes),
    textColumn("module", 1, modules, "Project, and #n for its n-th module"),
    column("day", "float64", "day", "Day of its first product, from the path's first day; null: never", true),
  ]);

const units = capacitySeries.map(([name, unit]) => `${name}: ${unit}`).join("; ");
const seriesNames = capacitySeries.map(([name]) => name);

const bands: readonly Column[] = [
  ...bandColumns.map(([name, p]) => column(name, "float64", "see series", `Quantile ${p} over replications`)),
  column("mean", "float64", "see series", "Mean over replications"),
];

/** One row a programme, series and month. */
export const pathShape = (programmes: readonly string[], months: readonly string[]): TableShape =>
  tableShape("path", [
    programme(programmes),
    textColumn("series", 1, seriesNames, `What is recorded (${units})`),
    textColumn("month", 2, months, "Calendar month; values are those of its last day"),
    ...bands,
  ]);

/** One row a replication, programme, series and report date. */
export const valuesShape = (programmes: readonly string[], dates: readonly string[]): TableShape =>
  tableShape("values", [
    replication,
    programme(programmes),
    textColumn("series", 1, seriesNames, `What is recorded (${units})`),
    textColumn("date", 2, dates, "Date of the report; values are those of the end of its month"),
    column("value", "float64", "see series", "Value"),
  ]);

/** One row a programme and module. */
export const projectsShape = (programmes: readonly string[], modules: readonly string[]): TableShape =>
  tableShape("projects", [
    programme(programmes),
    textColumn("module", 1, modules, "Project, and #n for its n-th module"),
    column("startedShare", "float64", "share of replications", "In which it makes its first product by the path's end"),
    column("q05Day", "float64", "day", "Day of its first product, from the path's first day; null: never", true),
    column("q50Day", "float64", "day", "The same, median", true),
    column("q95Day", "float64", "day", "The same, 95 per cent", true),
  ]);

/** One row a replication: its factors. */
export const replicationsShape = (
  factors: readonly { readonly name: string; readonly unit: string; readonly meaning: string }[],
): TableShape =>
  tableShape("replications", [
    replication,
    ...factors.map(({ name, unit, meaning }) => column(name, "float64", unit, meaning)),
  ]);

/** One row a replication, programme, date of the cut and day after it. */
export const cutsShape = (programmes: readonly string[], dates: readonly string[]): TableShape =>
  tableShape("cuts", [
    replication,
    programme(programmes),
    textColumn("date", 1, dates, "First day of the cut"),
    column("day", "uint16", "day", "Days since the cut"),
    column("outOfWork", "int32", "people", "Furloughed, or separated and not re-employed, with suppliers"),
    column("outOfWorkDirect", "int32", "people", "Of them at the chain's own sites"),
  ]);
