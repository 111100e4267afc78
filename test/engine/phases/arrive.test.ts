import { describe, expect, it } from "vitest";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker, threeFirms } from "../../namedWorlds.ts";

const arrivals = (transitDays: number, given: Parameters<typeof cut>[1], days = 50) => {
  const trial = begin(oneCellMaker({ transitDays, anodeDays: 60 }), { controls: [cut(["anode-abroad"], given)], days });
  const received: number[] = [];
  trial.run(days, () => received.push(trial.block.receivedUnits[0]));
  return { received, trial };
};

describe("arrive", () => {
  it.each([1, 2, 20, 40, 62])(
    "lets goods land for exactly %i days of transit after the last were shipped",
    (transit) => {
      const { received } = arrivals(transit, {}, 100);
      // Shipping stops on day 0, so what was shipped on day -1 arrives on day transit - 1.
      expect(received.findIndex((units) => units < 50)).toBe(transit);
      expect(received.slice(0, transit).every((units) => units === 100)).toBe(true);
      expect(Math.max(...received.slice(transit))).toBeLessThan(1e-9);
    },
  );

  it("stops goods at sea on the first day when the control says so", () => {
    const { received } = arrivals(20, { goodsAtSeaStopped: 1 });
    expect(Math.max(...received)).toBeLessThan(1e-9);
  });

  it("stops the share of goods at sea that it was told to, and books it as stopped", () => {
    const { received, trial } = arrivals(20, { goodsAtSeaStopped: 0.25 }, 10);
    expect(received).toEqual(new Array(10).fill(75));
    expect(trial.block.stoppedUnits[0]).toBe(25);
  });

  it("lets goods flow again one transit after the control is lifted", () => {
    const { received } = arrivals(7, { startDay: 3, endDay: 13 }, 40);
    expect(received.findIndex((units) => units < 1)).toBe(3 + 7);
    expect(received.findIndex((units, day) => day > 10 && units > 1)).toBe(13 + 7);
  });

  it("admits at most the admitted share of the rest flow, however much is ordered", () => {
    const { received } = arrivals(5, { admittedShare: 0.3 }, 40);
    expect(received.slice(5).every((units) => Math.abs(units - 30) < 1e-9)).toBe(true);
  });

  it("lets what was licensed land: a control that stops goods at sea takes nothing off the flow that it admits", () => {
    const { received } = arrivals(5, { admittedShare: 0.5, goodsAtSeaStopped: 1 }, 40);
    expect(received).toEqual(new Array(40).fill(50));
    expect(arrivals(5, { admittedShare: 1, goodsAtSeaStopped: 1 }, 40).received).toEqual(new Array(40).fill(100));
  });

  it("brings domestic goods the next morning", () => {
    const trial = begin(threeFirms(0.5, 30, 30), { controls: [cut(["ore-abroad"], { goodsAtSeaStopped: 1 })] });
    const made: number[] = [];
    const received: number[] = [];
    trial.run(5, () => {
      made.push(trial.block.madeUnits[trial.row("s")]);
      received.push(trial.block.receivedUnits[trial.world.fillStart[trial.world.slotStart[trial.row("m")]]]);
    });
    expect(made).toEqual([10, 0, 0, 0, 0]);
    expect(received).toEqual([20, 10, 0, 0, 0]);
  });

  it("knows what is on the way: transit falls by what was not shipped and by nothing else", () => {
    const { trial } = arrivals(20, { startDay: 2 }, 10);
    // Days 2 to 9 shipped nothing: eight days of 100 are missing from the pipeline.
    expect(trial.block.transitGapUnits[0]).toBe(-800);
  });
});
