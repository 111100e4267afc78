import { describe, expect, it } from "vitest";
import { differencesOf, together } from "../../src/scenario/differences.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { foldPremises } from "../../src/scenario/premises.ts";
import type { Scenario } from "../../src/scenario/types.ts";
import { cut } from "../harness.ts";
import { memoryReader, smallScenario } from "./smallScenario.ts";

const scenario = loadScenario("tree/a.yaml", memoryReader({ "tree/a.yaml": smallScenario }));
const judged = { dist: "point", value: 3, source: { kind: "judgement" } } as const;
const premise = (name: string) => ({ name, premise: "So it is said.", factors: {}, controls: [], feeds: [] });

const other: Scenario = {
  ...scenario,
  announced: "2026-12-11",
  forms: { ...scenario.forms, rationing: "urgency" },
  premises: [premise("new")],
  without: [],
  controls: [cut(["anode-china"], { name: "no-anode", admittedShare: 0.5 }), cut(["coke"], { name: "no-coke" })],
  factors: { anodeCoverDays: judged },
};

describe("differences", () => {
  const list = differencesOf(scenario, other);

  it("are one for each premise, control, belief and form that is not the same, and for the announcement", () => {
    expect(list.map(({ name }) => name)).toEqual(
      "goods-at-sea new no-anode no-coke anodeCoverDays supplierJobsPerJob form-rationing announcement".split(" "),
    );
    expect(differencesOf(scenario, { ...scenario, seed: "another", replications: 3 })).toEqual([]);
  });

  it("are outages, ratings and prices from outside as well", () => {
    const strike = {
      name: "strike",
      sites: ["cells-east"],
      availableShare: 0,
      startDay: 0,
      onsetDays: 0,
      recoveryDays: 0,
    };
    const first = { name: "first", sites: ["car-plant"], endUses: [], startDay: 0 };
    const dear = { name: "dear", product: "graphite", ratio: 3, startDay: 0 };
    const shocked: Scenario = { ...scenario, outages: [strike], rated: [first], prices: [dear] };
    const found = differencesOf(scenario, shocked);
    expect(found.map(({ meaning }) => meaning)).toEqual(["outage added", "rating added", "price path added"]);
    const there = found.reduce((changed, one) => one.apply(changed), scenario);
    expect([there.outages, there.rated, there.prices]).toEqual([[strike], [first], [dear]]);
    const back = differencesOf(shocked, scenario).reduce((changed, one) => one.apply(changed), shocked);
    expect([back.outages, back.rated, back.prices]).toEqual([[], [], []]);
  });

  it("lead from one scenario to the other, in any order", () => {
    const asked = ({ factors, controls, premises, forms, announced }: Scenario) => [
      Object.entries(factors).sort(),
      controls,
      premises,
      forms,
      announced,
    ];
    const apply = (differences: typeof list) => differences.reduce((changed, one) => one.apply(changed), scenario);
    expect(asked(apply(list))).toEqual(asked(other));
    expect(asked(apply([...list].reverse()))).toEqual(asked(other));
    expect(asked(together("all", list).apply(scenario))).toEqual(asked(other));
  });

  it("change nothing else: taking one premise away is the same as not folding it in", () => {
    const without = list.find(({ name }) => name === "goods-at-sea")!.apply(scenario);
    expect(foldPremises(without)).toEqual(foldPremises(scenario, (name) => name !== "goods-at-sea"));
  });
});
