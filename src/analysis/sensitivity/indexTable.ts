import type { MorrisDesign } from "../../numbers/designs/morris.ts";
import type { SaltelliDesign } from "../../numbers/designs/saltelli.ts";
import type { Estimate } from "../limits.ts";
import { binnedFirstOrder } from "./binned.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import type { FactorIndex, GivenData } from "./givenData.ts";
import { morrisEffects } from "./morrisEffects.ts";
import { pawn } from "./pawn.ts";
import { partialRankCorrelations, rankCorrelations } from "./rankCorrelations.ts";
import { type SobolIndex, type SobolPair, sobolIndices } from "./sobolIndices.ts";

/** How indices are found: by designs that have to be run, or from any rows. */
export type DesignedMethod = "morris" | "sobol";
export type GivenMethod = "prcc" | "pawn" | "given-data";
export type Method = DesignedMethod | GivenMethod;

/** Names of the measures of each method; the first is the one that ranks. */
export const measuresOf = {
  sobol: ["averaged", "first", "total"],
  morris: ["muStar", "mu", "sigma"],
  prcc: ["prcc"],
  pawn: ["pawn"],
  "given-data": ["first", "rank"],
} as const satisfies Record<Method, readonly string[]>;

/** Indices of one outcome by one method, whatever the method. */
export interface IndexTable {
  readonly method: Method;
  /** Base samples, trajectories or rows. */
  readonly units: number;
  /** One a factor or group, in the order of the design; measures in the order of `measuresOf`. */
  readonly rows: readonly IndexRow[];
  /** Of pawn: what a factor without influence stays below. */
  readonly noInfluence: number | null;
  /** Of sobol: what luck decides, and what pairs do together. */
  readonly luck: SobolIndex | null;
  readonly pairs: readonly SobolPair[];
}

export interface IndexRow {
  readonly name: string;
  readonly measures: readonly Estimate[];
}

const plain = { noInfluence: null, luck: null, pairs: [] } as const;

/** Indices of the first `units` base samples of a design; of all of them when absent. */
export function sobolTable(
  design: SaltelliDesign,
  y: Float64Array,
  options: BootstrapOptions,
  units = design.base,
): IndexTable {
  const part = { ...design, base: units };
  const { base, indices, luck, pairs } = sobolIndices(part, y.subarray(0, units * design.rowsPerBase), options);
  const rows = indices.map(({ name, first, total, averaged }) => ({
    name,
    measures: [averaged ?? total, first, total],
  }));
  return { ...plain, method: "sobol", units: base, rows, luck, pairs };
}

/** Effects of the first `units` trajectories of a design; of all of them when absent. */
export function morrisTable(
  design: MorrisDesign,
  y: Float64Array,
  options: BootstrapOptions,
  units = design.trajectories,
): IndexTable {
  const part = { ...design, trajectories: units };
  const length = design.players.length + 1;
  const { trajectories, effects } = morrisEffects(part, y.subarray(0, units * length), options);
  const rows = effects.map(({ name, muStar, mu, sigma }) => ({
    name,
    measures: [muStar, mu, sigma],
  }));
  return { ...plain, method: "morris", units: trajectories, rows };
}

/** Indices of the first `units` rows of any sample; of all of them when absent. */
export function givenTable(
  method: GivenMethod,
  data: GivenData,
  options: BootstrapOptions,
  units = data.outcome.length,
): IndexTable {
  const cut = (column: ArrayLike<number>) => Float64Array.from({ length: units }, (_, row) => column[row]!);
  const part: GivenData =
    units === data.outcome.length
      ? data
      : { names: data.names, factors: data.factors.map(cut), outcome: cut(data.outcome) };
  const table = (...columns: FactorIndex[][]): IndexTable => ({
    ...plain,
    method,
    units,
    rows: data.names.map((name, i) => ({ name, measures: columns.map((column) => column[i]!.index) })),
  });
  if (method === "prcc") return table(partialRankCorrelations(part, options));
  if (method === "given-data") return table(binnedFirstOrder(part, options), rankCorrelations(part, options));
  const { indices, noInfluence } = pawn(part, options);
  return { ...table([...indices]), noInfluence };
}
