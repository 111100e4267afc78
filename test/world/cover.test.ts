import { expect, it } from "vitest";
import { bandOfCover } from "../../src/world/cover.ts";

it("cover falls into 32 bands, fine where days are few", () => {
  const bands = [0, 0.2, 0.3, 1, 8, 60, 1e9].map((days) => bandOfCover(5 * days, 5));
  expect(bands).toEqual([0, 0, 1, 3, 16, 28, 31]);
  expect(bandOfCover(0, 0)).toBe(0);
  // What is not used at rest has a band too, else no rank of rationing would serve its buyer.
  expect(bandOfCover(7, 0)).toBe(0);
  expect(bandOfCover(1e20, 1)).toBe(31);
});
