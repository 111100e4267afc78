import { describe, expect, it } from "vitest";
import { causesOf } from "../../src/levers/causes.ts";
import { defaultForms } from "../../src/scenario/forms.ts";
import { begin, cut, runChecked } from "../harness.ts";
import { oneCellMaker, threeFirms } from "../namedWorlds.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";

const stop = [cut(["anode-abroad"], { goodsAtSeaStopped: 1 })];

describe("the record", () => {
  it("of people adds up in every random world: groups, stages, regions, kinds and root causes each make the whole", () => {
    for (let n = 0; n < 30; n++) {
      const { files } = randomWorld(`record-${n}`);
      const controls = randomControls(`record-${n}`, files, 60);
      const run = runChecked(files, controls, 60);
      const sum = (names: readonly string[]) =>
        Array.from({ length: 60 }, (_, day) => names.reduce((total, name) => total + run.series(name)[day], 0));
      const whole = Array.from(run.series("outOfWork"));
      const regions = files.regions.filter((row) => row.counted).map((row) => `outOfWork.region.${row.id}`);
      expect(sum(["outOfWorkDirect", "outOfWorkSuppliers"])).toEqual(whole);
      expect(sum(["furloughed", "separated"])).toEqual(whole);
      expect(sum(regions)).toEqual(whole);
      expect(sum(causesOf(controls).map(({ name }) => `outOfWork.cause.${name}`))).toEqual(whole);
      expect(sum(["outOfWork", "placed"])).toEqual(Array.from(run.series("positionsLost")));
    }
  });

  it("of output, cover and loss is in shares of rest, days and units", () => {
    const { series } = runChecked(oneCellMaker({ anodeDays: 3.5 }), stop, 6);
    expect(Array.from(series("output.stage.plant"))).toEqual([1, 1, 1, 0.5, 0, 0]);
    expect(Array.from(series("cover.slot.anode"))).toEqual([2.5, 1.5, 0.5, 0, 0, 0]);
    expect(Array.from(series("lost.product.cell"))).toEqual([0, 0, 0, 50, 150, 250]);
    expect(Array.from(series("unmade.endUse.customers"))).toEqual([0, 0, 0, 50, 150, 250]);
  });

  it("of sites sums people out of work over replications on the report days, and counts lines that have stopped by then", () => {
    const files = oneCellMaker({ anodeDays: 2, regime: { furloughLagDays: 1, keptShare: 0.25 } });
    const controls = [cut(["anode-abroad"], { goodsAtSeaStopped: 1, endDay: 6 })];
    const { chunk } = runChecked(files, controls, 60, { replications: 4, reportDays: [1, 2, 3, 59] });
    expect([...chunk.siteStopped]).toEqual([0, 4, 4, 4]);
    expect([...chunk.siteOutOfWork]).toEqual([0, 0, 4 * 75, 0]);
  });

  it("of a stage counts the lines that are stopped on the day, and those that have stopped so far", () => {
    const files = oneCellMaker({ anodeDays: 2 });
    const controls = [cut(["anode-abroad"], { goodsAtSeaStopped: 1, endDay: 6 })];
    const run = runChecked(files, controls, 60, { reportDays: [4] });
    const [today, ever] = ["stopped.stage.plant", "everStopped.stage.plant"].map((name) =>
      Array.from(run.series(name)),
    );
    expect(today.slice(0, 5)).toEqual([0, 0, 1, 1, 1]);
    expect(ever.slice(0, 5)).toEqual([0, 0, 1, 1, 1]);
    expect(today[59]).toBe(0);
    expect(ever[59]).toBe(1);
  });

  it("of stops agrees with what sites have made, in every random world", () => {
    for (let n = 0; n < 10; n++) {
      const { files } = randomWorld(`stops-${n}`);
      const controls = randomControls(`stops-${n}`, files, 60);
      const days = Array.from({ length: 60 }, (_, day) => day);
      const run = runChecked(files, controls, 60, { reportDays: days });
      const trial = begin(files, { controls, days: 60 });
      const { world, block } = trial;
      const stageOf = (site: number) => files.stages[world.stage[site]]?.id;
      const ever = new Set<number>();
      trial.run(60, (day) => {
        const stopped = Array.from({ length: world.sites }, (_, site) => site).filter(
          (site) =>
            world.countedSite[site] === 1 &&
            block.restOutput[site] > 0 &&
            block.madeUnits[site] < 0.05 * block.restOutput[site],
        );
        for (const site of stopped) ever.add(site);
        for (const stage of new Set(stopped.map(stageOf))) {
          const inStage = (site: number) => stageOf(site) === stage;
          expect(run.series(`stopped.stage.${stage}`)[day]).toBe(stopped.filter(inStage).length);
          expect(run.series(`everStopped.stage.${stage}`)[day]).toBe([...ever].filter(inStage).length);
        }
      });
    }
  });

  it("of sites by root cause sums to people out of work at every site on every report day", () => {
    const { files } = randomWorld("record-causes");
    const controls = randomControls("record-causes", files, 60);
    const { chunk } = runChecked(files, controls, 60, { replications: 3, reportDays: [10, 30, 59] });
    const [sites, causes] = [chunk.siteOutOfWork.length / 3, causesOf(controls).length];
    const sums = Array.from({ length: 3 * sites }, (_, cell) => {
      const first = Math.floor(cell / sites) * causes * sites + (cell % sites);
      return Array.from({ length: causes }, (_, c) => chunk.siteOutByCause![first + c * sites]).reduce((a, b) => a + b);
    });
    expect(sums).toEqual([...chunk.siteOutOfWork]);
    expect(sums.some((people) => people > 0)).toBe(true);
  });

  it("holds replication k at place k of each day", () => {
    const files = {
      ...oneCellMaker(),
      luck: { coverCompanySigma: 0, coverSiteSigma: 0.5, lagSiteSigma: 0, cashCompanySigma: 0 },
    };
    const three = runChecked(files, stop, 20, { replications: 3 });
    for (const slot of [0, 1, 2]) {
      const lost = Array.from({ length: 20 }, (_, day) => three.series("lost.product.cell")[day * 3 + slot]);
      expect(lost[19]).toBeGreaterThan(0);
      const alone = runChecked(files, stop, 20, { replications: slot + 1 });
      expect(
        Array.from({ length: 20 }, (_, day) => alone.series("lost.product.cell")[day * (slot + 1) + slot]),
      ).toEqual(lost);
    }
  });

  it("of people is rounded under partial adjustment alone, where people are parts", () => {
    const forms = { ...defaultForms, labour: "partialAdjustment" as const };
    const files = oneCellMaker({ anodeDays: 2, regime: { fireDays: 7 } });
    const { series, failures } = runChecked(files, stop, 8, { forms });
    expect(failures).toEqual([]);
    const exact = Array.from({ length: 8 }, (_, day) => (day < 2 ? 0 : 100 * (1 - (6 / 7) ** (day - 1))));
    expect(Array.from(series("separated"))).toEqual(exact.map(Math.round));
  });

  it("has no negative zero", () => {
    const { chunk } = runChecked(threeFirms(1, 2, 3), [cut(["ore-abroad"], { endDay: 10 })], 60);
    expect([...chunk.real].some((x) => Object.is(x, -0))).toBe(false);
  });
});
