import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/scenario/nearest.ts";

const word = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", "c") });

describe("editDistance", () => {
  it("is 3 from kitten to sitting and 1 for two swapped letters", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("seed", "sede")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("is 0 for equal words only, the same both ways, and never above the longer word", () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        const distance = editDistance(from, to);
        expect(distance === 0).toBe(from === to);
        expect(editDistance(to, from)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(from.length, to.length));
      }),
      { seed: 1 },
    );
  });
});

describe("nearest", () => {
  const keys = ["horizonDays", "replications", "seed", "world"];

  it("finds a word through a slip, a swap or wrong capitals", () => {
    expect(nearest("horizonDay", keys)).toBe("horizonDays");
    expect(nearest("sede", keys)).toBe("seed");
    expect(nearest("HORIZONDAYS", keys)).toBe("horizonDays");
  });

  it("does not guess when nothing is near", () => {
    expect(nearest("colour", keys)).toBeUndefined();
    expect(nearest("x".repeat(1_000_000), keys)).toBeUndefined();
    expect(nearest("seed", [])).toBeUndefined();
  });
});
