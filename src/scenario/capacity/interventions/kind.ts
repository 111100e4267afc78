import type { Parameter } from "../../interventions/kind.ts";

/** A kind of intervention that acts on what is built: everything about it that is not how it bends a path (levers/capacity has that). */
export interface PathKind<P extends string = string> {
  readonly meaning: string;
  /** Who decides on it. The exporter's reactions and the growth of markets are nobody's choice here. */
  readonly actor: "government" | "exporter" | "markets";
  /** What it does to the path, and what it leaves out. */
  readonly does: string;
  readonly parameters: Readonly<Record<P, Parameter>>;
  /** What it costs, in which series it is counted, and who pays. */
  readonly cost: string;
}

/** Keeps the names of a kind's parameters as types. */
export const definePathKind = <const P extends string>(kind: PathKind<P>): PathKind<P> => kind;
