import type { Container } from "./columns.ts";
import type { Column, Expr, Local } from "./ir.ts";
import type { ParsedFile } from "./source.ts";

/** What a name in a kernel stands for. */
export type Meaning =
  | { readonly is: "local"; readonly local: Local }
  | { readonly is: "alias"; readonly value: Expr }
  | { readonly is: "container"; readonly container: Container };

/** Names visible at one place of one inlined call, and what the whole program consists of. */
export interface Scope {
  readonly program: Program;
  readonly file: ParsedFile;
  readonly names: ReadonlyMap<string, Meaning>[];
  /** Functions being inlined, outermost first; a function may not reach itself. */
  readonly calls: readonly string[];
}

export interface Program {
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly containers: readonly Container[];
  readonly columns: ReadonlyMap<string, Column>;
}

/** A scope inside another. */
export const inner = (scope: Scope): Scope => ({ ...scope, names: [...scope.names, new Map()] });

/** What a name stands for; null when nothing in the function declares it. */
export function lookUp(scope: Scope, name: string): Meaning | null {
  for (let depth = scope.names.length - 1; depth >= 0; depth--) {
    const found = scope.names[depth]!.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** Declares a name in the innermost scope. */
export function declare(scope: Scope, name: string, meaning: Meaning): void {
  (scope.names.at(-1) as Map<string, Meaning>).set(name, meaning);
}

/** A constant of the file or one that it imports; null when there is none. */
export function constantOf(scope: Scope, name: string): number | null {
  const own = scope.file.constants.get(name);
  if (own !== undefined) return own;
  const from = scope.file.imports.get(name);
  return from === undefined ? null : (scope.program.files.get(from.path)?.constants.get(from.name) ?? null);
}
