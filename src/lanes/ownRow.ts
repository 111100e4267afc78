import { type Expr, type Kernel, type Local, visitStmts } from "./ir.ts";
import { refuse } from "./refuse.ts";

/**
 * The own-row rule, which makes results independent of threads and of the order of rows: a phase writes its own row and the rows
 * reached from it through its own ranges (slots, their fills, their links), the entry of its own ring and the entries of its own
 * wide row, and reads other rows only in columns that it does not write. `owners` are world columns that give every row its own row of another table (world.processRow).
 * Returns the columns written. @throws LaneError
 */
export function checkOwnRow(kernel: Kernel, owners: ReadonlySet<string>): ReadonlySet<string> {
  const definitions = new Map<Local, Expr>();
  const ranges = new Map<Local, readonly [Expr, Expr]>();
  const written = new Set<string>();
  visitStmts(kernel.body, (stmt) => {
    if (stmt.op === "set" && stmt.declares && stmt.local.constant) definitions.set(stmt.local, stmt.value);
    if (stmt.op === "for") ranges.set(stmt.local, [stmt.from, stmt.to]);
    if (stmt.op === "write" || stmt.op === "add") written.add(stmt.column.name);
  });

  const owned = (index: Expr): boolean => {
    if (index.op === "local") {
      if (index.local === kernel.row) return true;
      const range = ranges.get(index.local);
      if (range !== undefined) return isOwnRange(...range);
      const definition = definitions.get(index.local);
      return definition !== undefined && owned(definition);
    }
    if (index.op === "read") return owners.has(index.column.name) && owned(index.index);
    if (index.op !== "arithmetic" || index.fn !== "+") return false;
    const width = widthOf(index.a);
    return width !== null && (isRingEntry(index.b, width) || isEntry(index.b, width));
  };
  /** From start[own row] to start[own row + 1] of one column. */
  const isOwnRange = (from: Expr, to: Expr): boolean =>
    from.op === "read" &&
    to.op === "read" &&
    from.column === to.column &&
    owned(from.index) &&
    to.index.op === "arithmetic" &&
    to.index.fn === "+" &&
    same(to.index.a, from.index) &&
    to.index.b.op === "number" &&
    to.index.b.value === 1;
  /** The width in `own row x width`. */
  const widthOf = (start: Expr): number | null =>
    start.op === "arithmetic" && start.fn === "*" && start.b.op === "number" && owned(start.a) ? start.b.value : null;
  /** anything & (width - 1) */
  const isRingEntry = (entry: Expr, width: number): boolean =>
    entry.op === "arithmetic" && entry.fn === "&" && entry.b.op === "number" && entry.b.value === width - 1;
  /** The row of a loop that stays within 0 .. width - 1. */
  const isEntry = (entry: Expr, width: number): boolean => {
    const range = entry.op === "local" ? ranges.get(entry.local) : undefined;
    if (range === undefined) return false;
    const [from, to] = range;
    return from.op === "number" && to.op === "number" && from.value >= 0 && to.value <= width;
  };

  visitStmts(
    kernel.body,
    (stmt) => {
      if ((stmt.op === "write" && !owned(stmt.index)) || (stmt.op === "add" && !owned(stmt.row)))
        refuse(
          stmt.at,
          `${kernel.name} writes a row of ${stmt.column.name} that is not its own: gather from the other side`,
        );
    },
    (expr) => {
      const index = expr.op === "read" ? expr.index : expr.op === "lag" ? expr.row : null;
      if (index === null || (expr.op !== "read" && expr.op !== "lag")) return;
      if (written.has(expr.column.name) && !owned(index))
        refuse(
          expr.at,
          `${kernel.name} writes ${expr.column.name} and reads another row's: the result would hang on the order of rows`,
        );
    },
  );
  return written;
}

function same(a: Expr, b: Expr): boolean {
  if (a.op === "local" && b.op === "local") return a.local === b.local;
  if (a.op === "number" && b.op === "number") return a.value === b.value;
  return a.op === "read" && b.op === "read" && a.column === b.column && same(a.index, b.index);
}
