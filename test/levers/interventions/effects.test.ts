import { createHash } from "node:crypto";
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
  "exporter-climbs": { climbShare: 0 },
  "exporter-cuts": { cutShare: 0 },
  "exporter-eases": { easeShare: 0 },
};

/** Chances at one, so that it happens in the replication that is looked at. */
const something: { readonly [K in KindName]?: Readonly<Record<string, unknown>> } = {
  "licence-diplomacy": { successShare: 1, delayDays: 30 },
  "exporter-climbs": { climbShare: 1, toRung: 2, delayDays: 30 },
  "exporter-cuts": { cutShare: 1, groups: ["precursor-china"], delayDays: 30 },
  "exporter-eases": { easeShare: 1, delayDays: 30 },
};

const flagship = openScenario("scenarios/graphite-cutoff-evidence.yaml");

const economy = buildEconomy(flagship.files);
const experimentWith = (interventions: readonly Intervention[]) => ({
  economy,
  ...experimentOf(flagship.files, flagship.loaded.scenario),
  interventions,
});

/** Every bit of a replication of the shipped world with some interventions, a text a day, as far as somebody asks. */
function* shipped(interventions: readonly Intervention[]): Generator<string, never> {
  const simulator = makeSimulator(experimentWith(interventions), layoutOf(economy, LONGEST, [7, 30]));
  const block = simulator.start(3);
  for (let day = 0; day < LONGEST; day++) {
    simulator.day(day);
    const hash = createHash("sha256");
    for (const name of WATCHED) {
      const { buffer, byteOffset, byteLength } = block[name];
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    }
    yield hash.digest("hex");
  }
  throw new Error("no such day");
}

const WATCHED = [
  "atWork",
  "shortHours",
  "furloughed",
  "separated",
  "placed",
  "stockUnits",
  "madeUnits",
  "paidRatio",
] as const;

/** Days after which every kind is felt, as the first programmes of second sources have ended. */
const LONGEST = 420;

const baseline: string[] = [];
const untouched = shipped([]);
/** The baseline is run once, as far as it is needed. */
function baselineOn(day: number): string {
  while (baseline.length <= day) baseline.push(untouched.next().value);
  return baseline[day]!;
}

