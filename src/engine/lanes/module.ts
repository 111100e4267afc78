/** Replications of a block, side by side in the lanes. */
export const LANES = 8;

/**
 * A compiled module of phases: plain bytes that load in Node and in a browser, and what is needed to place a world's columns.
 * `src/lanes/` makes it; nothing here needs the compiler.
 */
export interface LaneModule {
  /** Replications side by side. */
  readonly lanes: number;
  readonly columns: readonly LaneColumn[];
  /** Constants that kernels load, two lanes each. */
  readonly pool: readonly number[];
  readonly bytes: Uint8Array;
  readonly relocations: readonly Relocation[];
}

/** A column that compiled phases know: `uniform` holds one value a row, `varying` one a row and lane. */
export interface LaneColumn {
  readonly name: string;
  readonly spread: "uniform" | "varying";
  readonly type: "f64" | "i32";
}

/** A place in the bytes where a column's address (and an addend) belongs; column -1 is the pool. */
export interface Relocation {
  readonly at: number;
  readonly column: number;
  readonly addend: number;
}

/** A compiled function: a phase over rows (from, to, day), or a program (day, rows of its first phase, ...). */
export type LanePhase = (...whole: readonly number[]) => void;

/** A module placed in memory: its phases by name and its columns as views. */
export interface Linked {
  readonly lanes: number;
  readonly phases: Readonly<Record<string, LanePhase>>;
  readonly columns: ReadonlyMap<string, Float64Array | Int32Array>;
}
