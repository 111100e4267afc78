import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standAt } from "../../src/analysis/capacity/standAt.ts";
import { openCapacity, openCuts } from "../../src/cli/capacity/open.ts";
import { type CapacitySeries, capacityRows } from "../../src/engine/capacity/series.ts";
import { makePathSimulator } from "../../src/engine/capacity/simulate.ts";
import { checkDay, openLedger, takeStock } from "../../src/engine/identities.ts";
import { makeLaneSimulator } from "../../src/engine/lanes/simulate.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../../src/engine/run.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { HOME_GRAPHITE, HOME_SUBSTITUTE } from "../../src/world/capacity/standFiles.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { valuer } from "../../src/world/rows.ts";
import { type StandValues, standShares } from "../../src/world/stand.ts";

const opened = openCapacity("scenarios/cutoff-later.yaml");
const cut = openCuts(opened, opened.loaded.scenario.cuts!);
const economy = buildEconomy(cut.files);
const base = {
  ...experimentOf(cut.files, { ...cut.scenario, announced: "2033-01-11", effective: "2033-01-11" }),
  economy,
};
const layout = layoutOf(economy, 91, [90]);

const nothingComes = { room: {}, dependence: {}, comingDays: [], coming: {} };

const mix = makePathSimulator({ ...opened.experiment, programmes: [opened.experiment.programmes.at(-1)!] });

/** The stands of the mix on a date in 2033, of the first replications. */
function stands(replications: number): StandValues[] {
  return Array.from({ length: replications }, (_, replication) => {
    const { plan, factors, rates, at } = pathOfMix(replication);
    const month = plan.months.findIndex((one) => one.month === "2032-12");
    const months = plan.months.slice(month, month + 13);
    const ahead = months.map(({ last }, m) => ({ day: last - months[0]!.last, at: at(month + m) }));
    return standAt(plan, rates, valuer(plan.factorIndex, factors), at(0), ahead, 6.5);
  });
}

/** One path of the mix. */
function pathOfMix(replication: number) {
  const { plan, run } = mix;
  const { factors, rates, paths } = run(replication);
  const at = (m: number) => (series: CapacitySeries) =>
    paths[0]!.values[capacityRows[series] * plan.months.length + m]!;
  return { plan, factors: Float64Array.from(factors), rates, at };
}

