import { describe, expect, it } from "vitest";
import { openScenario } from "../../../src/cli/tree.ts";
import { layoutOf } from "../../../src/engine/layout.ts";
import { makeSimulator } from "../../../src/engine/run.ts";
import { experimentOf } from "../../../src/montecarlo/experiment.ts";
import { kinds } from "../../../src/scenario/interventions/kinds.ts";
import type { Intervention, KindName } from "../../../src/scenario/interventions/types.ts";
import type { WorldFiles } from "../../../src/scenario/worldTypes.ts";
import { buildEconomy } from "../../../src/world/economy.ts";
import { begin, changedColumns, copyOf, cut, runChecked } from "../../harness.ts";
import { difference, engines } from "../../lanes/dayModule.ts";
import { oneCellMaker, threeFirms } from "../../namedWorlds.ts";
import { randomChain } from "../../randomChain.ts";
import { randomPolicy, wholly } from "../../randomPolicy.ts";
import { randomShock } from "../../randomShock.ts";
import { randomControls, randomWorld } from "../../randomWorld.ts";

/** What makes each kind do nothing; a kind without a strength does not compile. */
const nothing: { readonly [K in KindName]: Readonly<Record<string, unknown>> } = {
  stockpile: { fillDays: 0 },
  "short-time-compensation": { takeUpShare: 0 },
  "wage-subsidy": { takeUpShare: 0 },
  "priority-orders": { endUses: [] },
  "most-jobs-per-unit": { ratedShare: 0 },
  "licence-diplomacy": { successShare: 0 },
  "duty-waiver": { dutyShare: 0 },
  "allied-surge": { moreShare: 0 },
  "emergency-qualification": { cutShare: 0 },
  "import-waiver": { moreShare: 0, cutShare: 0 },
  "inventory-mandate": { heldDays: 0 },
  redeployment: { moreShare: 0, soonerShare: 0 },
  "exporter-reaction": { climbShare: 0, easeShare: 0 },
};

/** What is felt here for sure: chances at one, and days after the first programmes of second sources have ended. */
const something: {
  readonly [K in KindName]?: { readonly given?: Readonly<Record<string, unknown>>; readonly days: number };
} = {
  "licence-diplomacy": { given: { successShare: 1, delayDays: 30 }, days: 200 },
  "exporter-reaction": { given: { climbShare: 1, easeShare: 0 }, days: 200 },
  "allied-surge": { days: 420 },
  "import-waiver": { days: 420 },
};

const flagship = openScenario("scenarios/graphite-cutoff-evidence.yaml");

const economy = buildEconomy(flagship.files);
const experimentWith = (interventions: readonly Intervention[]) => ({
  economy,
  ...experimentOf(flagship.files, flagship.loaded.scenario),
  interventions,
});

/** Columns of a replication of the shipped world after so many days with some interventions, every bit. */
function shipped(interventions: readonly Intervention[], days: number): string[] {
  const experiment = experimentWith(interventions);
  const simulator = makeSimulator(experiment, layoutOf(economy, days, [7, 30]));
  const block = simulator.start(3);
  for (let day = 0; day < days; day++) simulator.day(day);
  return (
    ["atWork", "shortHours", "furloughed", "separated", "placed", "stockUnits", "madeUnits", "paidRatio"] as const
  ).map((name) => Buffer.from((block[name] as Float64Array).slice().buffer).toString("base64"));
}

const baselines = new Map<number, string[]>();
function baselineOf(days: number): string[] {
  const known = baselines.get(days) ?? shipped([], days);
  baselines.set(days, known);
  return known;
}

describe("an intervention", () => {
  it.each(Object.keys(kinds) as KindName[])(
    "of kind %s with a strength of zero is the baseline to the bit, with one it is not",
    (kind) => {
      const { given, days } = { days: 200, ...something[kind] };
      expect(shipped([wholly(kind, flagship.files, nothing[kind])], days)).toEqual(baselineOf(days));
      expect(shipped([wholly(kind, flagship.files, given)], days)).not.toEqual(baselineOf(days));
    },
    60_000,
  );

  it("leaves rest exact and every identity whole in 60 random worlds, all kinds at once", () => {
    for (let n = 0; n < 60; n++) {
      const seed = `policy-${n}`;
      const { files } = randomWorld(seed);
      const interventions = randomPolicy(seed, files, 60);
      const given = { ...randomShock(seed, files, 60), interventions, seed };
      expect([seed, runChecked(files, randomControls(seed, files, 60), 60, given).failures]).toEqual([seed, []]);
    }
  });

  it("is the same bits in lanes, all kinds at once", () => {
    const { reference, lanes, room } = engines(experimentWith(randomPolicy("lanes", flagship.files, 120)), 120);
    lanes.start([0, 1, 2, 3]);
    for (let day = 0; day < 120; day++) lanes.day(day);
    for (const k of [0, 2]) {
      const block = reference.start(k);
      for (let day = 0; day < 120; day++) reference.day(day);
      lanes.read(k, room);
      expect([k, difference(block, room)]).toEqual([k, null]);
    }
  }, 60_000);
});

/** People-days lost at all sites of a chain under a cut, with some interventions. */
function lost(files: WorldFiles, group: string, interventions: readonly Intervention[], days = 200): number {
  const trial = begin(files, { controls: [cut([group], { endDay: 90 })], days, interventions });
  let sum = 0;
  trial.run(days, () => {
    const { furloughed, separated, placed } = trial.block;
    for (let site = 0; site < furloughed.length; site++) sum += furloughed[site]! + separated[site]! + placed[site]!;
  });
  return sum;
}

