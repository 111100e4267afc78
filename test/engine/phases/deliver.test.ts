import { describe, expect, it } from "vitest";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";
import { assemble, buys, endUse, origin } from "../../worlds.ts";

const USE = 1; // the end use's link comes after the one of the anode

/** A cell maker with nothing in stock for `days`, then supplied again; backlog and unmade by day. */
function interrupted(patienceDays: number, days: number, horizon = 60) {
  const controls = [cut(["anode-abroad"], { endDay: days, goodsAtSeaStopped: 1 })];
  const trial = begin(oneCellMaker({ anodeDays: 0, transitDays: 1, patienceDays, restockDays: 1 }), {
    controls,
    days: horizon,
  });
  const backlog: number[] = [];
  const unmade: number[] = [];
  trial.run(horizon, () => {
    backlog.push(trial.block.backlogUnits[USE]);
    unmade.push(trial.block.unmadeUnits[USE]);
  });
  return { backlog, unmade };
}

describe("request and deliver", () => {
  it("keep no backlog without patience: what is not served is lost for good", () => {
    const { backlog, unmade } = interrupted(0, 5);
    expect(Math.max(...backlog)).toBe(0);
    expect(unmade[59]).toBeCloseTo(unmade[10], 9);
    expect(unmade[4]).toBeCloseTo(500, 9);
  });

  it("keep those who wait: with ten days of patience a tenth gives up each day", () => {
    const { backlog } = interrupted(10, 5);
    // b(d) = (b(d-1) + 100) 0.9
    let waiting = 0;
    for (let day = 0; day < 5; day++) {
      waiting = (waiting + 100) * 0.9;
      expect(backlog[day]).toBeCloseTo(waiting, 9);
    }
  });

  it("serve the backlog when goods come again, so that what was unmade falls", () => {
    const { backlog, unmade } = interrupted(1e6, 5);
    expect(Math.max(...unmade)).toBeGreaterThan(500);
    expect(backlog[59]).toBeLessThan(1);
    expect(unmade[59]).toBeLessThan(1);
  });

  it("lose in all what gave up: unmade at the end is the sum of those who left the queue", () => {
    const { backlog, unmade } = interrupted(20, 5);
    const gaveUp = backlog.reduce((sum, waiting) => sum + waiting * (1 / 0.95 - 1), 0);
    expect(unmade[59] - backlog[59]).toBeCloseTo(gaveUp, 6);
  });

  // What is due is already cut to what the control admits; those who wait are counted from what was asked.
  it("keep the backlog of customers whom a control, not a shortage, leaves unserved", () => {
    const files = assemble({
      origins: [origin("cells-abroad", "cell")],
      endUses: [endUse("customers", { patienceDays: 20 })],
      demand: [buys("customers", "cells-abroad", 100)],
    });
    const { block, run } = begin(files, { controls: [cut(["cells-abroad"])] });
    run(1);
    expect(block.unmadeUnits[0]).toBe(100);
    expect(block.backlogUnits[0]).toBeCloseTo(95, 9);
  });
});
