import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWorldFiles } from "../src/scenario/worldFiles.ts";
import { dice } from "./dice.ts";
import { begin, cut } from "./harness.ts";
import { oneCellMaker, threeFirms } from "./namedWorlds.ts";

/**
 * First days without any output of three firms in a row, by hand. The order of a day is: arrive, make, ship, order.
 *
 * - With goods at sea stopped, nothing arrives at s from day 0 on. It has n_s days of ore and uses one a day from day 0 on, the
 *   last day perhaps in part: its first day without output is ceil(n_s).
 * - What s makes on day d it ships on day d (no process time, no finished goods), and it reaches m on the morning of d + 1. From
 *   day 0 on m has: n_m days of stock, one day's delivery on the morning of day 0 (made on day -1), and all n_s that s still makes,
 *   each in time for the day after. In all n_s + n_m + 1 days of work, used one a day: it is out on day ceil(n_s + n_m + 1).
 * - In the same way a has n_a + 1 + what m still makes, n_s + n_m + 1: it is out on day ceil(n_s + n_m + n_a + 2).
 * - If goods at sea land, arrivals end `transit` days later (shipped on day -1, arriving on day transit - 1): all days shift by it.
 */
function firstStops(files: ReturnType<typeof threeFirms>, goodsAtSeaStopped: number, days = 200): number[] {
  const trial = begin(files, { controls: [cut(["ore-abroad"], { goodsAtSeaStopped })], days });
  const first = [-1, -1, -1];
  trial.run(days, (day) => {
    ["s", "m", "a"].forEach((id, n) => {
      const row = trial.row(id);
      if (first[n] < 0 && trial.block.madeUnits[row] < 1e-9 * trial.block.restOutput[row]) first[n] = day;
    });
  });
  return first;
}

describe("three firms in a row", () => {
  it("are out on days ceil(n_s), ceil(n_s + n_m + 1) and ceil(n_s + n_m + n_a + 2), whatever the covers", () => {
    const d = dice("covers");
    for (let n = 0; n < 60; n++) {
      const cover = () => (n < 20 ? d.whole(1, 40) : d.between(0.1, 40));
      const [s, m, a] = [cover(), cover(), cover()];
      expect(firstStops(threeFirms(s, m, a), 1)).toEqual([s, s + m + 1, s + m + a + 2].map(Math.ceil));
    }
  });

  it("stop a transit later when goods at sea land", () => {
    for (const transitDays of [1, 9, 33])
      expect(firstStops(threeFirms(2, 3, 4, { transitDays }), 0)).toEqual([2, 6, 11].map((day) => day + transitDays));
  });

  it("stop a process time later each, if cells go on coming off the line", () => {
    const days = firstStops(threeFirms(2, 3, 4, { stage: { processDays: 6 } }), 1);
    // Starts stop on day 2; finishes go on through day 7 and reach m on the morning of day 8; and so on.
    expect(days).toEqual([2, 2 + 6 + 3 + 1, 2 + 12 + 7 + 2]);
  });

  it("stop later by their finished goods: five days at s hold m up for five", () => {
    const days = firstStops(threeFirms(2, 3, 4, { stage: { finishedCoverDays: 5 } }), 1);
    expect(days[0]).toBeLessThanOrEqual(2);
    expect(days[1]).toBeGreaterThan(2 + 3 + 1 + 3);
  });

  it("stop in the shipped teaching world on days 1, 12 and 18, and everybody is back by day 90", () => {
    const folder = "scenarios/worlds/three-firm-chain";
    const files = readWorldFiles((name) => readFileSync(`${folder}/${name}`, "utf8"), folder);
    const trial = begin(files, { controls: [cut(["ore"], { endDay: 30, goodsAtSeaStopped: 1 })], days: 120 });
    const first = [-1, -1, -1];
    const home: number[] = [];
    trial.run(120, (day) => {
      ["s", "m", "a"].forEach((id, n) => {
        if (first[n] < 0 && trial.block.madeUnits[trial.row(id)] === 0) first[n] = day;
      });
      home.push(trial.block.furloughed[0] + trial.block.furloughed[1] + trial.block.furloughed[2]);
    });
    expect(first).toEqual([1, 12, 18]);
    // The lag is one day: each firm's people go home on the second day of its stop.
    expect(home[1]).toBe(0);
    expect([home[2], home[13], home[19]]).toEqual([200, 700, 1700]);
    expect(home.slice(90).every((people) => people === 0)).toBe(true);
  });
});

describe("one cell maker", () => {
  it("stops exactly on the day its cover ends, and loses that day in part when the cover has a fraction", () => {
    const made = (anodeDays: number) => {
      const trial = begin(oneCellMaker({ anodeDays }), { controls: [cut(["anode-abroad"], { goodsAtSeaStopped: 1 })] });
      const list: number[] = [];
      trial.run(6, () => list.push(trial.block.madeUnits[0]));
      return list;
    };
    expect(made(3)).toEqual([100, 100, 100, 0, 0, 0]);
    expect(made(3.25)).toEqual([100, 100, 100, 25, 0, 0]);
  });

  it("runs on for ever at the admitted share once its stock is gone", () => {
    const trial = begin(oneCellMaker({ anodeDays: 2, transitDays: 3 }), {
      controls: [cut(["anode-abroad"], { admittedShare: 0.4 })],
    });
    trial.run(60);
    expect(trial.block.madeUnits[0]).toBeCloseTo(40, 9);
  });
});

describe("on trees under rationing by water-fill, labour fixed", () => {
  const firstStop = (cover: number, admittedShare: number) => {
    const trial = begin(threeFirms(cover, 4, 6, { transitDays: 12 }), {
      controls: [cut(["ore-abroad"], { admittedShare })],
      days: 120,
    });
    let lost = 0;
    let first = 1000;
    trial.run(120, (day) => {
      const made = trial.block.madeUnits[trial.row("a")];
      lost += 100 - made;
      if (first === 1000 && made < 99.999) first = day;
    });
    return { lost, first };
  };

  it("more cover never brings the first stop forward", () => {
    const stops = [1, 2, 5, 9, 14, 20].map((cover) => firstStop(cover, 0.3).first);
    expect([...stops].sort((a, b) => a - b)).toEqual(stops);
    expect(stops[5]).toBeGreaterThan(stops[0]);
  });

  it("a larger admitted share never raises the total loss", () => {
    const losses = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => firstStop(5, share).lost);
    for (let n = 1; n < losses.length; n++) expect(losses[n]).toBeLessThanOrEqual(losses[n - 1] + 1e-6);
    expect(losses[5]).toBe(0);
  });
});
