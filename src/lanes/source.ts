import { type Expression, type Function as FunctionNode, parseSync } from "oxc-parser";
import { type Place, refuse } from "./refuse.ts";

/** A source file of kernels: its path (as imports name it, `engine/phases/ship.ts`) and its text. */
export interface KernelSource {
  readonly path: string;
  readonly text: string;
}

/** A parsed file: its functions, its numeric constants and where its imports come from. */
export interface ParsedFile {
  readonly path: string;
  readonly functions: ReadonlyMap<string, FunctionNode>;
  readonly constants: ReadonlyMap<string, number>;
  readonly imports: ReadonlyMap<string, { readonly name: string; readonly path: string }>;
  readonly place: (node: { readonly start: number }) => Place;
}

/** Parses one file. @throws LaneError at a syntax error */
export function parseSource({ path, text }: KernelSource): ParsedFile {
  const parsed = parseSync(path, text);
  const place = (node: { readonly start: number }): Place => ({
    path,
    line: text.slice(0, node.start).split("\n").length,
  });
  const wrong = parsed.errors[0];
  if (wrong !== undefined) refuse(place(wrong.labels[0] ?? { start: 0 }), `is no TypeScript: ${wrong.message}`);
  const functions = new Map<string, FunctionNode>();
  const constants = new Map<string, number>();
  const imports = new Map<string, { name: string; path: string }>();
  for (const node of parsed.program.body) {
    if (node.type === "ImportDeclaration") {
      for (const one of node.specifiers)
        if (one.type === "ImportSpecifier" && one.imported.type === "Identifier")
          imports.set(one.local.name, { name: one.imported.name, path: resolve(path, node.source.value) });
      continue;
    }
    const declaration = node.type === "ExportNamedDeclaration" ? node.declaration : node;
    if (declaration?.type === "FunctionDeclaration" && declaration.id !== null)
      functions.set(declaration.id.name, declaration);
    if (declaration?.type === "VariableDeclaration" && declaration.kind === "const")
      for (const one of declaration.declarations) {
        const value = literal(one.init);
        if (one.id.type === "Identifier" && value !== null) constants.set(one.id.name, value);
      }
  }
  return { path, functions, constants, imports, place };
}

/** A number written out, with or without a minus; null for anything else. */
export function literal(node: Expression | null): number | null {
  if (node?.type === "Literal" && typeof node.value === "number") return node.value;
  if (node?.type === "UnaryExpression" && node.operator === "-") {
    const value = literal(node.argument);
    return value === null ? null : -value;
  }
  return null;
}

/** Path of an import, relative to the importing file's. */
function resolve(from: string, to: string): string {
  if (!to.startsWith(".")) return to;
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
