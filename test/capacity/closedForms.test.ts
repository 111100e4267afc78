import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnedCost } from "../../src/engine/capacity/learning.ts";
import { ageOf, goodShare, rampShare } from "../../src/engine/capacity/ramp.ts";
import { slotShare, takenUpAfter, willingShare } from "../../src/engine/capacity/takeUp.ts";
import { capitalCharge, valueOfCapital, valueOfMargins } from "../../src/engine/capacity/value.ts";
import { layPlan } from "../../src/world/capacity/plan.ts";
import { ratesOf, volumeOf } from "../../src/world/capacity/rates.ts";
import { smallCapacity, use } from "./smallCapacity.ts";

describe("learning", () => {
  it("takes the same share off with each doubling", () => {
    expect(learnedCost(2000, 1000, 0.17)).toBeCloseTo(0.83, 12);
    expect(learnedCost(8000, 1000, 0.17)).toBeCloseTo(0.83 * 0.83 * 0.83, 12);
    expect(learnedCost(1000, 1000, 0.17)).toBe(1);
    expect(learnedCost(1_000_000, 1000, 0)).toBe(1);
  });
});

describe("the ramp", () => {
  it("is an S: half of the way at half of the time, flat at both ends, and never beyond", () => {
    expect([-1, 0, 0.25, 0.5, 0.75, 1, 2].map(rampShare)).toEqual([0, 0, 0.15625, 0.5, 0.84375, 1, 1]);
  });

  it("gives what its lines run less what they scrap, and all of it in full use", () => {
    // Half the lines run and scrap the mean of 0.3 and 0.1: 0.5 x 0.8 over 0.9.
    expect(goodShare(0.5, 0.3, 0.1)).toBeCloseTo(0.4 / 0.9, 12);
    expect(goodShare(1, 0.3, 0.1)).toBe(1);
  });

  it("is turned round by ageOf, whatever scrap there is", () => {
    const scrap = fc.tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0, max: 0.9, noNaN: true }));
    fc.assert(
      fc.property(scrap, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ([a, b], share) => {
        const [mature, start] = [Math.min(a, b), Math.max(a, b)];
        expect(goodShare(ageOf(share, start, mature), start, mature)).toBeCloseTo(share, 9);
      }),
    );
  });
});

describe("the worth of a venture", () => {
  const venture = { capexMusd: 100, leadYears: 0, qualifyYears: 0, rampYears: 1e-9, lifeYears: 12, hurdleShare: 0.1 };

  it("is an annuity where it earns the same from the first year on", () => {
    let annuity = 0;
    for (let year = 1, discount = 1 / 1.1; year <= 12; year++, discount /= 1.1) annuity += discount;
    expect(valueOfMargins(venture, () => 7)).toBeCloseTo(7 * annuity, 9);
  });

  it("pays the hurdle exactly when each year brings the capital charge", () => {
    const yearly = capitalCharge(0.1, 12) * 100;
    expect(valueOfMargins(venture, () => yearly)).toBeCloseTo(valueOfCapital(venture), 9);
    expect(capitalCharge(0, 12)).toBe(1 / 12);
  });

  it("falls by a year's hurdle for each year of building, its capital by half of that", () => {
    const late = { ...venture, leadYears: 2 };
    expect(valueOfMargins(late, () => 7)).toBeCloseTo(valueOfMargins(venture, () => 7) / 1.21, 9);
    expect(valueOfCapital(late)).toBeCloseTo(100 / 1.1, 9);
  });
});

describe("volumes and ceilings", () => {
  const rates = (more: Parameters<typeof use>[0]) =>
    ratesOf(layPlan(smallCapacity({ uses: [use(more)] }), "2026-07-01", "2027-07-01"), Number).use;

  it("triples in five years when that is what is believed, and grows on at the later rate", () => {
    const column = rates({ gwhPerYear: 10, multipleAfterFiveYears: 3, laterGrowthShare: 0.1, earlierGrowthShare: 0.5 });
    expect(volumeOf(column, 0, 5)).toBeCloseTo(30, 9);
    expect(volumeOf(column, 0, 7)).toBeCloseTo(30 * 1.21, 9);
    expect(volumeOf(column, 0, -2)).toBeCloseTo(10 / 2.25, 9);
  });

  it("turns a tenth of the mass into the share of the slot that model.md says", () => {
    // x = 0.1, r = 4.5: 0.45 / (0.9 + 0.45)
    expect(slotShare(0.1, 4.5)).toBeCloseTo(1 / 3, 12);
    expect([slotShare(0, 4.5), slotShare(1, 4.5)]).toEqual([0, 1]);
  });
});

describe("take-up", () => {
  const logistic = (start: number, most: number, rate: number, years: number) =>
    most / (1 + ((most - start) / start) * Math.exp(-rate * years));

  it("is the logistic curve, day by day or at once, and never more than most", () => {
    const day = 1 / 365.25;
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (start, most, rate) => {
          let share = start;
          for (let days = 0; days < 1000; days++) {
            const next = takenUpAfter(share, most, rate, day);
            expect(next).toBeGreaterThanOrEqual(share * (1 - 1e-15));
            share = next;
          }
          expect(share).toBeCloseTo(logistic(start, most, rate, 1000 * day), 11);
          expect(takenUpAfter(start, most, rate, 1000 * day)).toBeCloseTo(share, 11);
          expect(share).toBeLessThanOrEqual(most * (1 + 1e-12));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("takes 4.4 over the rate in years from a tenth to nine tenths", () => {
    expect(takenUpAfter(0.1, 1, 0.9, (2 * Math.log(9)) / 0.9)).toBeCloseTo(0.9, 12);
  });

  it("rests to the bit without growth, where nobody has begun, and where all have it", () => {
    expect(takenUpAfter(0.1234567, 0.9, 0, 1)).toBe(0.1234567);
    expect(takenUpAfter(0, 0.9, 5, 1)).toBe(0);
    expect(takenUpAfter(0.5, 0.4, 5, 1)).toBe(0.5);
  });

  it("is paid for by half of the buyers at what the median one pays, by all at no premium, by none who pay nothing", () => {
    expect(willingShare(2, 2, 7)).toBeCloseTo(0.5, 12);
    expect(willingShare(2 * 9 ** (1 / 3), 2, 3)).toBeCloseTo(0.1, 12);
    expect([willingShare(0, 2, 3), willingShare(-1, 0, 3), willingShare(0.1, 0, 3)]).toEqual([1, 1, 0]);
  });
});
