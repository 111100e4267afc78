import { type Branch, type Expr, type Kernel, type Local, type Stmt, visitExpr } from "../../src/lanes/ir.ts";
import { isVarying, kindOf } from "../../src/lanes/kinds.ts";
import { columnName, emitExpr, localName, type Place } from "./emitExpr.ts";

const TYPE = { int: "int", real: "double", varying: "vec", flag: "int", mask: "mask" } as const;

/** A phase as a C function `name(from, to, day)` over rows from .. to - 1, as the compiled module has it. */
export function emitKernel(kernel: Kernel): string {
  const place: Place = { names: new Map([[kernel.day, "day"]]), mask: null };
  const row = localName(place, kernel.row);
  const body = emitStmts(place, kernel.body);
  return `static void ${kernel.name}(int from, int to, int day) {\nfor (int ${row} = from; ${row} < to; ${row}++) {\n${body}\n}\n}\n`;
}

export const emitStmts = (place: Place, stmts: readonly Stmt[]): string =>
  stmts.map((stmt) => emitStmt(place, stmt)).join("\n");

function emitStmt(place: Place, stmt: Stmt): string {
  switch (stmt.op) {
    case "set": {
      const kind = stmt.local.kind!;
      const name = localName(place, stmt.local);
      const value = emitExpr(place, stmt.value, kind);
      if (stmt.declares) return `${TYPE[kind]} ${name} = ${value};`;
      const own = !isVarying(kind) || stmt.local.home === (place.mask?.branch ?? null);
      return `${name} = ${own ? value : selected(place, value, name)};`;
    }
    case "write": {
      const to = `${columnName(stmt.column)}[${emitExpr(place, stmt.index, "int")}]`;
      return `${to} = ${selected(place, emitExpr(place, stmt.value, "varying"), to)};`;
    }
    case "add": {
      const row = `${columnName(stmt.column)} + ${emitExpr(place, stmt.row, "int")} * ${stmt.width}`;
      const [entry, amount] = [emitExpr(place, stmt.entry, "varying"), emitExpr(place, stmt.amount, "varying")];
      return `addAt(${row}, ${stmt.width}, ${entry}, ${amount}, ${place.mask === null ? "ALL" : place.mask.name});`;
    }
    case "if":
      if (isVarying(kindOf(stmt.test))) return emitMasked(place, stmt);
      return `if (${emitExpr(place, stmt.test, "flag")}) {\n${emitStmts(place, stmt.yes)}\n} else {\n${emitStmts(place, stmt.no)}\n}`;
    case "for": {
      const row = localName(place, stmt.local);
      const [from, to] = [emitExpr(place, stmt.from, "int"), emitExpr(place, stmt.to, "int")];
      const head = `for (int ${row} = ${from}, end_${row} = ${to}; ${row} < end_${row}; ${row}++)`;
      return `${head} {\n${emitLoopBody(place, stmt)}\n}`;
    }
  }
}

const selected = ({ mask }: Place, value: string, old: string): string =>
  mask === null ? value : `SELECT(${mask.name}, ${value}, ${old})`;

let masks = 0;

/** A branch in which lanes may differ: both sides run, under masks; a vote skips a side that nobody takes. */
function emitMasked(place: Place, stmt: Branch): string {
  const { head, name } = emitVote(place, stmt);
  const side = (branch: readonly Stmt[], mask: string) =>
    emitStmts({ ...place, mask: { branch: stmt, name: mask } }, branch);
  if (stmt.vote) return `{\n${head}\nif (any(${name})) {\n${side(stmt.yes, name)}\n}\n}`;
  const within = place.mask === null ? "" : ` & ${place.mask.name}`;
  const other = `const mask not_${name} = ~${name}${within};`;
  return `{\n${head}\n{\n${side(stmt.yes, name)}\n}\n${other}\n{\n${side(stmt.no, `not_${name}`)}\n}\n}`;
}

/** A branch's mask: its test, within the mask around it. */
function emitVote(place: Place, stmt: Branch): { head: string; name: string } {
  const name = `mask_${masks++}`;
  const within = place.mask === null ? "" : ` & ${place.mask.name}`;
  return { head: `const mask ${name} = ${emitExpr(place, stmt.test, "mask")}${within};`, name };
}

/** A loop that is nothing but a vote ends when nobody takes it: nothing else could change its test. */
function emitLoopBody(place: Place, stmt: Stmt & { op: "for" }): string {
  const only = stmt.body.length === 1 ? stmt.body[0]! : null;
  if (only?.op !== "if" || !only.vote || !isVarying(kindOf(only.test)) || mentions(only.test, stmt.local))
    return emitStmts(place, stmt.body);
  const { head, name } = emitVote(place, only);
  return `${head}\nif (!any(${name})) break;\n${emitStmts({ ...place, mask: { branch: only, name } }, only.yes)}`;
}

function mentions(expr: Expr, local: Local): boolean {
  let found = false;
  visitExpr(expr, (one) => {
    if (one.op === "local" && one.local === local) found = true;
  });
  return found;
}