describe("shares under a stand", () => {
  it("give what is given and leave the others' proportions, by weight", () => {
    const shares = Float64Array.of(0.6, 0.3, 0.1, 0);
    standShares(
      { weight: Float64Array.of(0.5, 1, 1, 1), share: Float64Array.of(-1, -1, -1, 0.3) },
      [0, 1, 2, 3],
      shares,
    );
    // 0.3 + 0.3 + 0.1 = 0.7 of weight for 0.7 that is left.
    expect([...shares]).toEqual([0.3, 0.3, 0.1, 0.3].map((x) => expect.closeTo(x, 12)));
  });

  it("always sum to 1 where somebody supplies", () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, fc.boolean()), { minLength: 1, maxLength: 6 }), (rows) => {
        const total = rows.reduce((sum, [share]) => sum + share, 0);
        const given = rows.map(([share, , fixed]) => (fixed ? (0.9 * share) / rows.length : -1));
        fc.pre(rows.some(([share, weight], i) => given[i]! > 1e-6 || share * weight > 1e-6) && total > 0);
        const shares = Float64Array.from(rows, ([share]) => share / total);
        standShares(
          { weight: Float64Array.from(rows, ([, weight]) => weight), share: Float64Array.from(given) },
          rows.map((_, i) => i),
          shares,
        );
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("the world as it stands on a date", () => {
  it("is at rest to the last bit before every cut, keeps its books, and is the same in lanes", async () => {
    const experiment = { ...base, stands: stands(4) };
    const chunks = [
      makeSimulator(experiment, layout),
      makeLaneSimulator(await loadLaneModule(), experiment, layout),
    ].map((simulator) => {
      const chunk = allocateChunk(layout, 0, 0, 4);
      // Each replication proves its rest and checks every identity; what breaks is in the failures.
      return { failures: simulator.runChunk(chunk), chunk };
    });
    expect(chunks.map(({ failures }) => failures)).toEqual([[], []]);
    expect(chunks[0]!.chunk.people).toEqual(chunks[1]!.chunk.people);
    expect(chunks[0]!.chunk.people.some((people) => people > 0)).toBe(true);
  }, 120_000);

  it("is the world of the tables where nothing has changed: the two new origins sell nothing and move no bit", () => {
    const plain = { ...opened.world, ramps: [] };
    const without = buildEconomy(plain);
    const before = makeSimulator({ ...experimentOf(plain, cut.scenario), economy: without }, layout).start(0);
    const nothing: StandValues = {
      demand: {},
      capacity: {},
      people: {},
      weight: {},
      share: { [HOME_GRAPHITE]: 0, [HOME_SUBSTITUTE]: 0 },
      coverDays: {},
      ...nothingComes,
    };
    const after = makeSimulator({ ...base, stands: [nothing] }, layout).start(0);
    plain.sites.forEach(({ id }) => {
      const [a, b] = [without, economy].map(({ rows }) => rows.nodes.findIndex((node) => node.id === id));
      expect(after.restOutput[b!], id).toBeCloseTo(before.restOutput[a!]!, 9);
      expect(after.headcount[b!], id).toBe(before.headcount[a!]);
    });
  });

  it("grows and is supplied as it was told", () => {
    const told: StandValues = {
      demand: { vehicles: 2 },
      capacity: { vehicle: 2 },
      people: { vehicle: 1.5 },
      weight: { "syrah-vidalia": 0 },
      share: { [HOME_GRAPHITE]: 0.4, [HOME_SUBSTITUTE]: 0.1 },
      coverDays: { anode: 30 },
      ...nothingComes,
    };
    const simulator = makeSimulator(
      {
        ...base,
        stands: [{ ...told, demand: {}, capacity: {}, people: {}, share: {}, weight: {}, coverDays: {} }, told],
      },
      layout,
    );
    const plain = structuredClone(simulator.start(0));
    const block = simulator.start(1);
    const row = (id: string) => economy.rows.nodes.findIndex((node) => node.id === id);
    const fremont = row("tesla-fremont");
    expect(block.headcount[fremont]).toBe(Math.floor(1.5 * plain.headcount[fremont]! + 0.5));
    // Other factors of the second row, so output by what sites.csv says of volumes is compared through their ratio to another vehicle plant.
    const share = (b: typeof block, id: string) => b.restOutput[row(id)]! / b.restOutput[row("rivian-normal")]!;
    expect(share(block, "tesla-fremont")).toBeCloseTo(share(plain, "tesla-fremont"), 9);
    const cell = economy.rows.nodes.findIndex((node) => node.id === "panasonic-nevada");
    const slot = economy.rows.slots.findIndex(({ site, name }) => site === cell && name === "anode");
    const fill = economy.world.fillStart[slot]!;
    const of = (id: string) => {
      for (let link = economy.world.linkStart[fill]!; link < economy.world.linkStart[fill + 1]!; link++)
        if (economy.world.supplier[link] === row(id)) return block.orderShare[link]!;
      return Number.NaN;
    };
    expect(of(HOME_GRAPHITE)).toBeCloseTo(0.4, 12);
    expect(of(HOME_SUBSTITUTE)).toBeCloseTo(0.1, 12);
    expect(of("syrah-vidalia")).toBe(0);
  });

  it("loses fewer jobs to the same cut the longer a public stock lasts", () => {
    const peak = (coverDays: number) => {
      const simulator = makeSimulator(
        { ...base, stands: [{ ...stands(1)[0]!, coverDays: { anode: coverDays } }] },
        layout,
      );
      const chunk = allocateChunk(layout, 0, 0, 1);
      expect(simulator.runChunk(chunk)).toEqual([]);
      const row = layout.series.filter(({ kind }) => kind === "people").findIndex(({ name }) => name === "outOfWork");
      return chunk.people[row * layout.days + 90]!;
    };
    expect(peak(400)).toBeLessThan(peak(0));
  });

  it("changes nothing where nothing is under way", () => {
    const [stand] = stands(1);
    const peopleOf = (files: typeof cut.files, more: Partial<StandValues>) => {
      const chunk = allocateChunk(layout, 0, 0, 1);
      const experiment = { ...base, economy: buildEconomy(files), stands: [{ ...stand!, room: {}, ...more }] };
      expect(makeSimulator(experiment, layout).runChunk(chunk)).toEqual([]);
      return chunk.people;
    };
    const still = Object.fromEntries(Object.keys(stand!.coming).map((id) => [id, stand!.comingDays.map(() => 0)]));
    const known = new Set(opened.world.ramps.map(({ site }) => site));
    const noRamps = { ...cut.files, ramps: cut.files.ramps.filter(({ site }) => known.has(site)) };
    expect(noRamps.ramps.length).toBeLessThan(cut.files.ramps.length);
    const people = peopleOf(noRamps, nothingComes);
    expect(peopleOf(cut.files, { coming: still })).toEqual(people);
    expect(peopleOf(cut.files, {})).not.toEqual(people);
  });

  it("loses silicon from home where its inputs are cut, by the share of them that hangs on the exporter", () => {
    const [stand] = stands(1);
    const row = economy.rows.nodes.findIndex(({ id }) => id === HOME_SUBSTITUTE);
    const left = (groups: string[]) => {
      const controls = base.controls.slice(0, 1).map(({ scope: _, when: __, ...one }) => ({ ...one, groups }));
      const simulator = makeSimulator({ ...base, controls, stands: [{ ...stand!, coming: {} }] }, layout);
      const block = simulator.start(0);
      for (let day = 0; day < 3; day++) simulator.day(day);
      return block.availableShare[row]!;
    };
    expect(left(["anode-china"])).toBe(1);
    expect(stand!.dependence[HOME_SUBSTITUTE]).toBeGreaterThan(0.1);
    expect(left(["silane-china", "porous-carbon-china"])).toBeCloseTo(1 - stand!.dependence[HOME_SUBSTITUTE]!, 12);
  });

  it("has the path's capacity on the day of the cut and a year later", () => {
    const year = layoutOf(economy, 367, []);
    const [stand] = stands(1);
    const block = makeSimulator({ ...base, stands: [stand!] }, year).start(0);
    const row = economy.rows.nodes.findIndex(({ id }) => id === HOME_GRAPHITE);
    const on = (day: number) =>
      (block.capacityUnits[row]! * block.rampShare[day * economy.world.ramps + economy.world.rampRow[row]!]!) /
      block.restOutput[row]!;
    const path = pathOfMix(0);
    const month = path.plan.months.findIndex((one) => one.month === "2032-12");
    const sold = path.at(month)("homeGraphiteTonnes");
    expect(on(0)).toBeCloseTo(path.at(month)("homeGraphiteCapacityTonnes") / sold, 9);
    expect(on(365)).toBeCloseTo(path.at(month + 12)("homeGraphiteCapacityTonnes") / sold, 9);
    expect(on(365)).toBeGreaterThan(on(0));
  });

  it("keeps the books on every day, not only on those that are checked in runs", () => {
    const simulator = makeSimulator({ ...base, stands: stands(1) }, layout);
    const ledger = openLedger(economy);
    const block = simulator.start(0);
    for (let day = 0; day < 40; day++) {
      takeStock(economy, block, ledger);
      simulator.day(day);
      checkDay(economy, block, ledger, day);
    }
  });
});
