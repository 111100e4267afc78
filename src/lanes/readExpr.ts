import type { Expression } from "oxc-parser";
import type { Arithmetic, Column, Comparison, Expr } from "./ir.ts";
import { readCall } from "./readCall.ts";
import { type Place, refuse } from "./refuse.ts";
import { constantOf, lookUp, type Scope } from "./scope.ts";

const ARITHMETIC = new Set(["+", "-", "*", "/", "&"]);
const COMPARISONS = new Set(["<", ">", "<=", ">=", "===", "!=="]);

/** Reads one expression of a kernel. @throws LaneError on what the subset does not hold */
export function readExpr(scope: Scope, node: Expression): Expr {
  const at = scope.file.place(node);
  const read = (inner: Expression) => readExpr(scope, inner);
  switch (node.type) {
    case "ParenthesizedExpression":
    case "TSNonNullExpression":
      return read(node.expression);
    case "Literal":
      if (typeof node.value !== "number") refuse(at, `${node.raw} is no number; kernels hold numbers only`);
      return { op: "number", value: node.value, at };
    case "Identifier":
      return readName(scope, node.name, at);
    case "MemberExpression":
      return readMember(scope, node, at);
    case "UnaryExpression": {
      const a = read(node.argument);
      if (node.operator === "!") return { op: "unary", fn: "not", a, at };
      if (node.operator !== "-") return refuse(at, `operator ${node.operator} is not in the subset; - and ! are`);
      return a.op === "number" ? { op: "number", value: -a.value, at } : { op: "unary", fn: "neg", a, at };
    }
    case "BinaryExpression": {
      if (node.left.type === "PrivateIdentifier") return refuse(at, "private names are not in the subset");
      const [a, b] = [read(node.left), read(node.right)];
      if (ARITHMETIC.has(node.operator)) return { op: "arithmetic", fn: node.operator as Arithmetic, a, b, at };
      if (COMPARISONS.has(node.operator)) return { op: "comparison", fn: node.operator as Comparison, a, b, at };
      return refuse(
        at,
        `operator ${node.operator} is not in the subset; + - * / & < > <= >= === !== are (no powers: their bits differ)`,
      );
    }
    case "LogicalExpression":
      if (node.operator === "??") refuse(at, "?? is not in the subset: no kernel value is ever absent");
      return { op: "logic", fn: node.operator, a: read(node.left), b: read(node.right), at };
    case "ConditionalExpression":
      return { op: "choose", test: read(node.test), yes: read(node.consequent), no: read(node.alternate), at };
    case "CallExpression":
      return readCall(scope, node);
    default:
      return refuse(at, `${describe(node.type)} is not in the subset`);
  }
}

function readName(scope: Scope, name: string, at: Place): Expr {
  const meaning = lookUp(scope, name);
  if (meaning?.is === "local") return { op: "local", local: meaning.local, at };
  if (meaning?.is === "alias") return { ...meaning.value, at };
  if (meaning?.is === "container") return refuse(at, `${name} holds columns; read one of its fields`);
  const special = name === "Infinity" ? Number.POSITIVE_INFINITY : name === "NaN" ? Number.NaN : null;
  if (special !== null) return { op: "number", value: special, at };
  const value = constantOf(scope, name);
  if (value !== null) return { op: "number", value, at };
  return refuse(at, `${name} is no local, parameter or imported const number`);
}

function readMember(scope: Scope, node: Expression & { type: "MemberExpression" }, at: Place): Expr {
  if (!node.computed) {
    const column = columnAt(scope, node);
    if (column === null) return refuse(at, "only columns and sizes of the parameters can be read");
    if (!sizesOf(scope, node).includes(column.name)) refuse(at, `${column.name} is a column; read a row of it`);
    return { op: "read", column, index: { op: "number", value: 0, at }, at };
  }
  const column = columnAt(scope, node.object);
  if (column === null) return refuse(at, "only columns of the parameters have rows");
  return { op: "read", column, index: readExpr(scope, node.property), at };
}

/** The column that `block.stockUnits` names; null when the expression is no column. @throws LaneError on an unknown field */
export function columnAt(scope: Scope, node: Expression): Column | null {
  if (node.type !== "MemberExpression" || node.computed || node.object.type !== "Identifier") return null;
  const meaning = lookUp(scope, node.object.name);
  if (meaning?.is !== "container" || node.property.type !== "Identifier") return null;
  const name = `${meaning.container.name}.${node.property.name}`;
  return scope.program.columns.get(name) ?? refuse(scope.file.place(node), `no column ${name} is declared`);
}

function sizesOf(scope: Scope, node: Expression): string[] {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return [];
  const meaning = lookUp(scope, node.object.name);
  if (meaning?.is !== "container") return [];
  return (meaning.container.sizes ?? []).map((field) => `${meaning.container.name}.${field}`);
}

/** `ArrowFunctionExpression` -> `an arrow function expression`. */
export function describe(type: string): string {
  const words = type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
