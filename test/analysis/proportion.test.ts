import { describe, expect, it } from "vitest";
import { formatProportion, wilson } from "../../src/analysis/proportion.ts";

describe("wilson", () => {
  it.each([
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (score without continuity correction).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is the published interval %f to %f", (count, of, low, high) => {
    const found = wilson(count, of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("of none is bounded by z^2 / (n + z^2), and of all by its mirror image", () => {
    const squared = 1.959963984540054 * 1.959963984540054;
    expect(wilson(0, 200).high).toBeCloseTo(squared / (200 + squared), 12);
    expect(wilson(200, 200).low).toBeCloseTo(1 - squared / (200 + squared), 12);
    expect([wilson(0, 200).low, wilson(200, 200).high]).toEqual([0, 1]);
  });

  it("refuses counts that are no proportion", () => {
    expect(() => wilson(3, 2)).toThrow("3 of 2 is no proportion");
    expect(() => wilson(0, 0)).toThrow("0 of 0");
    expect(() => wilson(Number.NaN, 2)).toThrow("NaN of 2");
  });
});

describe("formatProportion", () => {
  it.each([
    [0, 200, "< 1.9 %"],
    [200, 200, "> 98.1 %"],
    [0, 3, "< 57 %"],
    [3, 3, "> 43 %"],
    [46, 200, "23 % (18-29 %)"],
    [1, 200, "0.5 % (0.09-2.8 %)"],
    [0, 1_000_000, "< 0.0004 %"],
  ])("of %i in %i reads %s", (count, of, text) => {
    expect(formatProportion(wilson(count, of))).toBe(text);
  });

  it("never prints a bound tighter than the interval", () => {
    for (let n = 1; n <= 3000; n += 7) {
      expect(Number(formatProportion(wilson(0, n)).split(" ")[1]) / 100).toBeGreaterThanOrEqual(
        wilson(0, n).high - 1e-12,
      );
      expect(Number(formatProportion(wilson(n, n)).split(" ")[1]) / 100).toBeLessThanOrEqual(wilson(n, n).low + 1e-12);
    }
  });
});
