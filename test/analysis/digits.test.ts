import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withinError } from "../../src/analysis/digits.ts";

describe("withinError", () => {
  it.each([
    [83_412, 2_000, "83,000"],
    [83_412, 999, "83,400"],
    [83_412, 1_000, "83,000"],
    [83_412, 0, "83,412"],
    [83_412, 12_000, "80,000"],
    [0.1234, 0.02, "0.12"],
    [12.5, 0.3, "12.5"],
    [300, 2_000, "under 1,000"],
    [0.001, 0.02, "under 0.01"],
    [-300, 2_000, "above -1,000"],
    [-0, 5, "0"],
    [0, 0, "0"],
    [2.5, 0, "2.50"],
  ])("%f with half-width %f reads %s", (value, halfWidth, text) => {
    expect(withinError(value, halfWidth)).toBe(text);
  });

  it("moves a number by at most half of the place of its error", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1e6 }), (value, halfWidth) => {
        const text = withinError(value, halfWidth);
        if (!text.startsWith("under"))
          expect(Math.abs(Number(text.replaceAll(",", "")) - value)).toBeLessThanOrEqual(halfWidth / 2);
      }),
    );
  });

  it("refuses a half-width that is none", () => {
    expect(() => withinError(1, -1)).toThrow("no half-width: -1");
    expect(() => withinError(1, Number.NaN)).toThrow("no half-width: NaN");
  });
});
