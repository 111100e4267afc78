import type { Directive, Expression, ForStatement, Statement, VariableDeclaration } from "oxc-parser";
import { type Expr, type Local, type Stmt, visitExpr } from "./ir.ts";
import { anyArgument, isAny, readCallStatement } from "./readCall.ts";
import { columnAt, describe, readExpr } from "./readExpr.ts";
import { type Place, refuse } from "./refuse.ts";
import { declare, inner, lookUp, type Scope } from "./scope.ts";

/** Reads a function's body: statements, and a value when the last one returns it. @throws LaneError */
export function readBody(
  scope: Scope,
  nodes: readonly (Directive | Statement)[],
): { body: readonly Stmt[]; value: Expr | null } {
  const last = nodes.at(-1);
  if (last?.type !== "ReturnStatement") return { body: nodes.flatMap((node) => readStmt(scope, node)), value: null };
  const body = nodes.slice(0, -1).flatMap((node) => readStmt(scope, node));
  return { body, value: last.argument === null ? null : readExpr(scope, last.argument) };
}

function readStmt(scope: Scope, node: Directive | Statement): readonly Stmt[] {
  const at = scope.file.place(node);
  switch (node.type) {
    case "BlockStatement": {
      const block = inner(scope);
      return node.body.flatMap((one) => readStmt(block, one));
    }
    case "VariableDeclaration":
      return readDeclaration(scope, node);
    case "ExpressionStatement": {
      if (node.expression.type === "CallExpression") return readCallStatement(scope, node.expression);
      if (node.expression.type === "AssignmentExpression") return [readAssignment(scope, node.expression, at)];
      return refuse(at, `${describe(node.expression.type)} alone does nothing`);
    }
    case "IfStatement": {
      const vote = isCall(node.test) && isAny(scope, node.test);
      const test = vote ? anyArgument(scope, node.test as never) : node.test;
      const yes = readStmt(inner(scope), node.consequent);
      const no = node.alternate === null ? [] : readStmt(inner(scope), node.alternate);
      if (vote && no.length > 0) refuse(at, "if (any(...)) has no else: lanes differ in which side they take");
      return [{ op: "if", test: readExpr(scope, test), vote, yes, no, at }];
    }
    case "ForStatement":
      return [readLoop(scope, node, at)];
    case "ReturnStatement":
      return refuse(at, "return is the last statement of a function: lanes leave together");
    default:
      return refuse(at, `${describe(node.type)} is not in the subset`);
  }
}

const isCall = (node: Expression) => node.type === "CallExpression" && node.callee.type === "Identifier";

function readDeclaration(scope: Scope, node: VariableDeclaration): Stmt[] {
  return node.declarations.map((one) => {
    const at = scope.file.place(one);
    if (one.id.type !== "Identifier") return refuse(at, "destructuring is not in the subset");
    if (one.init === null) return refuse(at, `${one.id.name} has no first value`);
    const value = readExpr(scope, one.init);
    const local: Local = { name: one.id.name, constant: node.kind === "const", kind: null, home: null };
    declare(scope, one.id.name, { is: "local", local });
    return { op: "set", local, value, declares: true, at };
  });
}

function readAssignment(scope: Scope, node: Expression & { type: "AssignmentExpression" }, at: Place): Stmt {
  if (node.operator !== "=") return refuse(at, `write x = x ${node.operator[0]} y instead of ${node.operator}`);
  const value = readExpr(scope, node.right);
  if (node.left.type === "Identifier") {
    const meaning = lookUp(scope, node.left.name);
    if (meaning?.is !== "local" || meaning.local.constant)
      return refuse(at, `${node.left.name} is no let of this function`);
    return { op: "set", local: meaning.local, value, declares: false, at };
  }
  if (node.left.type !== "MemberExpression" || !node.left.computed)
    return refuse(at, "only locals and columns are written");
  const column = columnAt(scope, node.left.object) ?? refuse(at, "only columns of the parameters are written");
  if (column.spread === "uniform") return refuse(at, `${column.name} is the same in every lane and is not written`);
  return { op: "write", column, index: readExpr(scope, node.left.property), value, at };
}

/** `for (let row = from; row < to; row++)` and nothing else. */
function readLoop(scope: Scope, node: ForStatement, at: Place): Stmt {
  const form = "loops are for (let row = from; row < to; row++)";
  const [first, second] = node.init?.type === "VariableDeclaration" ? node.init.declarations : [];
  const { test, update } = node;
  if (first === undefined || second !== undefined || first.id.type !== "Identifier" || first.init === null)
    return refuse(at, form);
  const { name } = first.id;
  const isRow = (expr: { type: string }) => expr.type === "Identifier" && (expr as { name?: string }).name === name;
  if (test?.type !== "BinaryExpression" || test.operator !== "<" || !isRow(test.left)) return refuse(at, form);
  if (update?.type !== "UpdateExpression" || update.operator !== "++" || !isRow(update.argument))
    return refuse(at, form);
  const local: Local = { name, constant: true, kind: "int", home: null };
  const [from, to] = [readExpr(scope, first.init), readExpr(scope, test.right)];
  visitExpr(to, (expr) => {
    if (expr.op === "local" && !expr.local.constant)
      refuse(at, `the end of the loop hangs on ${expr.local.name}, a let: make it a const before the loop`);
  });
  const within = inner(scope);
  declare(within, name, { is: "local", local });
  return { op: "for", local, from, to, body: readStmt(within, node.body), at };
}
