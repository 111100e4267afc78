import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { allocateChunk, type Experiment } from "../../src/engine/run.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { formWords } from "../../src/scenario/forms.ts";
import type { Forms } from "../../src/scenario/types.ts";
import type { Block } from "../../src/world/block.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { dice } from "../dice.ts";
import { copyOf } from "../harness.ts";
import { randomExperiment } from "../randomScenario.ts";
import { randomWorld } from "../randomWorld.ts";
import { dayModule, difference, engines } from "./dayModule.ts";

function flagship(name = "graphite-cutoff") {
  const { files, loaded } = openScenario(`scenarios/${name}.yaml`);
  return { economy: buildEconomy(files), ...experimentOf(files, loaded.scenario) };
}

/** Blocks of some replications on some days, by the reference engine. */
function referenceBlocks(experiment: Experiment, replications: readonly number[], days: readonly number[]): Block[][] {
  const { reference } = engines(experiment, days.at(-1)! + 1);
  return replications.map((k) => {
    const block = reference.start(k);
    return days.map((until, i) => {
      for (let day = i === 0 ? -reference.leadDays : days[i - 1] + 1; day <= until; day++) reference.day(day);
      return copyOf(block);
    });
  });
}

/** The first bit in which lanes depart from the reference's blocks on those days: every column, every lane. */
function departure(
  { lanes, room }: ReturnType<typeof engines>,
  replications: readonly number[],
  days: readonly number[],
  expected: readonly (readonly Block[])[],
): string | null {
  const failed = lanes.start(replications).findIndex((failure) => failure !== null);
  if (failed >= 0) return `replication ${replications[failed]} did not start`;
  for (const [i, until] of days.entries()) {
    for (let day = i === 0 ? -lanes.leadDays : days[i - 1] + 1; day <= until; day++) lanes.day(day);
    for (const [lane, k] of replications.entries()) {
      lanes.read(lane, room);
      const where = difference(expected[lane][i], room);
      if (where !== null) return `replication ${k} in lane ${lane}, day ${until}: ${where}`;
    }
  }
  return null;
}

/** Every pair of values of two model forms. */
const formPairs = (forms: Forms): string[] => {
  const words = Object.entries(forms).map(([name, word]) => `${name} ${word}`);
  return words.flatMap((a, n) => words.slice(n + 1).map((b) => `${a}, ${b}`));
};

const arrays = ({ people, real, factors, siteOutOfWork, siteStopped, siteOutByCause }: ChunkResult) =>
  [people, real, factors, siteOutOfWork, siteStopped, siteOutByCause!].map((column) =>
    Buffer.from(column.buffer.slice(0)),
  );

describe("lanes and the reference agree in every bit of every column", () => {
  it("in 300 random worlds of up to 60 plants, each under its own scenario and model forms, every pair of forms among them, in every lane, at the end and on two days before", () => {
    const shipped = compileDay();
    let [reached, large] = [0, 0];
    const pairs = new Set<string>();
    for (let n = 0; n < 300; n++) {
      const seed = `lanes-${n}`;
      const d = dice(`days of ${seed}`);
      const last = d.whole(40, 120) - 1;
      const days = [...new Set([d.whole(0, last), d.whole(0, last), last])].sort((a, b) => a - b);
      const experiment = randomExperiment(seed, last + 1, n % 3 === 0 ? 12 : 6);
      for (const pair of formPairs(experiment.forms)) pairs.add(pair);
      const sides = engines(experiment, last + 1, n % 2 === 0 ? dayModule : shipped);
      const first = d.whole(0, 5000);
      const replications = Array.from({ length: sides.lanes.lanes }, (_, lane) => first + lane);
      const expected = referenceBlocks(experiment, replications, days);
      expect([seed, departure(sides, replications, days, expected)]).toEqual([seed, null]);
      // One of them again, in lane 0 beside lanes at rest: whichever lane it was in, beside shocked ones, the bits are the same.
      const alone = n % replications.length;
      expect([seed, departure(sides, [replications[alone]], days, [expected[alone]])]).toEqual([seed, null]);
      if (expected.some((blocks) => blocks.at(-1)!.atWork.some((people, site) => people < blocks[0].headcount[site])))
        reached++;
      if (experiment.economy.world.sites > 40) large++;
    }
    const counts = Object.values(formWords).map((words) => words.length);
    expect(pairs.size).toBe(counts.flatMap((a, n) => counts.slice(n + 1).map((b) => a * b)).reduce((a, b) => a + b));
    expect([reached > 150, large > 20]).toEqual([true, true]);
  }, 240_000);

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
    const { reference, lanes, room } = engines(randomExperiment("few", 60), 60, compileDay(count));
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
    const { layout, reference, lanes } = engines(randomExperiment("chunk", 50), 50);
    for (const [first, count] of [
      [0, 8],
      [16, 3],
      [5, 13],
    ] as const) {
      const [one, two] = [0, 1].map(() => allocateChunk(layout, 0, first, count));
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
    const [one, two] = [0, 1].map(() => allocateChunk(layout, 0, 0, 21));
    const failures = reference.runChunk(one);
    expect(failures.length).toBeGreaterThan(2);
    expect(failures.length).toBeLessThan(15);
    expect(lanes.runChunk(two)).toEqual(failures);
    expect(arrays(two)).toEqual(arrays(one));
  });
});
