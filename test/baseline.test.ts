import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { headlines } from "./baseline.ts";

/**
 * The numbers of the shipped scenarios at few replications. They stay the same until somebody means them to move: then
 * `npm run baseline` writes them anew, and the changelog says what a user must now believe differently.
 */
const saved = JSON.parse(readFileSync("test/baseline.json", "utf8")) as Record<string, unknown>;

describe("baseline", () => {
  for (const file of Object.keys(saved))
    it(`${file} still gives the numbers of baseline.json`, () => {
      expect(headlines(file)).toEqual(saved[file]);
    }, 60_000);
});
