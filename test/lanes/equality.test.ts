import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { allocateChunk } from "../../src/engine/run.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { dice } from "../dice.ts";
import { randomAnnouncement } from "../randomNews.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";
import { difference, engines } from "./dayModule.ts";

function flagship(name = "graphite-cutoff") {
  const { files, loaded } = openScenario(`scenarios/${name}.yaml`);
  return { economy: buildEconomy(files), ...experimentOf(files, loaded.scenario) };
}

function random(seed: string, days: number) {
  const { files } = randomWorld(seed);
  return {
    economy: buildEconomy(files),
    factors: files.factors,
    controls: randomControls(seed, files, days),
    seed,
    ...randomAnnouncement(seed),
  };
}

const arrays = ({ people, real, factors, siteOutOfWork, siteStopped }: ChunkResult) =>
  [people, real, factors, siteOutOfWork, siteStopped].map((column) => Buffer.from(column.buffer.slice(0)));

describe("lanes and the reference agree in every bit of every column", () => {
  it("in 300 random worlds, each with its own controls, eight replications side by side", () => {
    let reached = 0;
    for (let n = 0; n < 300; n++) {
      const seed = `lanes-${n}`;
      const days = dice(seed).whole(40, 120);
      const { reference, lanes, room } = engines(random(seed, days), days);
      const replications = Array.from({ length: lanes.lanes }, (_, lane) => 5 * n + lane);
      expect(lanes.start(replications).every((failure) => failure === null)).toBe(true);
      for (let day = -lanes.leadDays; day < days; day++) lanes.day(day);
      // Two lanes of each world are held against the reference; which two goes round.
      for (const lane of [n % lanes.lanes, (3 * n + 1) % lanes.lanes]) {
        const block = reference.start(replications[lane]);
        for (let day = -reference.leadDays; day < days; day++) reference.day(day);
        lanes.read(lane, room);
        expect([seed, lane, difference(block, room)]).toEqual([seed, lane, null]);
        if (block.furloughed.some((people) => people > 0)) reached++;
      }
    }
    expect(reached).toBeGreaterThan(100);
  }, 120_000);

  it.each(["graphite-cutoff", "graphite-cutoff-evidence"])(
    "in the shipped world under %s, for 180 days",
    (name) => {
      const { reference, lanes, room } = engines(flagship(name), 181);
      const replications = [0, 1, 2, 3, 4, 5, 6, 7];
      lanes.start(replications);
      for (let day = 0; day < 181; day++) lanes.day(day);
      for (const k of replications) {
        const block = reference.start(k);
        for (let day = 0; day < 181; day++) reference.day(day);
        lanes.read(k, room);
        expect([k, difference(block, room)]).toEqual([k, null]);
      }
    },
    60_000,
  );

  it.each([1, 2, 4])("in modules of %i lanes", (count) => {
    const { reference, lanes, room } = engines(random("few", 60), 60, compileDay(count));
    lanes.start([3]);
    const block = reference.start(3);
    for (let day = -lanes.leadDays; day < 60; day++) {
      lanes.day(day);
      reference.day(day);
    }
    lanes.read(0, room);
    expect(difference(block, room)).toBe(null);
  });
});

describe("a lane", () => {
  it("does not know its neighbours: lane 0 beside seven at rest, lane 5 beside seven shocked", () => {
    const { lanes, room } = engines(flagship(), 60);
    const run = (replications: readonly number[]) => {
      lanes.start(replications);
      for (let day = 0; day < 60; day++) lanes.day(day);
    };
    run([12]);
    lanes.read(0, room);
    const alone = structuredClone(room);
    run([20, 21, 22, 23, 24, 12, 26, 27]);
    lanes.read(5, room);
    expect(difference(alone, room)).toBe(null);
    expect(alone.furloughed.some((people) => people > 0)).toBe(true);
    lanes.read(4, room);
    expect(difference(alone, room)).not.toBe(null);
  });
});

describe("a chunk", () => {
  it("has the same bits from both engines, whole blocks or not, in any order", () => {
    const { layout, reference, lanes } = engines(random("chunk", 50), 50);
    for (const [first, count] of [
      [0, 8],
      [16, 3],
      [5, 13],
    ] as const) {
      const [one, two] = [0, 1].map(() => allocateChunk(layout, 0, first, count, false));
      expect(reference.runChunk(one)).toEqual([]);
      let done = 0;
      expect(lanes.runChunk(two, () => done++)).toEqual([]);
      expect(arrays(two)).toEqual(arrays(one));
      expect(done).toBe(count);
    }
  });

  it("names the replications that break an identity, and no others", () => {
    const { files } = randomWorld("chunk");
    // In some draws a need is negative, which no identity survives.
    const factor = { ...files.factors[0], name: "need", bounds: [-1, 1] as const };
    const prior = { dist: "discrete" as const, values: [1, -1], weights: [0.7, 0.3] };
    const broken = {
      ...files,
      factors: [...files.factors, { ...factor, prior }],
      slots: files.slots.map((slot) => ({ ...slot, needScale: "need" })),
    };
    const experiment = { economy: buildEconomy(broken), factors: broken.factors, controls: [], seed: "broken" };
    const { layout, reference, lanes } = engines(experiment, 20);
    const [one, two] = [0, 1].map(() => allocateChunk(layout, 0, 0, 21, false));
    const failures = reference.runChunk(one);
    expect(failures.length).toBeGreaterThan(2);
    expect(failures.length).toBeLessThan(15);
    expect(lanes.runChunk(two)).toEqual(failures);
    expect(arrays(two)).toEqual(arrays(one));
  });
});