const inProgramme = (files: WorldFiles): WorldFiles => ({
  ...files,
  regions: files.regions.map((region) => ({ ...region, workShareTakeUp: 0.02 })),
});

const strengths: readonly (readonly [KindName, string, readonly number[]])[] = [
  ["stockpile", "fillDays", [0, 10, 30, 90, 200]],
  ["short-time-compensation", "takeUpShare", [0, 0.1, 0.4, 0.9]],
  ["wage-subsidy", "takeUpShare", [0, 0.1, 0.4, 0.9]],
];

describe("more of it, under waterFill and cliff and without anticipation,", () => {
  it.each(strengths)("of %s never hurts along 60 random chains, and helps somewhere", (kind, parameter, values) => {
    let helped = 0;
    for (let n = 0; n < 60; n++) {
      const files = inProgramme(randomChain(`stronger-${n}`, false, "go"));
      const losses = values.map((value) =>
        lost(files, "abroad", [wholly(kind, files, { [parameter]: value, delayDays: 10, crowdOutShare: 0 })]),
      );
      for (let i = 1; i < losses.length; i++) expect([n, losses[i]! <= losses[i - 1]!]).toEqual([n, true]);
      if (losses.at(-1)! < losses[0]!) helped++;
    }
    expect(helped).toBeGreaterThan(20);
  });
});

describe("a stockpile", () => {
  const hold = (fillDays: number, more = {}) =>
    wholly("stockpile", oneCellMaker(), { products: ["anode"], fillDays, delayDays: 0, crowdOutShare: 0, ...more });

  it("keeps a line running as many days longer as it holds", () => {
    const daysUntilStop = (interventions: readonly Intervention[]) => {
      const trial = begin(oneCellMaker(), { controls: [cut(["anode-abroad"])], interventions });
      let days = 0;
      trial.run(150, () => {
        if (trial.block.madeUnits[0]! > 99.999) days++;
      });
      return days;
    };
    // Twenty days at sea, ten in stock.
    expect(daysUntilStop([])).toBe(30);
    expect(daysUntilStop([hold(25)])).toBe(55);
    // One kind of it twice is both.
    expect(daysUntilStop([hold(25), { ...hold(25), name: "more" }])).toBe(80);
  });

  it("gives nothing before its delay is over, and no more than its share of what is missing", () => {
    const trial = begin(oneCellMaker(), {
      controls: [cut(["anode-abroad"])],
      interventions: [hold(25, { delayDays: 40, releaseShare: 0.5 })],
    });
    const released: number[] = [];
    trial.run(60, () => released.push(trial.block.releasedUnits[0]!));
    expect(released.slice(0, 40).every((units) => units === 0)).toBe(true);
    expect(released[40]).toBe(50);
  });

  it("costs private cover what is crowded out, at most half of it", () => {
    const trial = begin(oneCellMaker(), { interventions: [hold(25, { crowdOutShare: 0.1 })] });
    expect(trial.block.restStockUnits[0]).toBe(750);
    const much = begin(oneCellMaker(), { interventions: [hold(100, { crowdOutShare: 1 })] });
    expect(much.block.restStockUnits[0]).toBe(500);
  });
});

describe("keeping people", () => {
  const files = inProgramme(oneCellMaker({ regime: { furloughLagDays: 5 } }));
  const run = (interventions: readonly Intervention[], days: number) => {
    const trial = begin(files, { controls: [cut(["anode-abroad"])], interventions, days: days + 1 });
    const before = copyOf(trial.block);
    trial.run(days);
    return { block: trial.block, moved: changedColumns(before, trial.block) };
  };

  it("works only where a region runs a programme, if it is short-time compensation", () => {
    const none = oneCellMaker({ regime: { furloughLagDays: 5 } });
    const trial = begin(none, {
      controls: [cut(["anode-abroad"])],
      interventions: [wholly("short-time-compensation", none, { takeUpShare: 0.5, delayDays: 0 })],
    });
    trial.run(100);
    expect(trial.block.workShared[0]).toBe(0);
    expect(
      run([wholly("short-time-compensation", files, { takeUpShare: 0.5, delayDays: 0 })], 100).block.workShared[0],
    ).toBeGreaterThan(20);
  });

  it("shares those whom two schemes could keep: each takes its share of what the other lets go", () => {
    const both = [
      wholly("short-time-compensation", files, { takeUpShare: 0.5, delayDays: 0 }),
      wholly("wage-subsidy", files, { takeUpShare: 0.5, delayDays: 0 }),
    ];
    const { block } = run(both, 100);
    const idle = block.workShared[0]! + block.furloughed[0]! + block.separated[0]! + block.placed[0]!;
    expect(block.workShared[0]! / idle).toBeCloseTo(1 - 0.98 * 0.25, 1);
  });

  it("ends for everybody on the day on which it ends, after the usual lag", () => {
    const until = (endDay: number) => [wholly("wage-subsidy", files, { takeUpShare: 0.8, delayDays: 0, endDay })];
    expect(run(until(90), 89).block.workShared[0]).toBeGreaterThan(50);
    expect(run(until(90), 92).block.furloughed[0]).toBeLessThan(30);
    expect(run(until(90), 110).block.workShared[0]).toBeLessThan(5);
  });
});

it("threeFirms has a stock at each step, so that a stockpile of a middle good saves those downstream", () => {
  const files = threeFirms(5, 5, 5, { regime: { furloughLagDays: 0 } });
  const run = (interventions: readonly Intervention[]) => lost(files, "ore-abroad", interventions);
  const middle = wholly("stockpile", files, { products: ["middle"], fillDays: 30, delayDays: 0, crowdOutShare: 0 });
  expect(run([middle])).toBeLessThanOrEqual(run([]));
});
