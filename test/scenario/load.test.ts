import { describe, expect, it } from "vitest";
import { defaultForms } from "../../src/scenario/forms.ts";
import { loadScenario, readScenario } from "../../src/scenario/load.ts";
import { fault, lineOf } from "./faults.ts";
import { memoryReader, smallScenario } from "./smallScenario.ts";

const file = "tree/x.yaml";
const load = (text: string | Uint8Array, others: Record<string, string> = {}) =>
  loadScenario(file, memoryReader({ [file]: text, ...others }));
const without = (key: string) => smallScenario.replace(new RegExp(`^${key}:.*\n`, "m"), "");
const with_ = (from: string, to: string) => {
  expect(smallScenario).toContain(from);
  return smallScenario.replace(from, () => to);
};

describe("loadScenario", () => {
  it("reads a scenario and fills in what may be left out", () => {
    const scenario = load(smallScenario);
    expect(scenario.controls[0]).toEqual({
      name: "no-anode",
      groups: ["anode-china"],
      admittedShare: 0,
      startDay: 0,
      onsetDays: 0,
      goodsAtSeaStopped: "goodsAtSeaStopped",
    });
    expect(scenario.premises[0].controls).toEqual([]);
    expect(scenario.report).toEqual({ days: [7, 30, 90, 180], thresholds: [50_000, 100_000] });
    expect(load(with_("seed: first", "seed: first\nreport: { days: [1, 2] }")).report).toEqual({
      days: [1, 2],
      thresholds: [50_000, 100_000],
    });
  });

  it("reads JSON too, since JSON is YAML", () => {
    const scenario = load(smallScenario);
    expect(load(JSON.stringify(scenario))).toEqual(scenario);
  });

  it("answers a misspelt key with the nearest one, even though the right one is then missing", () => {
    const text = with_("horizonDays: 120", "horizonDay: 120");
    const error = fault(() => load(text), {
      file,
      line: 7,
      column: 1,
      value: "horizonDay",
      problem: /not a known key/,
      remedy: /did you mean "horizonDays"\?/,
    });
    expect(error.message).toBe('tree/x.yaml:7:1: "horizonDay" is not a known key; did you mean "horizonDays"?');
    fault(() => load(with_("admittedShare: 0", "admitedShare: 0")), {
      line: 13,
      column: 5,
      key: "controls[0]",
      remedy: /admittedShare/,
    });
  });

  it("names line, column, value and range of a number that will not do", () => {
    const at = { file, line: 7, column: 14, key: "horizonDays", remedy: /whole number of days from 1 to 4000/ };
    const error = fault(() => load(with_("horizonDays: 120", "horizonDays: abc")), { ...at, value: "abc" });
    expect(error.message).toBe(
      'tree/x.yaml:7:14: horizonDays: "abc" is not a whole number; give a whole number of days from 1 to 4000',
    );
    fault(() => load(with_("horizonDays: 120", "horizonDays: 0")), { ...at, value: 0, problem: /0 is below 1/ });
    fault(() => load(with_("horizonDays: 120", "horizonDays: 4001")), { ...at, value: 4001, problem: /above 4000/ });
    fault(() => load(with_("horizonDays: 120", "horizonDays: 1.5")), {
      ...at,
      value: 1.5,
      problem: /not a whole number/,
    });
    fault(() => load(with_("horizonDays: 120", "horizonDays: .inf")), { ...at });
    fault(() => load(with_("admittedShare: 0", "admittedShare: 1.5")), {
      line: 13,
      key: "controls[0].admittedShare",
      value: 1.5,
      remedy: /from 0 to 1/,
    });
    fault(() => load(with_("replications: 16", "replications: 10000001")), { line: 6, value: 10_000_001 });
  });

  it("refuses a scenario without a seed, and a seed that is no text", () => {
    fault(() => load(without("seed")), { file, line: 1, key: "seed", problem: /missing/, remedy: /text in quotes/ });
    fault(() => load(with_("seed: first", "seed: 42")), { line: 5, value: 42, remedy: /in quotes/ });
    fault(() => load(with_("seed: first", 'seed: ""')), { line: 5, value: "", remedy: /text in quotes/ });
  });

  it("refuses days that are in no calendar", () => {
    for (const day of ["2027-02-29", "2027-13-01", "11.1.2027", "tomorrow"]) {
      fault(() => load(with_("effective: 2027-01-11", `effective: ${day}`)), {
        line: 9,
        column: 12,
        value: day,
        remedy: /2027-01-11/,
      });
    }
    expect(load(with_("announced: 2027-01-11", "announced: 2028-02-29")).announced).toBe("2028-02-29");
  });

  it("refuses names that could not be paths", () => {
    for (const bad of ["../x", "Small", "a b", "x".repeat(65), "a/b"]) {
      fault(() => load(with_("world: small-world", `world: ${bad}`)), {
        line: 4,
        value: bad,
        remedy: /small letters, digits and hyphens/,
      });
    }
  });

  it("wants the end of a control after its start, and control names that differ", () => {
    fault(() => load(with_("admittedShare: 0", "admittedShare: 0\n    startDay: 30\n    endDay: 30")), {
      line: 15,
      key: "controls[0].endDay",
      value: 30,
      remedy: /endDay > startDay/,
    });
    const twice = "  - { name: no-anode, groups: [x], admittedShare: 0, goodsAtSeaStopped: 0 }\nfactors:";
    fault(() => load(with_("factors:", twice)), { line: 15, key: "controls[1].name", value: "no-anode" });
  });

  it("fills in what an outage and a rating leave out, and refuses a rating of nobody", () => {
    const more = (text: string) => load(with_("factors:", `${text}\nfactors:`));
    const fire = {
      name: "fire",
      sites: ["a"],
      availableShare: 0.5,
      startDay: 0,
      onsetDays: 0,
      recoveryDays: 0,
      strikingShare: 0,
    };
    expect(more("outages: [{ name: fire, sites: [a], availableShare: 0.5 }]").outages).toEqual([fire]);
    const rated = { name: "first", sites: [], endUses: ["use"], startDay: 0 };
    expect(more("rated: [{ name: first, endUses: [use] }]").rated).toEqual([rated]);
    expect(load(smallScenario)).toMatchObject({ outages: [], rated: [], forms: defaultForms });
    fault(() => more("rated: [{ name: first }]"), { line: 15, key: "rated[0]", remedy: /one site or end use/ });
    fault(() => more("outages: [{ name: fire, sites: [], availableShare: 0 }]"), { key: "outages[0].sites" });
    fault(() => more("outages: [{ name: fire, sites: [a], availableShare: 0, startDay: 9, endDay: 9 }]"), {
      key: "outages[0].endDay",
      remedy: /endDay > startDay/,
    });
    fault(() => more("forms: { rationing: urgent }"), { value: "urgent", remedy: /waterFill, proportional, urgency/ });
  });

  it("wants report days in ascending order", () => {
    fault(() => load(with_("seed: first", "seed: first\nreport: { days: [30, 7] }")), {
      line: 6,
      column: 22,
      value: 7,
      remedy: /ascending/,
    });
  });

  it("wants the source of every override, and a distribution it knows", () => {
    const override = "{ dist: point, value: 10, source: { kind: judgement, note: a test } }";
    fault(() => load(with_(override, "{ dist: point, value: 10 }")), {
      line: 16,
      key: "factors.anodeCoverDays.source",
      problem: /missing/,
    });
    fault(() => load(with_(override, "{ dist: gaussian, source: { kind: judgement } }")), {
      line: 16,
      column: 27,
      value: "gaussian",
      remedy: /lognormal/,
    });
    fault(() => load(with_("kind: judgement, note: a test", "kind: judgment")), {
      line: 16,
      value: "judgment",
      remedy: /"judgement"/,
    });
    fault(() => load(with_("anodeCoverDays:", "Anode-Cover:")), {
      line: 16,
      column: 3,
      value: "Anode-Cover",
      remedy: /a factor's name/,
    });
  });

  it("refuses an empty file, a list and a file that is not there", () => {
    fault(() => load(""), { file, line: 1, problem: /empty/ });
    fault(() => load("- a\n"), { file, line: 1, problem: /a list, not a map/ });
    fault(() => loadScenario("tree/none.yaml", memoryReader({})), {
      file: "tree/none.yaml",
      problem: /no such file/,
      remedy: /path of a scenario file/,
    });
  });

  it("does not let a file reach the prototypes of objects", () => {
    fault(() => load(`${smallScenario}__proto__: { x: 1 }\n`), { value: "__proto__" });
    fault(() => load(with_("  anodeCoverDays:", "  __proto__:")), { line: 16 });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("does not trip over a list that holds itself", () => {
    fault(() => load(with_("groups: [anode-china]", "groups: &g [*g]")), { line: 12 });
  });
});

describe("extends", () => {
  const child = `extends: base/parent.yaml
name: child
report: { days: [5] }
factors:
  anodeCoverDays: { dist: point, value: 3, source: { kind: judgement } }
premises: []
`;
  const parent = with_("seed: first", "seed: first\nreport: { thresholds: [10] }");
  const files = { "tree/base/parent.yaml": parent };

  it("replaces scalars and lists, merges factors by name and report by key", () => {
    const scenario = load(child, files);
    expect(scenario.name).toBe("child");
    expect(scenario.seed).toBe("first");
    expect(scenario.premises).toEqual([]);
    expect(scenario.controls).toEqual(load(parent).controls);
    expect(scenario.report).toEqual({ days: [5], thresholds: [10] });
    expect(Object.keys(scenario.factors)).toEqual(["anodeCoverDays", "supplierJobsPerJob"]);
    expect(scenario.factors.anodeCoverDays).toEqual({ dist: "point", value: 3, source: { kind: "judgement" } });
    expect(scenario).not.toHaveProperty("extends");
  });

  it("keeps for each value the file that had the last word", () => {
    const { files: read, placeOf } = readScenario(file, memoryReader({ [file]: child, ...files }));
    expect(read).toEqual([file, "tree/base/parent.yaml"]);
    expect(placeOf(["factors", "anodeCoverDays", "value"])).toEqual({ file, line: 5, column: 41 });
    expect(placeOf(["factors", "supplierJobsPerJob"], "key")).toMatchObject({
      file: "tree/base/parent.yaml",
      line: lineOf(parent, "  supplierJobsPerJob"),
    });
    expect(placeOf(["report", "days"]).file).toBe(file);
    expect(placeOf(["report", "thresholds"]).file).toBe("tree/base/parent.yaml");
  });

  it("blames the parent for the parent's values and the child for its own", () => {
    const bad = parent.replace("replications: 16", "replications: many");
    fault(() => load(child, { "tree/base/parent.yaml": bad }), {
      file: "tree/base/parent.yaml",
      line: lineOf(bad, "many"),
      value: "many",
    });
    expect(load(`${child}replications: 4\n`, { "tree/base/parent.yaml": bad }).replications).toBe(4);
    fault(() => load(child.replace("days: [5]", "days: [five]"), files), { file, line: 3, value: "five" });
    fault(() => load(child, { "tree/base/parent.yaml": parent.replace("seed: first\n", "") }), { file, key: "seed" });
  });

  it("names every file of a circle", () => {
    const circle = { "tree/a.yaml": "extends: b.yaml\n", "tree/b.yaml": "extends: ./a.yaml\n" };
    fault(() => load("extends: a.yaml\n", circle), {
      file: "tree/b.yaml",
      line: 1,
      column: 10,
      value: "./a.yaml",
      problem: /tree\/a\.yaml -> tree\/b\.yaml -> tree\/a\.yaml/,
      remedy: /end the chain/,
    });
    fault(() => load("extends: x.yaml\n"), { file, problem: /tree\/x\.yaml -> tree\/x\.yaml/ });
  });

  it("refuses a chain of more than eight", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, k) => [`tree/${k}.yaml`, `extends: ${k + 1}.yaml\n`]),
    );
    fault(() => load("extends: 0.yaml\n", chain), { key: "extends", remedy: /at most 8/ });
  });

  it("refuses what lies outside the tree, absolute paths, addresses and missing files", () => {
    const at = { file, line: 1, column: 10, key: "extends" };
    fault(() => load("extends: ../../etc/passwd\n"), {
      ...at,
      value: "../../etc/passwd",
      problem: /outside the scenario tree/,
    });
    fault(() => load("extends: /etc/passwd\n"), { ...at, problem: /not a relative path/ });
    fault(() => load("extends: https://example.org/x.yaml\n"), { ...at, problem: /not a relative path/ });
    fault(() => load("extends: gone.yaml\n"), { ...at, value: "gone.yaml", problem: /no such file/ });
    fault(() => load("extends: [a.yaml]\n"), { ...at, problem: /not a path/ });
  });

  it("does not quote a parent that is no scenario", () => {
    const error = fault(() => load("extends: secret.yaml\n", { "tree/secret.yaml": "root:x:0:0:secret words\n" }));
    expect(error.message).not.toContain("secret words");
  });
});
