import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { checkAgainstWorld } from "../../src/scenario/againstWorld.ts";
import { kinds } from "../../src/scenario/interventions/kinds.ts";
import { intervention } from "../../src/scenario/interventions/schema.ts";
import type { AnyKind, KindName } from "../../src/scenario/interventions/types.ts";
import { wholly } from "../randomPolicy.ts";

const flagship = openScenario("scenarios/graphite-cutoff-evidence.yaml");
const { files } = flagship;

/** Keys that all kinds may have, each with a value that is good where it may stand. */
const shared: Readonly<Record<string, unknown>> = {
  startDay: 3,
  endDay: 90,
  after: "stockpile-90",
  eligible: { regions: ["MI"] },
  capacity: 100,
  payer: "firms",
};

/** What the file's shape says to a key: its value as read, or the remedy. */
function told(kind: KindName, key: string, value: unknown): unknown {
  const { startDay: _, ...one } = wholly(kind, files);
  const read = intervention.safeParse({ ...one, [key]: value });
  return read.success
    ? (read.data as unknown as Readonly<Record<string, unknown>>)[key]
    : read.error.issues[0]!.message;
}

describe("what all kinds have in common", () => {
  it.each(Object.keys(kinds) as KindName[])("is taken by %s, or refused with the reason", (word) => {
    const { terms, costs } = kinds[word] as AnyKind;
    const { start, end, eligible, capacity } = terms;
    const none = { startDay: start, endDay: end, eligible, capacity };
    for (const [key, value] of Object.entries(shared)) {
      const answer = told(word, key, value);
      const term = none[key as keyof typeof none];
      if (key === "after") expect(answer === value).toBe(terms.after === true);
      else if (key === "payer") expect(answer === value).toBe(costs !== null);
      else if (typeof term === "string") expect(answer).toBe(`leave it out: this kind has ${term} instead`);
      else if (typeof term === "object" && "none" in term) expect(answer).toBe(`leave it out: ${term.none}`);
      else if (key === "eligible") expect(answer).toEqual({ stages: [], regions: ["MI"], sites: [], owners: [] });
      else expect(answer).toBe(value);
    }
  });

  it("names parameters that the kind has", () => {
    for (const { terms, parameters } of Object.values<AnyKind>(kinds))
      for (const term of [terms.delay, terms.capacity, terms.takeUp])
        if (typeof term === "string") expect(Object.keys(parameters)).toContain(term);
  });
});

describe("an intervention against its world", () => {
  const fault = (kind: KindName, given: Readonly<Record<string, unknown>>) => {
    const { scenario, placeOf } = flagship.loaded;
    const one = wholly(kind, files, { name: "tried", ...given });
    try {
      checkAgainstWorld({ scenario: { ...scenario, interventions: [one] }, placeOf } as typeof flagship.loaded, files);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const eligible = (given: object) => ({ eligible: { stages: [], regions: [], sites: [], owners: [], ...given } });

  it("is no option where the exporter does it", () => {
    const { scenario, placeOf } = flagship.loaded;
    const options = [...scenario.options, wholly("exporter-eases", files, { name: "tried" })];
    const check = () =>
      checkAgainstWorld({ scenario: { ...scenario, options }, placeOf } as typeof flagship.loaded, files);
    expect(check).toThrow("put it under interventions:");
  });

  it("names employers that it has", () => {
    expect(fault("wage-subsidy", eligible({ stages: ["vehicle"], regions: ["MI"] }))).toBeNull();
    expect(fault("wage-subsidy", eligible({ stages: ["vehicles"] }))).toContain('"vehicle"');
    expect(fault("wage-subsidy", eligible({ regions: ["XX"] }))).toContain("is no region");
    expect(fault("wage-subsidy", eligible({ owners: ["Nobody"] }))).toContain("is no owner");
  });

  it("answers something that is there, and that a government does", () => {
    expect(fault("exporter-cuts", { after: "stockpile-90" })).toBeNull();
    expect(fault("exporter-cuts", { after: "chinese-cells" })).toBeNull();
    expect(fault("exporter-cuts", { after: "stockpile-9" })).toContain('did you mean "stockpile-90"');
    expect(fault("exporter-cuts", { after: "tried" })).toContain("is no control");
    expect(fault("exporter-cuts", { groups: ["silane"] })).toContain("is no controlGroup");
  });
});
