import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/cli/claims/open.ts";
import { runsFor } from "../../src/montecarlo/claims/ask.ts";
import { ClaimError, checkClaims, worldTests } from "../../src/montecarlo/claims/check.ts";
import { readLedger } from "../../src/scenario/claims/load.ts";
import { ScenarioError } from "../../src/scenario/errors.ts";

const file = "scenarios/claims/op-ed-2026.yaml";
const text = readFileSync(file, "utf8");
const opened = openLedger(file);
const { claims } = opened.ledger;

describe("the shipped ledger", () => {
  it("has a row for every claim that was collected, 1 to 35, in order", () => {
    expect(claims.map(({ row }) => row)).toEqual(Array.from({ length: 35 }, (_, i) => i + 1));
  });

  it("names only outcomes, series, programmes, days and factors that exist", () => {
    checkClaims(claims, opened.files);
  });

  it("says of every claim that nothing tests why not, and how every other one is read", () => {
    for (const { test, id } of claims)
      expect((test.kind === "outside" || test.kind === "input" ? test.why : test.reading).length, id).toBeGreaterThan(
        20,
      );
  });

  it("carries no number of the model: no key holds a share, a count or a verdict", () => {
    expect(text).not.toMatch(/^\s*(verdict|share|count|worlds):/m);
  });

  it("runs every scenario once, whichever claims look at it", () => {
    const { cuts, paths, later } = runsFor(claims.flatMap(worldTests));
    const asked = cuts.map(({ scenario }) => scenario);
    expect(new Set(asked).size).toBe(asked.length);
    const looking = claims
      .flatMap(worldTests)
      .filter(({ scenario }) => scenario === "../graphite-cutoff-evidence.yaml");
    expect(looking.length).toBeGreaterThan(3);
    expect(asked.filter((scenario) => scenario === "../graphite-cutoff-evidence.yaml")).toHaveLength(1);
    expect(new Set(paths).size).toBe(paths.length);
    expect(later).toHaveLength(1);
  });
});

describe("a wrong ledger", () => {
  const wrong = (from: string, to: string) => readLedger(file, text.replace(from, to));
  const change = (from: string, to: string) => {
    expect(text).toContain(from);
    const { ledger } = wrong(from, to);
    return () => checkClaims(ledger.claims, opened.files);
  };

  it("is blamed with file, line and column", () => {
    for (const [from, to, problem] of [
      ["row: 2\n", "row: 1\n", "1 is the row of an earlier claim"],
      ["id: within-a-week", "id: hundred-thousand", "is the id of an earlier claim"],
      ["judged: partly", "judged: perhaps", '"perhaps" will not do'],
      ["    premises: ../graphite-cutoff.yaml\n", "    premise: x\n", '"premise" is not a known key'],
    ] as const) {
      let said: unknown;
      try {
        wrong(from, to);
      } catch (error) {
        said = error;
      }
      expect(said, to).toBeInstanceOf(ScenarioError);
      expect((said as Error).message).toMatch(/op-ed-2026\.yaml:\d+:\d+: /);
      expect((said as Error).message).toContain(problem);
    }
  });

  it("is refused before anything is run when it names what does not exist", () => {
    expect(change("peak(outOfWork) >= 90000", "peak(outOfWrk) >= 90000")).toThrow(ClaimError);
    expect(change("output.stage.cell@360 < 0.1", "output.stage.cell@3600 < 0.1")).toThrow(
      /day 3600 is not in this run/,
    );
    expect(change("none.siliconShare@2031-01-11 >= 0.1", "non.siliconShare@2031-01-11 >= 0.1")).toThrow(
      /no such programme/,
    );
    expect(change("none.siliconShare@2031-01-11 >= 0.1", "none.siliconShare@2051-01-11 >= 0.1")).toThrow(
      /give a date from/,
    );
    expect(change("[graphiteReplacedPerSilicon]", "[graphiteReplacedPerSilicone]")).toThrow(/did you mean/);
    expect(change('holds: "outOfWork@7 >= 90000"', 'holds: "peak(outOfWork) >= 90000"')).toThrow(
      /one condition on one day/,
    );
  });
});
