import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wilson } from "../../src/analysis/proportion.ts";
import { toArquero } from "../../src/results/toArquero.ts";
import { type Answer, lines, runout } from "./runout.ts";

const clone = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "runout-claims-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A tree of one small world, in which nothing is drawn: its answers are all or none. */
const evidence = "evidence: { judged: none-found, sources: [] }";
const cut = (id: string, row: number, holds: string, more = "") => `
  - id: ${id}
    row: ${row}
    claim: Claim ${row}.
    test: { kind: cut, scenario: ../three-firm-cutoff.yaml, holds: "${holds}", reading: "${holds}, in words", shown: people }
    ${more}${evidence}`;
const ledger = `name: small
title: Claims of a test
said: { who: nobody, where: nowhere, interest: none }
claims:${cut("some-stop", 1, "peak(outOfWork) >= 500")}${cut("all-on-day-one", 2, "outOfWork@1 >= 500", "premises: ../premises.yaml\n    ")}
  - id: no-worse
    row: 3
    claim: A cut twice as long is no worse.
    test: { kind: pair, scenario: ../three-firm-cutoff.yaml, against: ../longer.yaml, outcome: "sum(outOfWork)", atLeast: 1, reading: "as many job-days lost", shown: job-days }
    ${evidence}
  - id: beyond
    row: 4
    claim: Something else.
    test: { kind: outside, why: "no quantity of three firms" }
    ${evidence}
`;

const claims = (...words: string[]) => runout(folder, "claims", ...words, "--quiet", "--replications", "40");

describe("runout claims", () => {
  let text: Answer;
  let json: Answer;
  let again: Answer;
  let shipped: Answer;
  beforeAll(async () => {
    mkdirSync(join(folder, "claims"));
    mkdirSync(join(folder, "worlds"));
    cpSync(join(clone, "scenarios/worlds/three-firm-chain"), join(folder, "worlds/three-firm-chain"), {
      recursive: true,
    });
    cpSync(join(clone, "scenarios/three-firm-cutoff.yaml"), join(folder, "three-firm-cutoff.yaml"));
    writeFileSync(join(folder, "claims/small.yaml"), ledger);
    const longer =
      "extends: three-firm-cutoff.yaml\nname: longer\ncontrols: [{ name: no-ore, groups: [ore], admittedShare: 0, endDay: 60, goodsAtSeaStopped: goodsAtSeaStopped }]\n";
    writeFileSync(join(folder, "longer.yaml"), longer);
    const premise =
      "premises: [{ name: nothing-comes, premise: Nothing comes., controls: [{ name: again, groups: [ore], admittedShare: 0, goodsAtSeaStopped: 1 }] }]\n";
    writeFileSync(join(folder, "premises.yaml"), `extends: three-firm-cutoff.yaml\nname: premises\n${premise}`);
    text = await claims("claims/small.yaml");
    json = await claims("claims/small.yaml", "--json", "--threads", "1", "--out", "made");
    await runout(folder, "run", "three-firm-cutoff.yaml", "--replications", "5", "--quiet");
    again = await claims("claims/small.yaml", "--claim", "some-stop", "--run", "three-firm-cutoff", "--json");
    // Paths, an input, arithmetic on what was put in, and what nothing tests.
    shipped = await runout(
      clone,
      "claims",
      "--quiet",
      "--claim",
      "prohibitive-graphite,11,12,21",
      "--replications",
      "4",
      "--out",
      join(folder, "shipped"),
    );
  }, 300_000);

  it("keeps to 80 columns but for addresses, and prints no number that is none", () => {
    for (const { code, stdout, stderr } of [text, shipped]) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(
        lines(stdout).filter((line) => line.length > 80 && !/^ +https?:\S+$/.test(line) && !line.startsWith("Table:")),
      ).toEqual([]);
      expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });

  it("derives the verdict from the interval of the share of worlds", () => {
    const document = JSON.parse(json.stdout);
    const said = document.claims.map(
      ({ model, verdict }: { model: { share: { count: number } } | null; verdict: { kind: string } }) => [
        model?.share.count ?? null,
        verdict.kind,
      ],
    );
    // 0 and 40 of 40 end at 0.088 and 0.912.
    expect(said).toEqual([
      [40, "consistent"],
      [0, "not-reproduced"],
      [0, "not-reproduced"],
      [null, "outside"],
    ]);
    expect(document.claims[0].model.share).toEqual(wilson(40, 40));
    expect(document.claims[1].premises.map(({ without }: { without: string | null }) => without)).toEqual([
      null,
      "nothing-comes",
    ]);
    expect(text.stdout).toContain("4 claims: 1 consistent, 2 not reproduced, 1 outside the model.");
  });

  it("says claim, model, evidence and verdict of each, and tells what was put in from what came out", () => {
    const blocks = shipped.stdout.split("\n\n").slice(2, 6);
    for (const block of blocks)
      for (const label of ["said", "model", "evidence", "verdict"])
        expect(block).toMatch(new RegExp(`^    ${label} `, "m"));
    const flat = blocks.map((block) => block.replace(/\s+/g, " "));
    expect(flat[0]).toMatch(/prohibitive-graphite .*US full cost less landed Chinese price, \$\/kWh: [\d.]+ \(90 %/);
    expect(flat[1]).toMatch(/put in graphiteReplacedPerSilicon: 4\.5 .*verdict outside the model$/);
    expect(flat[2]).toMatch(/verdict outside the model$/);
    expect(flat[3]).toMatch(/verdict outside the model: arithmetic on what was put in/);
  });

  it("writes a table with a row a condition, and says where it lies", () => {
    const { table } = JSON.parse(json.stdout);
    expect(table).toBe(join("made", "claims.arrow"));
    const rows = toArquero(join(folder, table)).objects() as {
      role: string;
      worlds: number | null;
      share: number;
      holds: number;
    }[];
    expect(rows.map(({ role }) => role)).toEqual(["test", "test", "premises", "premises", "test", "test"]);
    for (const { worlds, share, holds } of rows) if (worlds !== null) expect(share).toBeCloseTo(holds / worlds, 12);
    expect(rows.at(-1)!.worlds).toBeNull();
  });

  it("takes a run that exists instead of simulating its scenario anew", () => {
    const [found] = JSON.parse(again.stdout).claims;
    expect(found.model.share).toEqual(wilson(5, 5));
  });

  it("refuses a claim that does not exist, and a run of other worlds", async () => {
    const near = await claims("claims/small.yaml", "--claim", "some-stops");
    expect(near.code).toBe(2);
    expect(near.stderr).toContain("did you mean some-stop?");
    // The scenario is another one by now.
    const scenario = join(folder, "three-firm-cutoff.yaml");
    writeFileSync(scenario, readFileSync(scenario, "utf8").replace("horizonDays: 120", "horizonDays: 121"));
    const other = await claims("claims/small.yaml", "--claim", "1", "--run", "three-firm-cutoff");
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/is no run of .*as it stands: scenario/);
  }, 120_000);
});
