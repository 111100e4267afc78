import { describe, expect, it } from "vitest";
import { openScenario } from "../../../src/cli/tree.ts";
import { peopleGroups } from "../../../src/engine/households/groups.ts";
import { householdTotals } from "../../../src/engine/households/series.ts";
import { buildEconomy } from "../../../src/world/economy.ts";
import { cut, runChecked } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";
import { benefitRow, payRow, rule } from "../../randomHouseholds.ts";
import { randomControls, randomWorld } from "../../randomWorld.ts";

const money = householdTotals.filter(([, unit]) => unit === "million USD").map(([name]) => name);

/** Random worlds that have households. */
function* worldsWithHouseholds(count: number): Generator<[string, ReturnType<typeof randomWorld>["files"]]> {
  for (let n = 0, found = 0; found < count; n++) {
    const { files } = randomWorld(`households-${n}`);
    if (files.households === null || peopleGroups(buildEconomy(files)).length === 0) continue;
    found++;
    yield [`households-${n}`, files];
  }
}

describe("the account of households", () => {
  it("is nothing in any series when nobody loses pay, in every random world", () => {
    for (const [, files] of worldsWithHouseholds(10)) {
      const { series } = runChecked(files, [], 40);
      for (const [name] of householdTotals) expect(Array.from(series(`households.${name}`))).toEqual(Array(40).fill(0));
    }
  });

  it("adds up in every random world: cost is benefits and taxes, regions make the whole, help is no more than the pay lost", () => {
    for (const [seed, files] of worldsWithHouseholds(20)) {
      const days = 90;
      const { series, failures } = runChecked(files, randomControls(seed, files, days), days);
      expect(failures).toEqual([]);
      const of = (name: string) => Array.from(series(name));
      const regions = files.regions.filter((row) => row.counted).map(({ id }) => id);
      const counted = new Set(peopleGroups(buildEconomy(files)).map(({ region }) => files.regions[region]!.id));
      for (const total of ["payLost", "inducedJobs"]) {
        const parts = regions.filter((id) => counted.has(id)).map((id) => of(`${total}.region.${id}`));
        of(`households.${total}`).forEach((whole, day) => {
          const sum = parts.reduce((all, part) => all + part[day]!, 0);
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(whole)));
        });
      }
      const [cost, benefits, taxes] = ["fiscalCost", "benefits", "taxesLost"].map((name) => of(`households.${name}`));
      cost!.forEach((value, day) => {
        expect(value).toBeCloseTo(benefits![day]! + taxes![day]!, 9);
      });
      for (const name of money.filter((one) => one !== "taxesLost" && one !== "fiscalCost" && one !== "valueAddedLost"))
        of(`households.${name}`).forEach((value, day, all) => {
          expect(value).toBeGreaterThanOrEqual(day === 0 ? 0 : all[day - 1]!);
        });
      const [pay, local, extra] = ["payLost", "inducedPayLost", "supplemental"].map((name) => of(`households.${name}`));
      benefits!.forEach((paid, day) => {
        expect(paid + extra![day]!).toBeLessThanOrEqual((pay![day]! + local![day]!) * (1 + 1e-9) + 1e-12);
      });
      const [claim, ended, out] = ["households.claimants", "households.exhausted", "outOfWork"].map(of);
      claim!.forEach((people, day) => {
        expect(people + ended![day]!).toBeLessThanOrEqual(out![day]! + 1e-9);
      });
    }
  });

  it("holds the pay of people on strike, who are in no count of people out of work", () => {
    const files = {
      ...oneCellMaker(),
      households: rule(),
      pay: [payRow("patient", 700)],
      benefits: [benefitRow("home")],
    };
    const strike = { name: "walkout", sites: ["cells"], availableShare: 0, strikingShare: 1, startDay: 2, endDay: 12 };
    const outages = [{ ...strike, onsetDays: 0, recoveryDays: 0 }];
    const { series, failures } = runChecked(files, [], 20, { outages });
    expect(failures).toEqual([]);
    expect(Array.from(series("outOfWork"))).toEqual(Array(20).fill(0));
    expect(series("households.payLost")[19]).toBeCloseTo((10 * 100 * 100) / 1e6, 12);
    expect(series("households.benefits")[19]).toBe(0);
  });

  it("equals the recorded people times their pay, where all earn the same", () => {
    const files = {
      ...oneCellMaker({
        anodeDays: 3,
        regime: { furloughLagDays: 5, lossOfRecallPerMonth: 0.8, jobFindingPerMonth: 0.5 },
      }),
      households: rule({ shortHoursPayLossShare: 0.4, placedPayLossShare: 0.25 }),
      pay: [payRow("patient", 700)],
      benefits: [benefitRow("home", { waitingWeeks: 0, weeks: 1 })],
    };
    const { series } = runChecked(files, [cut(["anode-abroad"], { goodsAtSeaStopped: 1 })], 60);
    let pay = 0;
    for (let day = 0; day < 60; day++) {
      const [out, placed, short] = ["outOfWork", "placed", "shortHours"].map((name) => series(name)[day]!);
      pay += (100 * (out! + 0.25 * placed! + 0.4 * short!)) / 1e6;
      expect(series("households.payLost")[day]).toBeCloseTo(pay, 12);
    }
    expect(pay).toBeGreaterThan(0);
    expect(series("placed")[59]).toBeGreaterThan(0);
    expect(series("households.inducedJobs")[59]).toBeGreaterThan(0);
  });

  it.each(["graphite-cutoff", "magnets-cut"])(
    "knows the rules of every state in which the world of %s has people",
    (name) => {
      const { files } = openScenario(`scenarios/${name}.yaml`);
      const states = peopleGroups(buildEconomy(files)).map(({ region }) => files.regions[region]!.id);
      const known = files.benefits.map(({ region }) => region);
      expect(new Set(states).size).toBeGreaterThan(15);
      for (const state of states) expect(known).toContain(state);
    },
  );

  it("loses the value that a stopped plant's people would have added", () => {
    const files = {
      ...oneCellMaker({ anodeDays: 2, stage: { valueAddedUsdPerWorkerYear: 365_000 } }),
      households: rule(),
      pay: [payRow("patient", 700)],
    };
    const { series } = runChecked(files, [cut(["anode-abroad"], { goodsAtSeaStopped: 1 })], 6);
    // 100 people at 1,000 dollars a day, from the third day on.
    expect(Array.from(series("households.valueAddedLost"))).toEqual(
      [0, 0, 0.1, 0.2, 0.3, 0.4].map((x) => expect.closeTo(x, 9)),
    );
  });
});
