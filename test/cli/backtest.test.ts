import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { BacktestScore } from "../../src/montecarlo/backtest.ts";
import { runout } from "./runout.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-backtest-"));
const clone = fileURLToPath(new URL("../..", import.meta.url));
const shipped = fileURLToPath(new URL("../../scenarios", import.meta.url));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = "name,outcome,scale,offset,observed,low,high,unit,use,sourceKind,source,note\n";

/** A case of the user's own, outside every tree: the three firms with their scenario and a few targets. */
function strike(name: string, ...targets: readonly string[]): string {
  mkdirSync(join(folder, name));
  cpSync(join(shipped, "worlds/three-firm-chain"), join(folder, name), { recursive: true });
  const world = readFileSync(join(folder, name, "world.yaml"), "utf8");
  writeFileSync(join(folder, name, "world.yaml"), world.replace("name: three-firm-chain", `name: ${name}`));
  const scenario = readFileSync(join(shipped, "three-firm-cutoff.yaml"), "utf8");
  writeFileSync(join(folder, name, "scenario.yaml"), scenario.replace("world: three-firm-chain", `world: ${name}`));
  writeFileSync(join(folder, name, "targets.csv"), `${header}${targets.join("\n")}\n`);
  return name;
}

describe("runout backtest", () => {
  it("scores a user's own folder against their own numbers, misses and all, and ends with 0", async () => {
    // S holds one day of ore: it stops on day 1, M ten days later, A five days after that.
    const name = strike(
      "strike",
      "s-stops,dayOf(stopped.stage.basic >= 1),,,1,0,2,day,check,judgement,,",
      "m-stops,dayOf(stopped.stage.middle >= 1),,,5,4,6,day,check,judgement,,",
      '"a-january","mean(output.stage.final, 2027-01)",100,0,,80,100,%,check,judgement,,',
    );
    const json = await runout(
      folder,
      "backtest",
      name,
      "--quiet",
      "--json",
      "--replications",
      "3",
      "--out",
      "score.json",
    );
    expect([json.code, json.stderr]).toEqual([0, ""]);
    expect(readFileSync(join(folder, "score.json"), "utf8")).toBe(json.stdout);
    const [one] = (JSON.parse(json.stdout) as { cases: BacktestScore[] }).cases;
    expect(one).toMatchObject({ case: "strike", replications: 3, targets: 3, mediansInside: 2, observed: 2 });
    expect(one!.observedInside).toBe(1);
    expect(one!.scores.map(({ median }) => median)[0]).toBe(1);
    const reference = await runout(
      folder,
      "backtest",
      name,
      "--quiet",
      "--json",
      "--replications",
      "3",
      "--engine",
      "reference",
    );
    expect(reference.stdout).toBe(json.stdout);

    const table = await runout(folder, "backtest", name, "--quiet");
    expect(table.stdout).toMatch(/2 of 3 medians inside their bands; 1 of 2 observations inside the 90 % interval/);
    expect(table.stdout).toMatch(/m-stops.*both$/m);
    for (const line of table.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  }, 240_000);

  it("scores the build-out since 2022: told, modelled and observed starts, misses in words, within 80 columns", async () => {
    const { code, stdout, stderr } = await runout(clone, "backtest", "hindcast-2022", "--quiet", "--replications", "6");
    expect([code, stderr]).toEqual([0, ""]);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(stdout).toMatch(/^cells-in-use +2026-06 +149 +110-200/m);
    expect(stdout).toMatch(/^panasonic-de-soto +2025-03 +2025-07 /m);
    expect(stdout).toMatch(/of 31 medians inside their bands; \d+ of 31 observations/);
  }, 60_000);

  it("names file, line and column of a target that cannot be answered", async () => {
    const name = strike(
      "wrong",
      "s-stops,dayOf(stopped.stage.basic >= 1),,,1,0,2,day,check,judgement,,",
      "m-stops,dayOf(stopped.stage.midle >= 1),,,5,4,6,day,check,judgement,,",
    );
    const { code, stdout, stderr } = await runout(folder, "backtest", name, "--quiet");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/wrong\/targets\.csv:3: outcome: .*no series "stopped\.stage\.midle".*did you mean/);
  }, 240_000);

  it("says what is missing in a folder that is no back-test", async () => {
    mkdirSync(join(folder, "empty"));
    const empty = await runout(folder, "backtest", "empty");
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringMatching(/empty has no scenario\.yaml/)]);
    const none = await runout(folder, "backtest", "nowhere");
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/there is no back-test nowhere/)]);
  }, 240_000);
});
