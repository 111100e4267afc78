import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { backtests, firstNumbers, scores } from "./baseline.ts";

/**
 * The numbers of the shipped scenarios at few replications. They stay the same until somebody means them to move: then
 * `npm run baseline` writes them anew, and the changelog says what a user must now believe differently.
 */
const saved = JSON.parse(readFileSync("test/baseline.json", "utf8")) as Record<string, unknown>;

describe("baseline", () => {
  it("has the score of every shipped back-test", () => {
    expect(Object.keys(saved).filter((key) => backtests().includes(key))).toEqual(backtests());
  });

  it("has the headline of every shipped scenario, each of which opens with its question and closes with what to look at", () => {
    const files = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));
    expect(Object.keys(saved).filter((key) => key.endsWith(".yaml"))).toEqual(
      files.sort().map((file) => `scenarios/${file}`),
    );
    for (const file of files) {
      const lines = readFileSync(`scenarios/${file}`, "utf8").trimEnd().split("\n");
      const first = lines.findIndex((line, i) => i > 0 && !/^# ./.test(line));
      expect([file, lines.slice(1, first).join(" ")]).toEqual([file, expect.stringContaining("?")]);
      const last = lines.findLastIndex((line) => !line.startsWith("# "));
      expect([file, lines[last + 1]]).toEqual([file, expect.stringMatching(/^# What to look at: /)]);
    }
  });

  for (const file of Object.keys(saved))
    it(`${file} still gives the numbers of baseline.json`, async () => {
      expect(await (file.endsWith(".yaml") ? firstNumbers(file) : scores(file))).toEqual(saved[file]);
    }, 300_000);
});
