import { describe, expect, it } from "vitest";
import { produce } from "../../../src/engine/phases/produce.ts";
import { defaultForms } from "../../../src/scenario/forms.ts";
import { dice } from "../../dice.ts";
import { begin, type Trial } from "../../harness.ts";
import { slotAllows, take } from "../../naive/split.ts";
import { blender, type CellMaker, oneCellMaker } from "../../namedWorlds.ts";

/** The maker of a world with the given stocks (slot units, nothing arriving), asked for `target`. */
function maker(files: ReturnType<typeof oneCellMaker>, target: number, ...stocks: number[]): Trial {
  const trial = begin(files);
  trial.block.receivedUnits.fill(0);
  stocks.forEach((stock, fill) => {
    trial.block.stockUnits[fill] = stock;
  });
  trial.block.targetUnits[0] = target;
  trial.block.staffedUnits[0] = 1e9;
  return trial;
}
const made = ({ world, block }: Trial): number => {
  produce(world, block, 0, 0);
  return block.madeUnits[0];
};

describe("produce", () => {
  it("makes what is meant to be made when nothing is scarce, up to capacity", () => {
    expect(made(maker(oneCellMaker(), 70, 1000))).toBe(70);
    expect(made(maker(oneCellMaker(), 900, 1000))).toBe(200);
  });

  it("is held back by what capacity is available today", () => {
    const trial = maker(oneCellMaker(), 150, 1000);
    trial.block.availableShare[0] = 0.5;
    expect(made(trial)).toBe(100);
  });

  it("is held back by its people, but goes on wanting", () => {
    const trial = maker(oneCellMaker(), 100, 1000);
    trial.block.staffedUnits[0] = 40;
    expect(made(trial)).toBe(40);
    expect(trial.block.wantedUnits[0]).toBe(100);
  });

  it("goes on at full output until the stock is gone, then makes what is left", () => {
    const trial = maker(oneCellMaker(), 100, 250);
    expect([made(trial), made(trial), made(trial), made(trial)]).toEqual([100, 100, 50, 0]);
    expect(trial.block.stockUnits[0]).toBe(0);
  });

  it("uses this morning's arrivals before it stops", () => {
    const trial = maker(oneCellMaker(), 100, 10);
    trial.block.receivedUnits[0] = 60;
    expect(made(trial)).toBe(70);
  });

  it.each<[NonNullable<CellMaker["criticality"]>, number]>([
    ["critical", 30],
    ["important", (30 + 200) / 2],
    ["minor", 180],
  ])("with a %s input for 30 makes %i of a target of 180 and a capacity of 200", (criticality, output) => {
    const trial = maker(oneCellMaker({ criticality }), 180, 30);
    expect(made(trial)).toBe(output);
    expect(trial.block.usedUnits[0]).toBe(30);
  });

  it("with graphite and silicon makes min((q_g + q_s) / n, q_g / (n (1 - c)))", () => {
    const d = dice("blend");
    for (let n = 0; n < 300; n++) {
      const ceiling = d.between(0.05, 0.95);
      const graphite = d.between(0, 300);
      const silicon = d.between(0, 300);
      const trial = maker(blender({ mixShare: 0.05, ceilingShare: ceiling }), 1e6, graphite, silicon);
      trial.block.capacityUnits[0] = 1e6;
      const expected = Math.min((graphite + silicon) / 2, graphite / (2 * (1 - ceiling)));
      expect(made(trial)).toBeCloseTo(expected, 9);
      expect(trial.block.usedUnits[0] + trial.block.usedUnits[1]).toBeCloseTo(2 * expected, 9);
    }
  });

  it("needs no graphite when silicon may fill the whole slot", () => {
    expect(made(maker(blender({ mixShare: 0.1, ceilingShare: 1 }), 50, 0, 100))).toBe(50);
  });

  it("meets the limit of any number of fills that brute force over subsets finds", () => {
    const d = dice("many fills");
    for (let n = 0; n < 200; n++) {
      const count = d.whole(1, 6);
      const base = oneCellMaker();
      const need = d.between(0.2, 4);
      const fills = Array.from({ length: count }, (_, f) => ({
        ...base.fills[0],
        product: `p${f}`,
        mixShare: f === 0 ? null : d.between(0, 0.9 / count),
        ceilingShare: f === 0 && d.chance(0.5) ? 1 : d.between(0.2, 1),
      }));
      const files = {
        ...base,
        fills,
        slots: base.slots.map((row) => ({ ...row, needPerUnit: need })),
        origins: fills.map((row) => ({ ...base.origins[0], id: row.product, product: row.product })),
        links: fills.map((row) => ({ ...base.links[0], supplier: row.product })),
      };
      const stocks = fills.map(() => (d.chance(0.2) ? 0 : d.between(0, 200)));
      const trial = maker(files, 1e6, ...stocks);
      trial.block.capacityUnits[0] = 1e6;
      const naive = fills.map((_, f) => ({
        unitsEach: 1,
        mix: trial.block.mixShare[f],
        ceiling: trial.block.ceilingShare[f],
        links: [],
        restUse: 0,
        coverDays: 0,
        stock: stocks[f],
        used: 0,
      }));
      const limit = slotAllows(need, naive);
      const output = made(trial);
      expect(output).toBeCloseTo(limit, 8);
      take(need * limit, naive);
      naive.forEach((fill, f) => {
        expect(trial.block.usedUnits[f]).toBeCloseTo(fill.used, 8);
        expect(trial.block.usedUnits[f]).toBeLessThanOrEqual(fill.ceiling * need * output * (1 + 1e-12) + 1e-12);
      });
    }
  });

  it("lets out today what was started so many days ago", () => {
    const trial = begin(oneCellMaker({ stage: { processDays: 4 } }));
    const { world, block } = trial;
    const leaving: number[] = [];
    for (let day = 0; day < 12; day++) {
      block.receivedUnits.fill(0);
      block.stockUnits.fill(1e6);
      block.targetUnits[0] = 100 - 10 * Math.min(day, 5);
      produce(world, block, 0, day);
      leaving.push(block.leavingUnits[0]);
    }
    expect(leaving).toEqual([100, 100, 100, 100, 100, 90, 80, 70, 60, 50, 50, 50]);
    // Four days at 100 a day were in process; four days at 50 are now.
    expect(block.processGapUnits[0]).toBe(4 * (50 - 100));
  });
});

describe("produce, graded", () => {
  const graded = (stock: number, target: number) => {
    const trial = begin(oneCellMaker({ anodeDays: 9 }), { forms: { ...defaultForms, production: "graded" } });
    trial.block.receivedUnits.fill(0);
    trial.block.stockUnits[0] = stock;
    trial.block.targetUnits[0] = target;
    trial.block.staffedUnits[0] = 1e9;
    return made(trial);
  };

  it("makes all it means to while 80 % of the stock aimed at is there, then less in proportion to what is held", () => {
    // Nine days of cover and the day's own delivery: ten days, 1,000 units; psi of them is 800.
    expect([1000, 800, 400, 80].map((stock) => graded(stock, 100))).toEqual([100, 100, 50, 10]);
  });

  it("counts the stock against the output meant: half the output needs half the stock", () => {
    expect(graded(400, 50)).toBe(50);
    expect(graded(200, 50)).toBe(25);
  });
});
