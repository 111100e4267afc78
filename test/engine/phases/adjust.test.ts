import { describe, expect, it } from "vitest";
import { adjust } from "../../../src/engine/phases/adjust.ts";
import { defaultForms } from "../../../src/scenario/forms.ts";
import type { RegimeRow } from "../../../src/scenario/worldTypes.ts";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";

const forms = { ...defaultForms, labour: "partialAdjustment" as const };

/** People on the line after each of some evenings with these wants, of 100; 100 a day is rest. */
function follow(wants: readonly number[], given: Partial<RegimeRow> = {}): number[] {
  const files = oneCellMaker({ regime: { fireDays: 4, hireDays: 10, ...given } });
  const { world, block } = begin(files, { forms });
  return wants.map((wanted) => {
    block.wantedUnits[0] = wanted;
    block.leavingUnits[0] = wanted;
    adjust(world, block, 0);
    return block.atWork[0];
  });
}

describe("a staff that follows its need", () => {
  it("closes a quarter of a surplus and a tenth of a gap a day", () => {
    const [one, two, three] = follow([0, 0, 100]);
    expect([one, two]).toEqual([75, 56.25]);
    expect(three).toBeCloseTo(56.25 + 4.375, 9);
  });

  it("never grows beyond its headcount, though a backlog hastens hiring", () => {
    const [, slow] = follow([0, 100]);
    const [, fast] = follow([0, 180]);
    expect([slow, fast]).toEqual([77.5, 85.5]);
    expect(follow([100, 200, 200])).toEqual([100, 100, 100]);
  });

  it("goes down to the kept share and no further", () => {
    const after = follow(new Array(200).fill(0), { keptShare: 0.3 });
    expect(after[199]).toBeCloseTo(30, 9);
  });

  it("cannot work where capacity is out, and starts again from nothing", () => {
    const { world, block } = begin(oneCellMaker({ regime: { hireDays: 10 } }), { forms });
    block.availableShare[0] = 0;
    block.wantedUnits[0] = 0;
    block.leavingUnits[0] = 0;
    adjust(world, block, 0);
    expect([block.atWork[0], block.separated[0], block.staffedUnits[0]]).toEqual([0, 100, 0]);
    block.availableShare[0] = 1;
    block.wantedUnits[0] = 100;
    block.leavingUnits[0] = 100;
    adjust(world, block, 0);
    expect(block.atWork[0]).toBe(10);
  });

  it("knows no furlough, notice or short hours, and the people out are separated", () => {
    const trial = begin(oneCellMaker({ anodeDays: 2, transitDays: 1 }), { forms, controls: [cut(["anode-abroad"])] });
    trial.run(20);
    const { furloughed, noticed, shortHours, placed, separated, atWork } = trial.block;
    expect([furloughed[0], noticed[0], shortHours[0], placed[0]]).toEqual([0, 0, 0, 0]);
    expect(separated[0]).toBeGreaterThan(50);
    expect(separated[0] + atWork[0]).toBeCloseTo(100, 9);
  });
});
