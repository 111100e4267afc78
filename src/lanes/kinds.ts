import {
  type Branch,
  type Expr,
  exprsOf,
  type Kernel,
  type Kind,
  type Local,
  partsOf,
  type Stmt,
  visitStmts,
} from "./ir.ts";
import { refuse } from "./refuse.ts";

/**
 * Which values are one for all lanes and which are one a lane. A local is varying when any assignment to it is, or stands under
 * a mask that it was not declared under. Kinds only ever grow, so passes over the body end; then every rule is checked.
 * @throws LaneError where an index or a loop bound differs between lanes, or numbers and truths are mixed
 */
export function inferKinds(kernel: Kernel): void {
  let changed = true;
  const grow = (local: Local, kind: Kind, stmt: Stmt) => {
    const joined = local.kind === null ? kind : join(local.kind, kind);
    if (joined === null) return refuse(stmt.at, `${local.name} is a number in one place and a truth in another`);
    if (joined !== local.kind) {
      local.kind = joined;
      changed = true;
    }
  };
  const walk = (stmts: readonly Stmt[], mask: Branch | null) => {
    for (const stmt of stmts) {
      for (const expr of exprsOf(stmt)) walkCalls(expr, mask);
      if (stmt.op === "set") {
        if (stmt.declares) stmt.local.home = mask;
        const kind = kindOf(stmt.value);
        grow(stmt.local, stmt.local.home === mask ? kind : varyingOf(kind), stmt);
      } else if (stmt.op === "if") {
        const inside = isVarying(kindOf(stmt.test)) ? stmt : mask;
        walk(stmt.yes, inside);
        walk(stmt.no, inside);
      } else if (stmt.op === "for") walk(stmt.body, mask);
    }
  };
  const walkCalls = (expr: Expr, mask: Branch | null): void => {
    if (expr.op === "call") walk(expr.body, mask);
    for (const part of partsOf(expr)) walkCalls(part, mask);
  };
  while (changed) {
    changed = false;
    walk(kernel.body, null);
  }
  visitStmts(kernel.body, check);
}

/** Rules of statements that hold only once every kind is known. */
function check(stmt: Stmt): void {
  const shared = (expr: Expr, what: string) => {
    if (kindOf(expr) !== "int") refuse(expr.at, `${what} is no whole number that all lanes share`);
  };
  if (stmt.op === "if") truth(stmt.test, kindOf(stmt.test));
  else if (stmt.op === "for") {
    shared(stmt.from, "the start of a loop");
    shared(stmt.to, "the end of a loop");
  } else if (stmt.op === "write") {
    shared(stmt.index, `a row of ${stmt.column.name}`);
    number(stmt.value, kindOf(stmt.value));
  } else if (stmt.op === "add") {
    shared(stmt.row, `a row of ${stmt.column.name}`);
    for (const part of [stmt.entry, stmt.amount]) number(part, kindOf(part));
  }
}

const NUMBERS: readonly Kind[] = ["int", "real", "varying"];
const TRUTHS: readonly Kind[] = ["flag", "mask"];

/** The larger of two kinds; null when one is a number and the other a truth. */
function join(a: Kind, b: Kind): Kind | null {
  for (const order of [NUMBERS, TRUTHS])
    if (order.includes(a) && order.includes(b)) return order[Math.max(order.indexOf(a), order.indexOf(b))]!;
  return null;
}

export const isVarying = (kind: Kind): boolean => kind === "varying" || kind === "mask";
const varyingOf = (kind: Kind): Kind => (NUMBERS.includes(kind) ? "varying" : "mask");

/** Whole numbers that i32 holds; -0 is none of them. */
export const isInt = (value: number): boolean => Object.is(value | 0, value);

/** Kind of an expression, given the kinds of its locals so far. */
export function kindOf(expr: Expr): Kind {
  switch (expr.op) {
    case "number":
      return isInt(expr.value) ? "int" : "real";
    case "local":
      return expr.local.kind ?? "int";
    case "read":
      if (kindOf(expr.index) !== "int")
        refuse(expr.at, `a row of ${expr.column.name} is no whole number that all lanes share`);
      if (expr.column.spread === "varying") return "varying";
      return expr.column.type === "i32" ? "int" : "real";
    case "unary": {
      const kind = kindOf(expr.a);
      if (expr.fn === "not") return truth(expr.a, kind);
      number(expr.a, kind);
      return kind === "int" ? "real" : kind;
    }
    case "arithmetic": {
      const kind = join(number(expr.a, kindOf(expr.a)), number(expr.b, kindOf(expr.b)))!;
      if (expr.fn === "&" && kind !== "int") refuse(expr.at, "& takes whole numbers that all lanes share");
      const stays = expr.fn === "+" || expr.fn === "-" || expr.fn === "*" || expr.fn === "&";
      return kind === "int" && !stays ? "real" : kind;
    }
    case "comparison": {
      const kind = join(number(expr.a, kindOf(expr.a)), number(expr.b, kindOf(expr.b)))!;
      return kind === "varying" ? "mask" : "flag";
    }
    case "logic":
      return join(truth(expr.a, kindOf(expr.a)), truth(expr.b, kindOf(expr.b)))!;
    case "choose": {
      const test = truth(expr.test, kindOf(expr.test));
      const kind = join(kindOf(expr.yes), kindOf(expr.no));
      if (kind === null) return refuse(expr.at, "one side of ? is a number, the other a truth");
      return test === "mask" ? varyingOf(kind) : kind;
    }
    case "lag":
      for (const index of [expr.row, expr.day])
        if (kindOf(index) !== "int") refuse(expr.at, "row and day of lag are whole numbers that all lanes share");
      return "varying";
    case "call":
      return kindOf(expr.value);
  }
}

function number(expr: Expr, kind: Kind): Kind {
  return NUMBERS.includes(kind) ? kind : refuse(expr.at, "a truth stands where a number should");
}

function truth(expr: Expr, kind: Kind): Kind {
  return TRUTHS.includes(kind) ? kind : refuse(expr.at, "a number stands where a truth should: write a comparison");
}
