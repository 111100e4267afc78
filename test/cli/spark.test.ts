import { describe, expect, it } from "vitest";
import { cells, isUtf8, spark } from "../../src/cli/spark.ts";

describe("a chart of one line", () => {
  it("goes from the lowest bar to the highest, a bar a day where there is room", () => {
    expect(spark([0, 0.5, 1], 60, true)).toBe("▁▅█");
    expect(spark([0, 0.5, 1, 7, -3], 60, false)).toBe("_-##_".replace("-", "="));
  });

  it("takes the mean of the days of a bar, and a blank for what is no number", () => {
    expect(spark([1, 0, 1, 1], 2, false)).toBe("=#");
    expect(spark([Number.NaN, 1], 2, true)).toBe(" █");
  });

  it("is never wider than it may be and leaves out no day", () => {
    for (const days of [1, 7, 60, 61, 365, 366])
      for (const width of [1, 44, 60, 184]) {
        const list = cells(days, width);
        expect(list.length).toBe(Math.min(days, width));
        expect(list.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(days);
        expect(list.every(([from, to]) => to > from)).toBe(true);
      }
  });

  it("has blocks only where the environment says UTF-8", () => {
    expect(isUtf8({ LANG: "en_US.UTF-8" })).toBe(true);
    expect(isUtf8({ LC_ALL: "C", LANG: "en_US.UTF-8" })).toBe(false);
    expect(isUtf8({ LANG: "C.utf8", TERM: "dumb" })).toBe(false);
    expect(isUtf8({})).toBe(false);
  });
});