describe("an intervention", () => {
  const every = Object.keys(kinds) as KindName[];

  it("of no strength is the baseline to the bit, all kinds at once", () => {
    const arm = shipped(every.map((kind) => wholly(kind, flagship.files, nothing[kind])));
    for (let day = 0; day < 200; day++) expect([day, arm.next().value]).toEqual([day, baselineOn(day)]);
  }, 60_000);

  it.each(every)(
    "of kind %s is felt",
    (kind) => {
      const arm = shipped([wholly(kind, flagship.files, something[kind])]);
      let day = 0;
      while (day < LONGEST && arm.next().value === baselineOn(day)) day++;
      expect(day).toBeLessThan(LONGEST);
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
  ["inventory-mandate", "heldDays", [0, 30, 200]],
];

describe("more of it, under waterFill and cliff and without anticipation,", () => {
  it.each(strengths)("of %s never hurts along 40 random chains, and helps somewhere", (kind, parameter, values) => {
    let helped = 0;
    for (let n = 0; n < 40; n++) {
      const files = inProgramme(randomChain(`stronger-${n}`, false, "go"));
      const losses = values.map((value) =>
        lost(files, "abroad", [
          wholly(kind, files, { [parameter]: value, delayDays: 10, crowdOutShare: 0, complianceShare: 1 }),
        ]),
      );
      for (let i = 1; i < losses.length; i++) expect([n, losses[i]! <= losses[i - 1]!]).toEqual([n, true]);
      if (losses.at(-1)! < losses[0]!) helped++;
    }
    expect(helped).toBeGreaterThan(14);
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

  it("is released by its own rule beside a mandate that holds nothing", () => {
    const slow = hold(25, { delayDays: 40, releaseShare: 0.5 });
    const nothing = wholly("inventory-mandate", oneCellMaker(), { heldDays: 0, delayDays: 0 });
    for (const interventions of [
      [slow, nothing],
      [nothing, slow],
    ]) {
      const { block } = begin(oneCellMaker(), { interventions });
      expect(changedColumns(copyOf(block), begin(oneCellMaker(), { interventions: [slow] }).block)).toEqual([]);
    }
  });

  it("costs private cover what is crowded out, at most half of it", () => {
    const trial = begin(oneCellMaker(), { interventions: [hold(25, { crowdOutShare: 0.1 })] });
    expect(trial.block.restStockUnits[0]).toBe(750);
    const much = begin(oneCellMaker(), { interventions: [hold(100, { crowdOutShare: 1 })] });
    expect(much.block.restStockUnits[0]).toBe(500);
  });
});

describe("an inventory mandate", () => {
  const mandate = (given: Readonly<Record<string, unknown>>) =>
    wholly("inventory-mandate", oneCellMaker(), { heldDays: 35, complianceShare: 1, delayDays: 0, ...given });
  /** Days on which the line runs. Twenty days of goods are at sea, ten in stock. */
  const running = (given: Readonly<Record<string, unknown>>, more: readonly Intervention[] = []) => {
    const trial = begin(oneCellMaker(), {
      controls: [cut(["anode-abroad"])],
      interventions: [mandate(given), ...more],
    });
    const days: number[] = [];
    trial.run(150, (day) => trial.block.madeUnits[0]! > 99.999 && days.push(day));
    return days;
  };

  it("that lapses keeps a line running for the days it added, and is not refilled", () => {
    expect(running({})).toHaveLength(30 + 25);
    expect(running({ complianceShare: 0.6 })).toHaveLength(30 + 15);
    expect(running({ lapsedShare: 0.6 })).toHaveLength(30 + 15);
  });

  it("that does not lapse locks its stock away", () => expect(running({ lapsedShare: 0 })).toHaveLength(30));

  it("that lapses late leaves the line to stop and to go on", () => {
    const days = running({ delayDays: 50 });
    expect([days[29], days[30], days.length]).toEqual([29, 50, 55]);
  });
});

describe("who is eligible and how many there are places for", () => {
  const files = threeFirms(5, 5, 5, { regime: { furloughLagDays: 0 } });
  const kept = (given: Readonly<Record<string, unknown>>) => {
    const subsidy = wholly("wage-subsidy", files, { takeUpShare: 1, delayDays: 0, ...given });
    const trial = begin(files, { controls: [cut(["ore-abroad"])], interventions: [subsidy] });
    trial.run(60);
    return ["s", "m", "a"].map((id) => trial.block.workShared[trial.row(id)]!);
  };
  const all = kept({});
  const eligible = (given: Readonly<Record<string, unknown>>) => ({
    eligible: { stages: [], regions: [], sites: [], owners: [], ...given },
  });

  it("is who is named, by site, owner, stage, state or size", () => {
    const nobody = [0, 0, 0];
    expect(Math.min(...all)).toBeGreaterThan(0);
    expect(kept(eligible({ sites: ["m"] }))).toEqual([0, all[1], 0]);
    const owner = files.sites.find(({ id }) => id === "a")!.company;
    expect(kept(eligible({ owners: [owner] }))[2]).toBe(all[2]);
    expect(kept(eligible({ owners: ["nobody"] }))).toEqual(nobody);
    expect(kept(eligible({ regions: ["nowhere"] }))).toEqual(nobody);
    expect(kept(eligible({ stages: ["none"] }))).toEqual(nobody);
    expect(kept(eligible({ peopleAtLeast: 1e6 }))).toEqual(nobody);
    expect(kept(eligible({ peopleAtMost: 1e6 }))).toEqual(all);
  });

  it("are never more than the places", () => {
    const people = kept({ capacity: 30 }).reduce((sum, one) => sum + one, 0);
    expect(people).toBeGreaterThan(20);
    expect(people).toBeLessThanOrEqual(30);
    expect(kept({ capacity: 1e9 })).toEqual(all);
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
