import type { Place } from "./refuse.ts";

/**
 * A kernel after reading: calls are inlined, names are resolved to locals, columns and numbers, and nothing of TypeScript is left.
 * Kinds of values:
 *   int      one whole number for all lanes (rows, codes): may be an index       real   one number for all lanes
 *   varying  one number a lane                                                   flag   one truth for all lanes
 *   mask     one truth a lane
 */
export type Kind = "int" | "real" | "varying" | "flag" | "mask";

/** A column as kernels see it: `uniform` ones hold one value a row for all lanes, `varying` ones (always f64) a value a row and lane. */
export interface Column {
  /** `block.stockUnits`: its container and its field. */
  readonly name: string;
  readonly spread: "uniform" | "varying";
  readonly type: "f64" | "i32";
}

/** A local variable of one inlined call. */
export interface Local {
  readonly name: string;
  readonly constant: boolean;
  /** Found by `inferKinds`; null until then. */
  kind: Kind | null;
  /** The masked branch in which it was declared: assignments under the same mask need no selection. */
  home: Branch | null;
}

export type Unary = "neg" | "abs" | "floor" | "sqrt" | "powerOfTwo" | "exponentOf" | "significandOf" | "not";
export type Arithmetic = "+" | "-" | "*" | "/" | "min" | "max" | "&";
export type Comparison = "<" | ">" | "<=" | ">=" | "===" | "!==";
export type Logic = "&&" | "||";

export type Expr = { readonly at: Place } & (
  | { readonly op: "number"; readonly value: number }
  | { readonly op: "local"; readonly local: Local }
  | { readonly op: "read"; readonly column: Column; readonly index: Expr }
  | { readonly op: "unary"; readonly fn: Unary; readonly a: Expr }
  | { readonly op: "arithmetic"; readonly fn: Arithmetic; readonly a: Expr; readonly b: Expr }
  | { readonly op: "comparison"; readonly fn: Comparison; readonly a: Expr; readonly b: Expr }
  | { readonly op: "logic"; readonly fn: Logic; readonly a: Expr; readonly b: Expr }
  | { readonly op: "choose"; readonly test: Expr; readonly yes: Expr; readonly no: Expr }
  /** Value a ring column held `delay` days before `day`; the delay differs between lanes. */
  | {
      readonly op: "lag";
      readonly column: Column;
      readonly row: Expr;
      readonly width: number;
      readonly day: Expr;
      readonly delay: Expr;
    }
  /** An inlined call: its statements, then its value. */
  | { readonly op: "call"; readonly body: readonly Stmt[]; readonly value: Expr }
);

/** A branch. With `vote` (any) a masked branch is skipped when no lane takes it. */
export interface Branch {
  readonly op: "if";
  readonly at: Place;
  readonly test: Expr;
  readonly vote: boolean;
  readonly yes: readonly Stmt[];
  readonly no: readonly Stmt[];
}

export type Stmt =
  | { readonly op: "set"; readonly at: Place; readonly local: Local; readonly value: Expr; readonly declares: boolean }
  | { readonly op: "write"; readonly at: Place; readonly column: Column; readonly index: Expr; readonly value: Expr }
  /** Adds to an entry of a wide row; the entry differs between lanes. */
  | {
      readonly op: "add";
      readonly at: Place;
      readonly column: Column;
      readonly row: Expr;
      readonly width: number;
      readonly entry: Expr;
      readonly amount: Expr;
    }
  | Branch
  | {
      readonly op: "for";
      readonly at: Place;
      readonly local: Local;
      readonly from: Expr;
      readonly to: Expr;
      readonly body: readonly Stmt[];
    };

/** One phase, read: a function of one row and the day. */
export interface Kernel {
  readonly name: string;
  readonly at: Place;
  readonly row: Local;
  readonly day: Local;
  readonly body: readonly Stmt[];
}

/** Expressions directly inside an expression; of a call its value, not its body. */
export function partsOf(expr: Expr): readonly Expr[] {
  if (expr.op === "read") return [expr.index];
  if (expr.op === "unary") return [expr.a];
  if (expr.op === "arithmetic" || expr.op === "comparison" || expr.op === "logic") return [expr.a, expr.b];
  if (expr.op === "choose") return [expr.test, expr.yes, expr.no];
  if (expr.op === "lag") return [expr.row, expr.day, expr.delay];
  return expr.op === "call" ? [expr.value] : [];
}

/** A statement's own expressions, without those of statements inside it. */
export function exprsOf(stmt: Stmt): readonly Expr[] {
  if (stmt.op === "set") return [stmt.value];
  if (stmt.op === "write") return [stmt.index, stmt.value];
  if (stmt.op === "add") return [stmt.row, stmt.entry, stmt.amount];
  return stmt.op === "if" ? [stmt.test] : [stmt.from, stmt.to];
}

/** Calls `onExpr` on an expression and everything in it; statements of calls go to `onStmt`. */
export function visitExpr(expr: Expr, onExpr: (expr: Expr) => void, onStmt: (stmt: Stmt) => void = () => {}): void {
  onExpr(expr);
  if (expr.op === "call") visitStmts(expr.body, onStmt, onExpr);
  for (const part of partsOf(expr)) visitExpr(part, onExpr, onStmt);
}

/** Calls `onStmt` on every statement and `onExpr` on every expression, in the order of the source. */
export function visitStmts(
  stmts: readonly Stmt[],
  onStmt: (stmt: Stmt) => void,
  onExpr: (expr: Expr) => void = () => {},
): void {
  for (const stmt of stmts) {
    onStmt(stmt);
    for (const expr of exprsOf(stmt)) visitExpr(expr, onExpr, onStmt);
    if (stmt.op === "if") visitStmts([...stmt.yes, ...stmt.no], onStmt, onExpr);
    if (stmt.op === "for") visitStmts(stmt.body, onStmt, onExpr);
  }
}
