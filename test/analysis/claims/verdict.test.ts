import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outside, verdictOf } from "../../../src/analysis/claims/verdict.ts";
import { wilson } from "../../../src/analysis/proportion.ts";

const plain = { inputs: [], necessary: false, putIn: false };
const kindOf = (count: number, of: number, more = {}) =>
  verdictOf({ ...plain, ...more, share: wilson(count, of) }).kind;

describe("the verdict of an interval", () => {
  // Wilson's 95 % limits by hand: 0 of 64 ends at z^2 / (64 + z^2) = 3.8415 / 67.84 = 0.0566; 0 of 30 at 0.1135.
  it("is that nothing reproduces it, once the upper limit is under a tenth", () => {
    expect(kindOf(0, 64)).toBe("not-reproduced");
    expect(kindOf(0, 30)).toBe("undecided");
  });

  it("is consistent, once the lower limit is nine tenths", () => {
    expect(kindOf(64, 64)).toBe("consistent");
    expect(kindOf(30, 30)).toBe("undecided");
    expect(kindOf(950, 1000)).toBe("consistent");
  });

  it("depends where the interval lies between, and names the inputs that are told", () => {
    const share = wilson(32, 64);
    expect(verdictOf({ ...plain, share, inputs: ["anodeCoverDays", "idleShare"] }).wording).toBe(
      "depends on anodeCoverDays, idleShare (10-90 %)",
    );
    expect(verdictOf({ ...plain, share }).wording).toContain("luck");
  });

  it("names the verdicts that are left open", () => {
    // 1 of 2: 0.0945 to 0.9055, over both limits.
    expect(verdictOf({ ...plain, share: wilson(1, 2) }).wording).toBe(
      "not decided by 2 worlds: not reproduced (under 10 %) or depends (10-90 %) or consistent (90 % or more)",
    );
    expect(verdictOf({ ...plain, share: wilson(2, 20) }).wording).toBe(
      "not decided by 20 worlds: not reproduced (under 10 %) or depends (10-90 %)",
    );
  });

  it("never confirms a claim by a part that it needs, and may refute it", () => {
    expect(kindOf(64, 64, { necessary: true })).toBe("outside");
    expect(kindOf(32, 64, { necessary: true })).toBe("outside");
    expect(kindOf(0, 64, { necessary: true })).toBe("not-reproduced");
    expect(verdictOf({ ...plain, necessary: true, share: wilson(2, 20) }).wording).toMatch(
      /not reproduced.* or outside the model$/,
    );
  });

  it("makes no result of what was put in, whatever its share", () => {
    for (const count of [0, 32, 64]) expect(kindOf(count, 64, { putIn: true })).toBe("outside");
    expect(outside()).toEqual({ kind: "outside", wording: "outside the model" });
  });

  it("is decided by enough worlds wherever the share is away from its limits, and moves up with it", () => {
    const order = { "not-reproduced": 0, depends: 1, consistent: 2 } as Record<string, number>;
    const cases = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }));
    fc.assert(
      fc.property(cases, ([a, b]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((count) => kindOf(count, 4000));
        const clear = (count: number) => Math.abs(count / 4000 - 0.1) > 0.02 && Math.abs(count / 4000 - 0.9) > 0.02;
        if (clear(a)) expect(kindOf(a, 4000)).not.toBe("undecided");
        if (low !== "undecided" && high !== "undecided") expect(order[low!]!).toBeLessThanOrEqual(order[high!]!);
      }),
    );
  });
});
