import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcomerShare, soldShare } from "../../src/engine/capacity/offtake.ts";
import { project, smallCapacity, use, walk } from "./smallCapacity.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("what a plant with a buyer of its own sells", () => {
  it("adds up to what is bought, and nobody with a larger part of his own sells less", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), part), { minLength: 1 }),
        part,
        (plants, share) => {
          const supply = plants.reduce((sum, [good]) => sum + good, 0);
          const contracted = plants.reduce((sum, [good, offtake]) => sum + good * offtake, 0);
          const bought = share * supply;
          const shares = plants.map(([, offtake]) => soldShare(offtake, bought, supply, contracted));
          const sold = plants.reduce((sum, [good], i) => sum + good * shares[i]!, 0);
          expect(sold / supply).toBeCloseTo(share, 9);
          plants.forEach(([, one], i) => {
            plants.forEach(([, other], j) => {
              if (one > other) expect(shares[i]!).toBeGreaterThanOrEqual(shares[j]! - 1e-9);
            });
          });
        },
      ),
    );
  });

  it("is the share of all where nobody has one, and contracts are cut alike where less is needed", () => {
    expect(soldShare(0, 30, 120, 0)).toBe(0.25);
    // 80 contracted of 100, 40 bought: half of each contract and nothing else.
    expect([1, 0.5, 0].map((offtake) => soldShare(offtake, 40, 100, 80))).toEqual([0.5, 0.25, 0]);
    // 90 bought: the contracts, and 10 of the other 20.
    expect([1, 0.5, 0].map((offtake) => soldShare(offtake, 90, 100, 80))).toEqual([1, 0.75, 0.5]);
  });

  it("lets a newcomer count on his own buyer where others have decided on the need, as far as all contracts together find one", () => {
    expect(newcomerShare(0, 100, 20, 100, 0)).toBe(0);
    expect(newcomerShare(0, 110, 20, 100, 0)).toBe(0.5);
    expect(newcomerShare(0.8, 100, 20, 100, 0)).toBe(0.8);
    expect(newcomerShare(0.8, 1000, 20, 100, 0)).toBe(1);
    expect(newcomerShare(1, 60, 20, 100, 100)).toBe(0.5);
  });
});

describe("two plants for which there is half a market", () => {
  const plants = (offtakeShare: number) =>
    smallCapacity({
      uses: [use({ substituteMassShareNow: 0, substituteMassShareLater: 0 })],
      projects: [
        project({ id: "own", capacityUnitsPerYear: 10_000, rampedShare: 0.5, offtakeShare }),
        project({ id: "other", capacityUnitsPerYear: 10_000, rampedShare: 0.5 }),
        project({ id: "cells", product: "cells", route: "cells-home", capacityUnitsPerYear: 10_000 }),
      ],
    });
  const ages = (offtakeShare: number) => {
    const { plan, state } = walk(plants(offtakeShare), {}, { until: "2030-06-30" });
    return ["own", "other"].map((id) => state.age[plan.units.findIndex((unit) => unit.id === id)]!);
  };

  it("ramp alike without, and the one with a buyer of its own goes on while the other waits", () => {
    const [own, other] = ages(0);
    expect(own).toBe(other);
    const [bound, open] = ages(0.9);
    expect(bound).toBeGreaterThan(own!);
    expect(open).toBeLessThan(other!);
  });
});
