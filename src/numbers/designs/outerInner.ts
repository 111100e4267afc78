import type { Design } from "./design.ts";
import { type DesignRequest, randomDesign } from "./fill.ts";

/** Rows of factors, each under several lucks, row by row. */
export interface OuterInnerDesign extends Design {
  readonly kind: "outerInner";
  /** Rows of factors M, and lucks K of each. */
  readonly outer: number;
  readonly inner: number;
}

/**
 * M independent rows of factors, each under K lucks of its own: what a row's results share is what we do not know, what they differ by is
 * what nobody can know. Row m and its lucks depend on seed, names, K and m alone.
 */
export function outerInnerDesign({
  names,
  seed,
  rows: outer,
  inner,
}: DesignRequest & { inner: number }): OuterInnerDesign {
  const once = randomDesign({ names, seed, rows: outer });
  const width = names.length;
  const rows = outer * inner;
  const points = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const m = Math.floor(row / inner);
    points.set(once.points.subarray(m * width, (m + 1) * width), row * width);
  }
  const luck = Uint32Array.from({ length: rows }, (_, row) => row);
  return { kind: "outerInner", names, rows, outer, inner, points, luck, growing: true };
}
