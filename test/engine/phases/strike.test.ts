import { describe, expect, it } from "vitest";
import { viewChunk } from "../../../src/analysis/chunkView.ts";
import { collectOutcomes } from "../../../src/analysis/evaluate.ts";
import { layoutOf } from "../../../src/engine/layout.ts";
import { causesOf } from "../../../src/levers/causes.ts";
import type { Outage } from "../../../src/scenario/types.ts";
import type { RegimeRow } from "../../../src/scenario/worldTypes.ts";
import { buildEconomy } from "../../../src/world/economy.ts";
import { begin, runChecked } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";

const strike = (given: Partial<Outage> = {}): Outage => ({
  name: "walkout",
  sites: ["cells"],
  availableShare: 0,
  strikingShare: 1,
  startDay: 2,
  endDay: 20,
  onsetDays: 0,
  recoveryDays: 0,
  ...given,
});

/** One plant of 100 people; its states in the evening of each day. */
function evenings(outages: readonly Outage[], regime: Partial<RegimeRow>, days: number) {
  const trial = begin(oneCellMaker({ headcount: 100, regime: { furloughLagDays: 0, ...regime } }), { outages, days });
  const states: { strike: number; out: number; work: number; made: number }[] = [];
  trial.run(days, () => {
    const { block } = trial;
    states.push({
      strike: block.onStrike[0],
      out: block.furloughed[0] + block.separated[0],
      work: block.atWork[0] + block.shortHours[0],
      made: block.madeUnits[0],
    });
  });
  return states;
}

describe("a strike", () => {
  it("takes people from its first day to the day before its last, out of work on none of them", () => {
    const states = evenings([strike()], { recallDays: 30 }, 30);
    for (const [day, { strike: on, out, work }] of states.entries())
      expect([on, out, work]).toEqual(day >= 2 && day < 20 ? [100, 0, 0] : [0, 0, 100]);
  });

  it("ends with everybody at work and the line running on that very day, whatever recall takes", () => {
    const states = evenings([strike()], { recallDays: 30 }, 22);
    expect(states[19].made).toBe(0);
    expect(states[20].made).toBeGreaterThanOrEqual(100);
  });

  it("of some leaves the others to be sent home as the line wants, and nobody is hired in its place", () => {
    // 60 strike; of the 40 left the line at a stop needs the kept 20.
    const states = evenings([strike({ strikingShare: 0.6 })], { keptShare: 0.2, hireDays: 1, recallDays: 1 }, 25);
    expect(states[10]).toMatchObject({ strike: 60, out: 20, work: 20 });
    expect(states[23]).toMatchObject({ strike: 0, out: 0, work: 100 });
    const all = evenings([strike({ strikingShare: 0.9 })], { keptShare: 0.5, hireDays: 1, recallDays: 1 }, 12);
    expect(all[10]).toMatchObject({ strike: 90, out: 0, work: 10 });
  });

  it("stops a line by its people alone where capacity is left", () => {
    expect(evenings([strike({ availableShare: 1 })], {}, 5)[3].made).toBe(0);
  });

  it("leaves those furloughed before it began where they are", () => {
    const stop = strike({ strikingShare: 0, startDay: 0, endDay: 6 });
    const states = evenings([stop, strike({ startDay: 3, endDay: 9 })], { keptShare: 0.3, recallDays: 100 }, 12);
    expect(states[2]).toMatchObject({ strike: 0, out: 70, work: 30 });
    expect(states[4]).toMatchObject({ strike: 30, out: 70, work: 0 });
  });

  it("counts the largest share where strikes overlap", () => {
    const two = [strike({ strikingShare: 0.3 }), strike({ strikingShare: 0.8, endDay: 6 })];
    const states = evenings(two, { keptShare: 0.1 }, 12);
    expect([states[4].strike, states[8].strike]).toEqual([80, 30]);
  });
});

describe("people on strike in what is recorded", () => {
  it("stand in series of their own, and are missing from payrolls with those out of work", () => {
    const outages = [strike({ startDay: 0, endDay: 30 })];
    const files = oneCellMaker({ headcount: 100, regime: { furloughLagDays: 0 } });
    const { chunk, series, failures } = runChecked(files, [], 40, { outages });
    expect(failures).toEqual([]);
    expect(series("onStrike")[10]).toBe(100);
    expect(Math.max(...series("outOfWork"))).toBe(0);
    const layout = layoutOf(buildEconomy(files), 40, [], causesOf([], [], outages), true);
    const payrolls = (name: string, from: number, to: number) => {
      const outcome = { kind: "unpaid", series: name, from, to } as const;
      return [...collectOutcomes(layout, [viewChunk(layout, chunk)], [outcome]).columns.values()][0];
    };
    // A whole pay period, one in which the strike ends, and the same of the stage.
    expect(payrolls("outOfWork", 10, 23)).toEqual([100]);
    expect(payrolls("outOfWork", 20, 33)).toEqual([0]);
    expect(payrolls(`outOfWork.stage.${files.sites[0].stage}`, 10, 23)).toEqual([100]);
  });

  it("are in no series of a run without a strike", () => {
    const { chunk } = runChecked(oneCellMaker({}), [], 3, { outages: [strike({ strikingShare: 0 })] });
    const { chunk: other } = runChecked(oneCellMaker({}), [], 3, { outages: [strike()] });
    expect(other.people.length).toBeGreaterThan(chunk.people.length);
  });

  it("carry the strike's own name as the cause of what follows from it", () => {
    const part = strike({ strikingShare: 0.6, startDay: 0 });
    const { series } = runChecked(
      oneCellMaker({ headcount: 100, regime: { furloughLagDays: 0, keptShare: 0.2 } }),
      [],
      9,
      {
        outages: [part],
      },
    );
    expect(series("outOfWork.cause.walkout")[5]).toBe(20);
  });
});
