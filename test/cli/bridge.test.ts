import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { BridgeAnswer } from "../../src/analysis/bridge.ts";
import { runout } from "./runout.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-bridge-"));
cpSync(fileURLToPath(new URL("../../scenarios", import.meta.url)), join(folder, "scenarios"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The three firms with other words in the place of some, in a file of its own. */
function variant(name: string, ...changes: readonly (readonly [string, string])[]): string {
  const given = readFileSync(join(folder, "scenarios/three-firm-cutoff.yaml"), "utf8");
  const path = `scenarios/${name}.yaml`;
  writeFileSync(
    join(folder, path),
    changes.reduce((text, [a, b]) => text.replace(a, b), given),
  );
  return path;
}

describe("runout bridge", () => {
  it("takes two worlds, or two scenarios that ask the same, as the user's mistake", async () => {
    const [a, b] = ["scenarios/three-firm-cutoff.yaml", "scenarios/graphite-cutoff.yaml"];
    const worlds = await runout(folder, "bridge", a, b, "--quiet");
    expect([worlds.code, worlds.stderr]).toEqual([2, expect.stringMatching(/needs one world/)]);
    const same = await runout(folder, "bridge", a, a, "--quiet");
    expect([same.code, same.stderr]).toEqual([2, expect.stringMatching(/ask the same/)]);
  }, 60_000);

  it("prints parts that lead from the one scenario to the other, and the same in JSON", async () => {
    const to = variant("bridge-to", ["endDay: 30", "endDay: 12"], ["value: 1", "value: 0"]);
    const words = ["bridge", "scenarios/three-firm-cutoff.yaml", to, "--day", "18", "--replications", "2", "--quiet"];
    const { code, stdout } = await runout(folder, ...words, "--json", "--out", "bridge.json");
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "bridge.json"), "utf8")).toBe(stdout);
    const { days, differences, replications } = JSON.parse(stdout) as BridgeAnswer;
    expect(differences.map(({ name }) => name)).toEqual(["no-ore", "goodsAtSeaStopped"]);
    expect(replications).toBe(2);
    const [{ from, to: end, shares }] = days;
    expect(from.mean).toBeGreaterThan(0);
    expect(from.mean + shares.reduce((sum, { share }) => sum + share.mean, 0)).toBeCloseTo(end.mean, 9);
    const table = await runout(folder, ...words);
    expect(table.stdout).toMatch(/no-ore/);
    for (const line of table.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  }, 60_000);
});
