import type binaryen from "binaryen";
import type { Branch, Column, Local } from "../ir.ts";
import type { Backend, NewLocal, Ref } from "./backend.ts";

/** Where a local lives: its first WASM local, and for rows the one that holds its offset in bytes in varying columns. */
export interface Home {
  readonly first: number;
  readonly bytes: number | null;
}

/** The masked branch that is being emitted, and the locals of its mask (one a part). */
export interface Mask {
  readonly branch: Branch;
  readonly first: number;
}

/** What emission of one function needs. `pre` collects what has to run before the statement being emitted. */
export interface Context {
  readonly m: binaryen.Module;
  readonly lanes: Backend;
  /** Numbers of a varying value's parts. */
  readonly parts: readonly number[];
  readonly newLocal: NewLocal;
  readonly offsetOf: (column: Column) => number;
  readonly homes: Map<Local, Home>;
  mask: Mask | null;
  pre: Ref[];
}

/** One value of a varying expression for each of the context's parts; asked for once each. */
export type Parts = (place: number) => Ref;

/** Emits with a `pre` of its own; returns what has to run first and the result. */
export function apart<T>(context: Context, emit: () => T): { readonly pre: Ref[]; readonly result: T } {
  const outer = context.pre;
  context.pre = [];
  const result = emit();
  const { pre } = context;
  context.pre = outer;
  return { pre, result };
}

/** A local for each part, in a row; the first one's number. */
export function newParts(context: Context, type: binaryen.Type): number {
  const [first, ...others] = context.parts.map(() => context.newLocal(type));
  others.forEach((local, i) => {
    if (local !== first! + i + 1) throw new Error("locals of one value do not lie in a row");
  });
  return first!;
}

/** Sets the locals of a varying value. */
export const setParts = (context: Context, first: number, value: Parts): Ref[] =>
  context.parts.map((_, place) => context.m.local.set(first + place, value(place)));

/** Reads them back. */
export const getParts =
  (context: Context, first: number, type: binaryen.Type): Parts =>
  (place) =>
    context.m.local.get(first + place, type);

/** Home of a local that has been set. */
export function homeOf(context: Context, local: Local): Home {
  const home = context.homes.get(local);
  if (home === undefined) throw new Error(`${local.name} is read before it is set`);
  return home;
}
