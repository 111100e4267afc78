import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinQueue, makeQueue, type Queue, serveQueue } from "../../src/engine/capacity/power.ts";

/** Lots by the day on which they ask: a unit's number, or -1. */
const days = fc.array(
  fc.record({
    lots: fc.array(fc.record({ unit: fc.boolean(), mw: fc.integer({ min: 0, max: 40 }) }), { maxLength: 3 }),
    served: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Runs the days; the unit of each lot is its number. */
function run(plan: typeof days extends fc.Arbitrary<infer T> ? T : never, reservedShare: number) {
  const queue = makeQueue(plan.length * 3);
  const connected: number[] = [];
  const waiting: [units: number, others: number][] = [];
  let unit = 0;
  for (const { lots, served } of plan) {
    for (const lot of lots) joinQueue(queue, lot.unit ? unit++ : -1, lot.mw);
    serveQueue(queue, served, reservedShare, (one) => connected.push(one));
    waiting.push([queue.waitingUnits, queue.waitingOthers]);
  }
  return { queue, connected, waiting };
}

const waitsIn = ({ mw, lots }: Queue) => mw.subarray(0, lots).reduce((sum, left) => sum + left, 0);

describe("the queue for power", () => {
  it("has connected or keeps waiting every megawatt that was asked for, each in its class", () => {
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (plan, reservedShare) => {
        const { queue } = run(plan, reservedShare);
        expect(queue.connected + waitsIn(queue)).toBeCloseTo(queue.asked, 9);
        expect(queue.waitingUnits + queue.waitingOthers).toBeCloseTo(waitsIn(queue), 9);
      }),
    );
  });

  it("moves places under priority and no megawatt: what units wait less, others wait more, on every day", () => {
    fc.assert(
      fc.property(days, (plan) => {
        const [first, ranked] = [run(plan, 0).waiting, run(plan, 1).waiting];
        ranked.forEach(([units, others], day) => {
          expect(units).toBeLessThanOrEqual(first[day]![0] + 1e-9);
          expect(units + others).toBeCloseTo(first[day]![0] + first[day]![1], 9);
        });
      }),
    );
  });

  it("serves first come first served: a plant of 30 MW behind 50 MW at 10 MW a day is connected on the eighth day", () => {
    const at = (reservedShare: number) => {
      const queue = makeQueue(4);
      joinQueue(queue, -1, 50);
      joinQueue(queue, 0, 30);
      for (let day = 1; ; day++) {
        let done = false;
        serveQueue(queue, 10, reservedShare, () => {
          done = true;
        });
        if (done) return day;
      }
    };
    expect(at(0)).toBe(8);
    expect(at(1)).toBe(3);
    // Half of each day's 10 MW for the plant: 30 MW in six days.
    expect(at(0.5)).toBe(6);
  });
});
