import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { CalibrationAnswer } from "../../src/cli/calibrateTable.ts";
import { runout } from "./runout.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-calibrate-"));
cpSync(fileURLToPath(new URL("../../scenarios", import.meta.url)), join(folder, "scenarios"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASE = "scenarios/worlds/three-firm-chain";
const words = ["calibrate", CASE, "--factor", "furloughLagDays", "--particles", "24", "--rounds", "3", "--quiet"];

describe("runout calibrate", () => {
  it("finds the lag that an invented target was made with, and writes it as a scenario can use it", async () => {
    const { code, stdout, stderr } = await runout(folder, ...words, "--json", "--out", "scenarios/found.yaml");
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as CalibrationAnswer;
    const [lag] = answer.factors;
    // People go on the third evening for every lag from 2 to 3 days, and for no other.
    expect(lag).toMatchObject({ name: "furloughLagDays", identified: true });
    expect(lag!.posterior.q05).toBeGreaterThanOrEqual(1.9);
    expect(lag!.posterior.q95).toBeLessThanOrEqual(3.1);
    const scenario = readFileSync(join(folder, CASE, "scenario.yaml"), "utf8");
    writeFileSync(join(folder, "scenarios/with.yaml"), "extends: found-on-three.yaml\nname: with\n");
    const found = readFileSync(join(folder, "scenarios/found.yaml"), "utf8");
    expect(scenario).not.toContain("calibrated");
    writeFileSync(join(folder, "scenarios/found-on-three.yaml"), `extends: three-firm-cutoff.yaml\n${found}`);
    const valid = await runout(folder, "validate", "scenarios/with.yaml");
    expect([valid.code, valid.stderr]).toEqual([0, ""]);
  }, 240_000);

  it("prints tables of at most 80 columns", async () => {
    const { code, stdout } = await runout(folder, ...words);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^furloughLagDays +3 /m);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  }, 240_000);

  it.each([
    [["--factor", "furloughLagDay"], /no case has it; did you mean "furloughLagDays"/],
    [["--factor", "restockDays"], /its prior is a point/],
    [["--fitted", "fitted.csv"], /fitted\.csv:2: high: it reaches up to 90/],
  ])(
    "takes %j as the user's mistake",
    async (given, words) => {
      const row = "factor,low,mode,high,sourceKind,source,note\nfurloughLagDays,0,,90,judgement,,\n";
      writeFileSync(join(folder, "fitted.csv"), row);
      const { code, stdout, stderr } = await runout(folder, "calibrate", CASE, "--quiet", ...given);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(words);
    },
    240_000,
  );
});
