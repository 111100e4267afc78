import { describe, expect, it } from "vitest";
import type { AnticipationRule } from "../../src/scenario/newsTypes.ts";
import type { Control } from "../../src/scenario/types.ts";
import type { WorldFiles } from "../../src/scenario/worldTypes.ts";
import { begin, cut } from "../harness.ts";
import { blender, oneCellMaker, threeFirms } from "../namedWorlds.ts";

/** Everybody knows, nobody reacts. */
const watching: AnticipationRule = {
  preBuyShare: 0,
  preBuyMultiple: 1,
  stretchShare: 0,
  minimumPaceShare: 0,
  idleShare: 0,
  expectedCutDays: 90,
  expectationFirmSigma: 0,
};

/** A world told on day 0 of a cut of some groups. */
function told(files: WorldFiles, groups: readonly string[], given: Partial<Control> = {}) {
  const { block, row } = begin(
    { ...files, anticipation: watching },
    { controls: [cut(groups, given)], announcedDay: 0 },
  );
  return { block, exposed: (id: string) => block.exposedShare[row(id)] };
}

describe("exposure", () => {
  it("is whole for a maker whose only anode is cut whole, which reaches it for the days at sea", () => {
    const { block, exposed } = told(oneCellMaker({ transitDays: 20 }), ["anode-abroad"]);
    expect([exposed("cells"), block.cutShare[0], block.reachDays[0]]).toEqual([1, 1, 20]);
  });

  it("is the share that is cut, and nothing reaches a maker whose ships are stopped", () => {
    const partial = told(oneCellMaker(), ["anode-abroad"], { admittedShare: 0.75 });
    expect(partial.exposed("cells")).toBeCloseTo(0.25, 12);
    expect(told(oneCellMaker(), ["anode-abroad"], { goodsAtSeaStopped: 1 }).block.reachDays[0]).toBe(0);
  });

  it("is half where the slot is important and none where it is minor", () => {
    expect(told(oneCellMaker({ criticality: "important" }), ["anode-abroad"]).exposed("cells")).toBe(0.5);
    expect(told(oneCellMaker({ criticality: "minor" }), ["anode-abroad"]).exposed("cells")).toBe(0);
  });

  it("counts a fill by its share of the mix", () => {
    const files = blender({ mixShare: 0.2, ceilingShare: 0.5 });
    expect(told(files, ["graphite-abroad"]).exposed("cells")).toBeCloseTo(0.8, 12);
    expect(told(files, ["silicon-abroad"]).exposed("cells")).toBeCloseTo(0.2, 12);
  });

  it("goes down a chain, with the days for which those above can go on", () => {
    const { block, exposed } = told(threeFirms(2, 3, 4, { transitDays: 5 }), ["ore-abroad"]);
    expect(["s", "m", "a"].map(exposed)).toEqual([1, 1, 1]);
    // s holds 2 days and 5 are at sea; m gets goods for 7 days and one more on the road, and holds 3.
    expect([...block.reachDays.slice(0, 3)]).toEqual([5, 1 + 5 + 2, 1 + 8 + 3]);
  });

  it("is none for those who hang on nothing that is cut, and without an announcement", () => {
    expect(told(threeFirms(2, 3, 4), []).exposed("s")).toBe(0);
    const untold = begin({ ...oneCellMaker(), anticipation: watching }, { controls: [cut(["anode-abroad"])] });
    expect(untold.block.exposedShare[0]).toBe(0);
  });
});
