import { type Phase, day as phases } from "../../src/engine/day.ts";
import { columnsOf } from "../../src/lanes/columns.ts";
import { containers, daySources } from "../../src/lanes/daySources.ts";
import type { Column } from "../../src/lanes/ir.ts";
import { inferKinds } from "../../src/lanes/kinds.ts";
import { readKernel, readProgram } from "../../src/lanes/readKernel.ts";
import { columnName } from "./emitExpr.ts";
import { emitKernel } from "./emitStmt.ts";

/** Columns of the phases, uniform ones first, in the order in which the C program reads them. */
export const anchorColumns: readonly Column[] = columnsOf(
  containers.filter(({ name }) => name === "world" || name === "block"),
);

/** The day as one C program over columns of fixed size, `[row * lanes + lane]`; `rowsOf` gives the rows of a column. */
export function emitDay(
  lanes: number,
  rowsOf: (column: Column) => number,
  phaseRows: (over: Phase["over"]) => number,
): string {
  const program = readProgram(daySources(), containers);
  const kernels = phases.map(({ name }) => {
    const kernel = readKernel(program, name);
    inferKinds(kernel);
    return emitKernel(kernel);
  });
  const declare = (column: Column) => {
    const type = column.spread === "varying" ? "vec" : column.type === "i32" ? "int" : "double";
    return `static ${type} ${columnName(column)}[${rowsOf(column)}];`;
  };
  const entry = (column: Column) => `  { ${columnName(column)}, sizeof ${columnName(column)} },`;
  const calls = phases.map(({ name, over }) => `  ${name}(0, ${phaseRows(over)}, day);`);
  return [
    `#define LANES ${lanes}`,
    '#include "lanes.h"',
    ...anchorColumns.map(declare),
    ...kernels,
    `static void runDay(int day) {\n${calls.join("\n")}\n}`,
    `static const struct column columns[] = {\n${anchorColumns.map(entry).join("\n")}\n};`,
    `enum { COLUMNS = ${anchorColumns.length}, FIRST_VARYING = ${anchorColumns.findIndex((c) => c.spread === "varying")} };`,
    '#include "main.h"',
    "",
  ].join("\n");
}
