import { readFileSync } from "node:fs";
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

  for (const file of Object.keys(saved))
    it(`${file} still gives the numbers of baseline.json`, async () => {
      expect(await (file.endsWith(".yaml") ? firstNumbers(file) : scores(file))).toEqual(saved[file]);
    }, 300_000);
});
