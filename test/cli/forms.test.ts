import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runout } from "./runout.ts";

const root = mkdtempSync(join(tmpdir(), "runout-forms-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (name: string, ...words: readonly string[]) =>
  runout(
    process.cwd(),
    ...["run", "scenarios/three-firm-cutoff.yaml", "--engine", "reference", "--threads", "1", "--quiet"],
    ...["--replications", "2", "--horizon", "20", "--out", join(root, name), ...words],
  );

describe("run --form", () => {
  it("runs another model under another key, and says so above the answer", async () => {
    const usual = await run("usual", "--json");
    const other = await run("other", "--form", "rationing=urgency", "--form", "labour=partialAdjustment", "--json");
    const [one, two] = [usual, other].map(({ stdout }) => JSON.parse(stdout).runs[0]);
    expect(two.forms).toEqual({ ...one.forms, rationing: "urgency", labour: "partialAdjustment" });
    expect(two.key).not.toBe(one.key);
    const shown = await runout(process.cwd(), "show", join(root, "other"));
    expect(shown.stdout).toMatch(/Model forms: rationing urgency, labour partialAdjustment;/);
    expect((await runout(process.cwd(), "show", join(root, "usual"))).stdout).not.toMatch(/Model forms/);
  }, 60_000);

  it.each([
    ["ration=urgency", /"ration=urgency" is not form=word; forms are production, criticality, rationing,/],
    ["rationing=urgent", /"urgent" is no form of rationing; give waterFill, proportional, urgency, price/],
  ])(
    "refuses %s and says what would do",
    async (word, message) => {
      const { code, stderr } = await run("bad", "--form", word);
      expect(code).toBe(2);
      expect(stderr).toMatch(message);
    },
    30_000,
  );
});
