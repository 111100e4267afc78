import { describe, expect, it } from "vitest";
import { rankCorrelations } from "../../src/analysis/sensitivity/rankCorrelations.ts";
import { correlatedGroups, gaussianCopula, normalCorrelation } from "../../src/numbers/copula.ts";
import { randomDesign } from "../../src/numbers/designs/fill.ts";
import { cholesky, inverseOfLower } from "../../src/numbers/matrix.ts";

const pairs = [
  { first: 0, second: 1, rho: 0.7 },
  { first: 1, second: 3, rho: -0.4 },
];
const names = ["a", "b", "c", "d"];

function coupled(rows: number, seed: string) {
  const design = randomDesign({ names, seed, rows });
  const before = Float64Array.from(design.points);
  const couple = gaussianCopula(pairs)!;
  for (let row = 0; row < rows; row++) couple(design.points.subarray(4 * row, 4 * row + 4));
  const column = (points: Float64Array, i: number) =>
    Float64Array.from({ length: rows }, (_, row) => points[4 * row + i]!);
  return { before, after: design.points, column };
}

describe("gaussianCopula", () => {
  it("reaches the rank correlations asked for within four standard errors, and none where none is asked", () => {
    // Enough rows to tell 0.7 from what a normal correlation of 0.7 would give (0.683).
    const rows = 200_000;
    const { after, column } = coupled(rows, "copula");
    const rho = (i: number, j: number) => {
      const data = { names: ["x"], factors: [column(after, i)], outcome: column(after, j) };
      return rankCorrelations(data, { bootstrap: 0 })[0]!.index.value!;
    };
    const error = 4 / Math.sqrt(rows);
    for (const [i, j, truth] of [
      [0, 1, 0.7],
      [1, 3, -0.4],
      [0, 2, 0],
      [2, 3, 0],
    ] as const)
      expect(Math.abs(rho(i, j) - truth)).toBeLessThan(error);
  });

  it("leaves each factor uniform, and the bits of factors that no pair names", () => {
    const rows = 20_000;
    const { before, after, column } = coupled(rows, "margins");
    expect(column(after, 2)).toEqual(column(before, 2));
    for (const i of [0, 1, 3]) {
      const sorted = column(after, i).sort();
      // Kolmogorov and Smirnov: 1.95 / sqrt(n) is passed once in 1,000 samples.
      const far = sorted.reduce((most, u, k) => Math.max(most, Math.abs(u - (k + 0.5) / rows)), 0);
      expect(far).toBeLessThan(1.95 / Math.sqrt(rows));
      expect(sorted[0]).toBeGreaterThan(0);
      expect(sorted.at(-1)).toBeLessThan(1);
    }
  });

  it("says when correlations cannot hold together", () => {
    const impossible = [
      { first: 0, second: 1, rho: 0.9 },
      { first: 1, second: 2, rho: 0.9 },
      { first: 0, second: 2, rho: -0.9 },
    ];
    expect(gaussianCopula(impossible)).toBeNull();
    // A pair that is not named counts as 0, which two correlations of 0.9 do not leave room for.
    expect(gaussianCopula(impossible.slice(0, 2))).toBeNull();
    expect(gaussianCopula([...impossible.slice(0, 2), { first: 0, second: 2, rho: 0.8 }])).not.toBeNull();
  });

  it("knows the relation of rank and normal correlation", () => {
    for (const rho of [-1, -0.3, 0, 0.5, 0.99])
      expect(normalCorrelation(rho)).toBeCloseTo(2 * Math.sin((Math.PI * rho) / 6), 15);
  });
});

describe("correlatedGroups", () => {
  it("joins pairs that share a factor", () => {
    expect(correlatedGroups([...pairs, { first: 5, second: 6, rho: 0.1 }])).toEqual([
      [0, 1, 3],
      [5, 6],
    ]);
  });
});

describe("a matrix", () => {
  it("times its inverse is one", () => {
    const size = 4;
    const matrix = Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 3 : 1 / (1 + (i % 4) + (i >> 2))));
    const inverse = inverseOfLower(cholesky(matrix, size)!, size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += matrix[i * size + k]! * inverse[k * size + j]!;
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  });
});
