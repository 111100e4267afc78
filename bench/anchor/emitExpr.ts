import type { Branch, Expr, Kind, Local } from "../../src/lanes/ir.ts";
import { kindOf } from "../../src/lanes/kinds.ts";
import { emitStmts } from "./emitStmt.ts";

/** What emission of C hangs on: a name for each local, and the masked branch being emitted, if any. */
export interface Place {
  readonly names: Map<Local, string>;
  readonly mask: { readonly branch: Branch; readonly name: string } | null;
}

/** C name of a column: `block.stockUnits` -> `block_stockUnits`. */
export const columnName = ({ name }: { readonly name: string }): string => name.replace(".", "_");

/** C name of a local; numbered, because inlined calls share names. */
export function localName({ names }: Place, local: Local): string {
  if (!names.has(local)) names.set(local, `${local.name}_${names.size}`);
  return names.get(local)!;
}

/** Text of an expression as a value of kind `want`: what lanes share is spread, whole numbers are converted at their leaves. */
export function emitExpr(place: Place, expr: Expr, want: Kind): string {
  const kind = kindOf(expr);
  if (want === "varying" && kind !== "varying") return `spread(${emitExpr(place, expr, "real")})`;
  if (want === "mask" && kind === "flag") return `spreadFlag(${emitExpr(place, expr, "flag")})`;
  const same = (part: Expr) => emitExpr(place, part, want);
  switch (expr.op) {
    case "number":
      return want === "int" ? `${expr.value}` : real(expr.value);
    case "local":
      return converted(localName(place, expr.local), expr.local.kind!, want);
    case "read": {
      const row = emitExpr(place, expr.index, "int");
      return converted(`${columnName(expr.column)}[${row}]`, kind, want);
    }
    case "unary":
      if (expr.fn === "not") return want === "mask" ? `(~${same(expr.a)})` : `(!${same(expr.a)})`;
      if (expr.fn === "neg") return `(-${same(expr.a)})`;
      return want === "varying" ? `${expr.fn}Lanes(${same(expr.a)})` : `${REAL[expr.fn]}(${same(expr.a)})`;
    case "arithmetic": {
      if (expr.fn === "&")
        return converted(`(${emitExpr(place, expr.a, "int")} & ${emitExpr(place, expr.b, "int")})`, "int", want);
      const [a, b] = [same(expr.a), same(expr.b)];
      if (expr.fn === "min" || expr.fn === "max")
        return `${expr.fn}${want === "varying" ? "Lanes" : "Real"}(${a}, ${b})`;
      return `(${a} ${expr.fn} ${b})`;
    }
    case "comparison": {
      const ints = kindOf(expr.a) === "int" && kindOf(expr.b) === "int";
      const of = want === "mask" ? "varying" : ints ? "int" : "real";
      const test = `(${emitExpr(place, expr.a, of)} ${expr.fn.slice(0, 2)} ${emitExpr(place, expr.b, of)})`;
      return want === "mask" ? `((mask)${test})` : test;
    }
    case "logic":
      return emitLogic(place, expr, want);
    case "choose": {
      const test = kindOf(expr.test);
      const [yes, no] = [same(expr.yes), same(expr.no)];
      if (test === "mask") return `SELECT(${emitExpr(place, expr.test, "mask")}, ${yes}, ${no})`;
      return `(${emitExpr(place, expr.test, "flag")} ? ${yes} : ${no})`;
    }
    case "lag": {
      const ring = `${columnName(expr.column)} + ${emitExpr(place, expr.row, "int")} * ${expr.width}`;
      const day = emitExpr(place, expr.day, "int");
      return `lag(${ring}, ${expr.width}, ${day}, ${emitExpr(place, expr.delay, "varying")})`;
    }
    case "call":
      return `({ ${emitStmts(place, expr.body)} ${same(expr.value)}; })`;
  }
}

const REAL = {
  abs: "__builtin_fabs",
  floor: "__builtin_floor",
  sqrt: "__builtin_sqrt",
  powerOfTwo: "powerOfTwoReal",
  exponentOf: "exponentOfReal",
  significandOf: "significandOfReal",
} as const;

/** `&&` and `||`. A left side that all lanes share decides whether the right side runs at all. */
function emitLogic(place: Place, expr: Expr & { op: "logic" }, want: Kind): string {
  if (want === "flag") return `(${emitExpr(place, expr.a, want)} ${expr.fn} ${emitExpr(place, expr.b, want)})`;
  const b = emitExpr(place, expr.b, "mask");
  if (kindOf(expr.a) === "mask") return `(${emitExpr(place, expr.a, "mask")} ${expr.fn.slice(0, 1)} ${b})`;
  const a = emitExpr(place, expr.a, "flag");
  return expr.fn === "&&" ? `(${a} ? ${b} : NONE)` : `(${a} ? ALL : ${b})`;
}

const converted = (text: string, kind: Kind, want: Kind): string =>
  kind === "int" && want === "real" ? `(double)${text}` : text;

/** A number as C reads it back to the bit. */
function real(value: number): string {
  if (Number.isNaN(value)) return '__builtin_nan("")';
  if (!Number.isFinite(value)) return `${value < 0 ? "-" : ""}__builtin_inf()`;
  const text = Object.is(value, -0) ? "-0" : `${value}`;
  return /[.e]/.test(text) ? text : `${text}.0`;
}
