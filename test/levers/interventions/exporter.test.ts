import { describe, expect, it } from "vitest";
import type { Intervention } from "../../../src/scenario/interventions/types.ts";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";
import { wholly } from "../../randomPolicy.ts";

/** A cell maker with ten days of anode in stock, twenty at sea; a ladder whose second rung is its anode. */
const files = {
  ...oneCellMaker(),
  scopes: [
    { name: "a", meaning: "nothing of it", groups: [] },
    { name: "b", meaning: "anode", groups: ["anode-abroad"] },
  ],
};
const COVER = 30;

/** Days on which the line runs at full output, of 150. */
function running(interventions: readonly Intervention[], controls = [] as ReturnType<typeof cut>[]): number[] {
  const trial = begin(files, { controls, interventions });
  const days: number[] = [];
  trial.run(150, (day) => trial.block.madeUnits[0]! > 99.999 && days.push(day));
  return days;
}

const climbs = (given: Readonly<Record<string, unknown>> = {}) =>
  wholly("exporter-climbs", files, { climbShare: 1, toRung: 2, delayDays: 15, ...given });
const cuts = (given: Readonly<Record<string, unknown>> = {}) =>
  wholly("exporter-cuts", files, { groups: ["anode-abroad"], cutShare: 1, delayDays: 15, ...given });
const eases = (given: Readonly<Record<string, unknown>> = {}) =>
  wholly("exporter-eases", files, { groups: [], easeShare: 1, admittedShare: 1, delayDays: 40, ...given });
const surge = wholly("duty-waiver", files, { name: "surge", startDay: 5, delayDays: 20 });

describe("an exporter that reacts", () => {
  it("cuts what is up to its rung, after its delay, and the line stops once ships and stock are gone", () => {
    expect(running([climbs()])).toHaveLength(15 + COVER);
    expect(running([climbs({ toRung: 1 })])).toHaveLength(150);
    expect(running([climbs({ climbShare: 0 })])).toHaveLength(150);
    expect(running([climbs({ startDay: 3 })])).toHaveLength(18 + COVER);
  });

  it("cuts single groups, to a share and until its end", () => {
    expect(running([cuts()])).toHaveLength(15 + COVER);
    expect(running([cuts({ groups: [] })])).toHaveLength(150);
    expect(running([cuts({ admittedShare: 1 })])).toHaveLength(150);
    const days = running([cuts({ endDay: 60 })]);
    // What passes on day 60 is there twenty days later.
    expect(days[15 + COVER]).toBe(60 + 20);
  });

  it("eases all that is cut, or the groups it names", () => {
    const control = cut(["anode-abroad"]);
    expect(running([], [control])).toHaveLength(COVER);
    expect(running([eases()], [control])[COVER]).toBe(40 + 20);
    expect(running([eases({ groups: ["other"] })], [control])).toHaveLength(COVER);
    expect(running([cuts(), eases()])[15 + COVER]).toBe(40 + 20);
  });

  it("answers what is done from the day on which that is felt, and nothing if it is not done", () => {
    // Felt on day 25.
    expect(running([surge, cuts({ after: "surge" })])).toHaveLength(25 + 15 + COVER);
    expect(running([surge, cuts({ after: "surge", startDay: 4 })])).toHaveLength(25 + 4 + 15 + COVER);
    expect(running([cuts({ after: "surge" })])).toHaveLength(150);
    const days = running([surge, cuts({ after: "surge", delayDays: 0, endDay: 10 })]);
    // Cut from day 25 to 35: as many days as stock.
    expect(days).toHaveLength(150);
  });

  it("answers a control from its first day", () => {
    const other = { ...cut([], { startDay: 7 }), name: "first" };
    expect(running([climbs({ after: "first" })], [other])).toHaveLength(7 + 15 + COVER);
  });
});
