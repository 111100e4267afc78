import type { ColumnInfo } from "../numbers/columns.ts";
import type { Column } from "./ir.ts";

/** Columns that a kernel gets as one parameter, found by the parameter's type: `world: World`. */
export interface Container {
  /** Name of the type in kernels' signatures. */
  readonly type: string;
  /** Prefix of its columns' names. */
  readonly name: string;
  readonly spread: "uniform" | "varying";
  readonly columns: Readonly<Record<string, Pick<ColumnInfo, "type">>>;
  /** Fields that are one whole number (sizes, codes of model forms); they lie in memory as columns of one row. */
  readonly sizes?: readonly string[];
}

/** Every column of some containers; sizes are i32 columns of one row. Their order is the order of addresses at linking. */
export function columnsOf(containers: readonly Container[]): Column[] {
  return containers.flatMap(({ name, spread, columns, sizes = [] }) => [
    ...Object.entries(columns).map(([field, { type }]): Column => ({ name: `${name}.${field}`, spread, type })),
    ...sizes.map((field): Column => ({ name: `${name}.${field}`, spread: "uniform", type: "i32" })),
  ]);
}
