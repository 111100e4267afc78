import { expect, it } from "vitest";
import { binomialTail, hypergeometricTail } from "../../../src/analysis/discover/tails.ts";

it("the binomial tail sums what is at least so many", () => {
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 14);
  expect([binomialTail(0, 10, 0.3), binomialTail(3, 10, 0), binomialTail(10, 10, 1)]).toEqual([1, 0, 1]);
  // R: pbinom(599, 1000, 0.57, lower.tail = FALSE) lies near the normal tail of z = (599.5 - 570) / 15.656 = 1.884, 0.0298.
  expect(binomialTail(600, 1000, 0.57)).toBeCloseTo(0.0298, 3);
});

it("the hypergeometric tail is Fisher's of the lady tasting tea", () => {
  expect(hypergeometricTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 14);
  expect(hypergeometricTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 14);
  expect(hypergeometricTail(0, 4, 4, 8)).toBe(1);
  // More drawn than others exist: at least so many are cases for sure.
  expect(hypergeometricTail(2, 6, 4, 8)).toBe(1);
});

it("counts that cannot be are refused", () => {
  expect(() => binomialTail(5, 4, 0.5)).toThrow("5 in 4");
  expect(() => hypergeometricTail(1, 9, 4, 8)).toThrow("9 of 8");
});
