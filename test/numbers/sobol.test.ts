import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { seedKey } from "../../src/numbers/luck.ts";
import { shiftedSobol, sobolDimensions, sobolPoint } from "../../src/numbers/sobol.ts";

// The package is CommonJS without types; it walks its points in order.
const { SobolSequenceGenerator } = createRequire(import.meta.url)("sobol") as {
  SobolSequenceGenerator: new (dimensions: number) => { nextVector(): number[] };
};

const row = (names: readonly string[], k: number, seed = "sobol") => {
  const out = new Float64Array(names.length);
  shiftedSobol(seedKey(seed), names, k, out);
  return [...out];
};
const names = Array.from({ length: 12 }, (_, n) => `factor-${n}`);

describe("Sobol' points", () => {
  it("equal those of the npm package sobol for 256 points in 441 dimensions, to its 20 bits", () => {
    const walker = new SobolSequenceGenerator(sobolDimensions);
    for (let k = 0; k < 256; k++) {
      const points = walker.nextVector();
      for (let i = 0; i < sobolDimensions; i++)
        expect(Math.floor(sobolPoint(i, k) * 2 ** 20)).toBe(Math.floor(points[i] * 2 ** 20));
    }
  });

  it("begin as every published table does", () => {
    const first = Array.from({ length: 8 }, (_, k) => [sobolPoint(0, k), sobolPoint(1, k)]);
    expect(first).toEqual([
      [0, 0],
      [0.5, 0.5],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.375, 0.375],
      [0.875, 0.875],
      [0.625, 0.125],
      [0.125, 0.625],
    ]);
  });

  it("put exactly one of the first 1024 points into each 1024th, in every dimension", () => {
    for (let i = 0; i < sobolDimensions; i++) {
      const cells = new Set(Array.from({ length: 1024 }, (_, k) => Math.floor(sobolPoint(i, k) * 1024)));
      expect(cells.size).toBe(1024);
    }
  });

  it("can be had at any row at once, up to 2^32", () => {
    expect(sobolPoint(0, 2 ** 32 - 1)).toBeGreaterThan(0);
    expect(() => sobolPoint(0, 2 ** 32)).toThrow(RangeError);
    expect(() => sobolPoint(sobolDimensions, 0)).toThrow(RangeError);
    expect(() => sobolPoint(0, -1)).toThrow(RangeError);
  });
});

describe("shifted rows", () => {
  it("lie strictly between 0 and 1", () => {
    for (let k = 0; k < 4096; k++) expect(row(names, k).every((u) => u > 0 && u < 1)).toBe(true);
  });

  it("do not depend on which rows were made before", () => {
    const alone = row(names, 137);
    for (let k = 0; k < 300; k++) row(names, k);
    expect(row(names, 137)).toEqual(alone);
  });

  it("keep a dimension when another factor is appended", () => {
    expect(row([...names, "one-more"], 42).slice(0, 12)).toEqual(row(names, 42));
  });

  it("shift a dimension by its factor's name and the seed, by the same amount in every row", () => {
    const shift = (list: readonly string[], i: number, k: number, seed?: string) =>
      (row(list, k, seed)[i] - sobolPoint(i, k) + 1) % 1;
    const renamed = names.map((name, i) => (i === 3 ? "renamed" : name));
    expect(shift(names, 3, 5)).not.toBeCloseTo(shift(renamed, 3, 5), 6);
    expect(shift(names, 4, 5)).toBe(shift(renamed, 4, 5));
    expect(shift(names, 3, 5)).not.toBeCloseTo(shift(names, 3, 5, "other"), 6);
    for (let k = 0; k < 100; k++) expect(shift(names, 3, k)).toBeCloseTo(shift(names, 3, 0), 12);
  });

  it("keep the evenness: 256 rows put one value into each 256th of a dimension, up to one shared at the wrap", () => {
    for (let i = 0; i < names.length; i++) {
      const cells = new Set(Array.from({ length: 256 }, (_, k) => Math.floor(row(names, k)[i] * 256)));
      expect(cells.size).toBeGreaterThanOrEqual(255);
    }
  });
});
