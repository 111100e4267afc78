import { describe, expect, it } from "vitest";
import { bridgeOf, type Corner, wholeShares } from "../../src/analysis/bridge.ts";

const corner = (set: number, outOfWork: readonly number[], replications = outOfWork.map((_, k) => k)): Corner => ({
  set,
  replications,
  outOfWork: [outOfWork],
});

describe("a bridge", () => {
  it("gives each difference the mean of its Shapley values, with the error of paired differences", () => {
    // Replication 0: 100 -> 0; replication 1: 300 -> 20. The second difference always takes 40 away.
    const corners = [corner(0, [100, 300]), corner(1, [40, 60]), corner(2, [60, 260]), corner(3, [0, 20])];
    const { days, replications } = bridgeOf(corners, ["first", "second"], [7]);
    const [first, second] = days[0].shares;
    expect(replications).toBe(2);
    expect([days[0].from.mean, days[0].to.mean, days[0].difference.mean]).toEqual([200, 10, -190]);
    expect([first.share.mean, first.share.standardError]).toEqual([-150, 90]);
    expect([second.share.mean, second.share.standardError]).toEqual([-40, 0]);
    expect([first.first.mean, first.last.mean]).toEqual([-150, -150]);
  });

  it("leaves a replication that failed in one corner out of all of them", () => {
    const corners = [corner(0, [10, 20, 30]), corner(1, [3, 1], [2, 0])];
    const { days, replications, leftOut } = bridgeOf(corners, ["only"], [7]);
    expect([replications, leftOut]).toEqual([2, 1]);
    expect(days[0].shares[0].share.mean).toBe((1 - 10 + 3 - 30) / 2);
  });

  it("does not care in which order corners are finished", () => {
    const corners = [corner(2, [5]), corner(0, [9]), corner(3, [1]), corner(1, [4])];
    expect(bridgeOf(corners, ["a", "b"], [7])).toEqual(bridgeOf([...corners].reverse(), ["a", "b"], [7]));
  });
});

describe("parts rounded to whole people", () => {
  it("add up to the rounded sum, each within one of itself", () => {
    const parts = [200.4, -33.3, -33.3, -33.3, 0.2, -0.6];
    const whole = wholeShares(parts);
    expect(whole.reduce((a, b) => a + b)).toBe(Math.round(parts.reduce((a, b) => a + b)));
    for (const [i, x] of whole.entries()) expect(Math.abs(x - parts[i])).toBeLessThan(1);
  });
});
