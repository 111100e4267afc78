/**
 * Replications side by side in a module. Four, measured: the flagship's columns are 1.1 MB a replication, so eight take 9 MB and
 * every phase streams from beyond a core's 2 MB of L2 (32 M site-days/s), four run at 42 M, two at 38 M; worlds that fit (the
 * prototype's kernel) do not mind. Results hang on it in no bit.
 */
export const LANES = 4;

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
