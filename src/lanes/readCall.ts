import type { CallExpression, Expression } from "oxc-parser";
import type { Column, Expr, Stmt, Unary } from "./ir.ts";
import { columnAt, readExpr } from "./readExpr.ts";
import { readBody } from "./readStmt.ts";
import { type Place, refuse } from "./refuse.ts";
import { declare, type Meaning, type Scope } from "./scope.ts";
import type { ParsedFile } from "./source.ts";

const UNARY = new Set(["abs", "floor", "sqrt", "powerOfTwo", "exponentOf", "significandOf"]);
const BINARY = new Set(["min", "max"]);

/** Reads a call that gives a value: mathematics, `lag`, or a kernel function, inlined. @throws LaneError */
export function readCall(scope: Scope, node: CallExpression): Expr {
  const at = scope.file.place(node);
  const { name, file } = called(scope, node);
  const args = argumentsOf(scope, node);
  const read = (i: number) => readExpr(scope, args[i]!);
  if (file === "math") {
    const known = UNARY.has(name) ? 1 : 2;
    if (args.length !== known) refuse(at, `${name} takes ${known} arguments`);
    if (known === 1) return { op: "unary", fn: name as Unary, a: read(0), at };
    return { op: "arithmetic", fn: name as "min" | "max", a: read(0), b: read(1), at };
  }
  if (file === "kernel") {
    if (name === "any") return refuse(at, "any() stands alone as the test of an if");
    if (name !== "lag" || args.length !== 5)
      return refuse(at, `${name} with ${args.length} arguments is no kernel helper that gives a value`);
    const { column, width } = wideColumn(scope, at, args);
    return { op: "lag", column, row: read(1), width, day: read(3), delay: read(4), at };
  }
  const { body, value } = inline(scope, node, name, file);
  if (value === null) return refuse(at, `${name} returns nothing and cannot be a value`);
  return { op: "call", body, value, at };
}

/** Reads a call that stands alone as a statement. */
export function readCallStatement(scope: Scope, node: CallExpression): readonly Stmt[] {
  const at = scope.file.place(node);
  const { name, file } = called(scope, node);
  if (file === "kernel" && name === "addAt") return [readAdd(scope, node)];
  if (typeof file === "string") return refuse(at, `the value of ${name} is not used`);
  const { body, value } = inline(scope, node, name, file);
  if (value !== null) refuse(at, `the value of ${name} is not used`);
  return body;
}

/** Reads `addAt(column, row, width, entry, amount)`. */
function readAdd(scope: Scope, node: CallExpression): Stmt {
  const at = scope.file.place(node);
  const args = argumentsOf(scope, node);
  if (args.length !== 5) return refuse(at, `addAt takes 5 arguments, not ${args.length}`);
  const { column, width } = wideColumn(scope, at, args);
  if (column.spread === "uniform") return refuse(at, `${column.name} is the same in every lane and is not written`);
  const [row, entry, amount] = [1, 3, 4].map((i) => readExpr(scope, args[i]!)) as [Expr, Expr, Expr];
  return { op: "add", column, row, width, entry, amount, at };
}

/** The column and the constant width that `lag` and `addAt` begin with. */
function wideColumn(scope: Scope, at: Place, args: readonly Expression[]): { column: Column; width: number } {
  const column = columnAt(scope, args[0]!) ?? refuse(at, "the first argument is a column of wide rows: block.<column>");
  const width = readExpr(scope, args[2]!);
  if (width.op !== "number" || (width.value & (width.value - 1)) !== 0)
    return refuse(at, "the width of a row is a constant, a power of two");
  return { column, width: width.value };
}

/** Is this call `any(...)`? */
export const isAny = (scope: Scope, node: Expression): node is CallExpression =>
  node.type === "CallExpression" && called(scope, node).name === "any" && called(scope, node).file === "kernel";

/** The single argument of `any`. */
export function anyArgument(scope: Scope, node: CallExpression): Expression {
  const [only, ...more] = argumentsOf(scope, node);
  return only === undefined || more.length > 0 ? refuse(scope.file.place(node), "any takes one condition") : only;
}

function called(scope: Scope, node: CallExpression): { name: string; file: ParsedFile | "math" | "kernel" } {
  const at = scope.file.place(node);
  if (node.callee.type !== "Identifier") return refuse(at, "only functions called by their name are in the subset");
  const { name } = node.callee;
  const math = isMath(scope.file.path);
  if (!math && scope.file.functions.has(name)) return { name, file: scope.file };
  const from = math ? { name, path: scope.file.path } : scope.file.imports.get(name);
  if (from === undefined) return refuse(at, `${name} is neither a function of this file nor imported`);
  if (isMath(from.path) && (UNARY.has(from.name) || BINARY.has(from.name))) return { name: from.name, file: "math" };
  if (/(^|\/)kernel\.ts$/.test(from.path)) return { name: from.name, file: "kernel" };
  const file = scope.program.files.get(from.path);
  if (!file?.functions.has(from.name)) return refuse(at, `${from.name} of ${from.path} is no kernel function`);
  return { name: from.name, file };
}

/** The file whose small functions the compiler has forms of its own for; its others are kernel functions like any. */
const isMath = (path: string): boolean => /(^|\/)math\.ts$/.test(path);

function argumentsOf(scope: Scope, node: CallExpression): Expression[] {
  return node.arguments.map((one) =>
    one.type === "SpreadElement" ? refuse(scope.file.place(one), "... is not in the subset") : one,
  );
}

function inline(
  scope: Scope,
  node: CallExpression,
  name: string,
  file: ParsedFile | string,
): { body: readonly Stmt[]; value: Expr | null } {
  const at = scope.file.place(node);
  if (typeof file === "string") throw new Error("built-ins are not inlined");
  const key = `${file.path} ${name}`;
  if (scope.calls.includes(key)) return refuse(at, `${name} calls itself; kernels have no recursion`);
  const fn = file.functions.get(name)!;
  const args = argumentsOf(scope, node);
  if (fn.params.length !== args.length) refuse(at, `${name} takes ${fn.params.length} arguments, not ${args.length}`);
  const within: Scope = { program: scope.program, file, names: [new Map()], calls: [...scope.calls, key] };
  const before: Stmt[] = [];
  fn.params.forEach((param, i) => {
    if (param.type !== "Identifier") refuse(file.place(param), "parameters are plain names");
    else declare(within, param.name, argument(scope, args[i]!, param.name, before));
  });
  const { body, value } = readBody(within, fn.body!.body);
  return { body: [...before, ...body], value };
}

/** A container goes on as it is, a name keeps its meaning, anything else is worked out once, before the body. */
function argument(scope: Scope, node: Expression, name: string, before: Stmt[]): Meaning {
  if (node.type === "Identifier") {
    for (const names of [...scope.names].reverse()) {
      const meaning = names.get(node.name);
      if (meaning?.is === "container") return meaning;
      if (meaning !== undefined) break;
    }
  }
  const value = readExpr(scope, node);
  if (value.op === "number" || (value.op === "local" && value.local.constant)) return { is: "alias", value };
  const local = { name, constant: true, kind: null, home: null };
  before.push({ op: "set", local, value, declares: true, at: value.at });
  return { is: "local", local };
}
