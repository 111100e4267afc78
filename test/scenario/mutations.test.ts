import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/scenario/errors.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import { memoryReader, smallScenario } from "./smallScenario.ts";
import { readerOf, smallWorld } from "./smallWorld.ts";

const scraps = fc.constantFrom(
  ...[
    '"',
    ",",
    "\n",
    "#",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "-1",
    "1e9",
    "nan",
    "yes",
    "\0",
    "é",
    "  ",
    "!!x ",
    "|",
    ">",
    "__proto__",
    "constructor",
  ],
);

/** Deletes a stretch of a text, puts a scrap there, or swaps two of its words. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  scrap: fc.option(scraps, { nil: "" }),
});

function mutate(text: string, { at, length, scrap }: { at: number; length: number; scrap: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + scrap + text.slice(start + length);
}

/** Success, or the one error that users are to see. */
function succeedsOrExplains(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.message).not.toContain("\n");
    expect(error.remedy).not.toBe("");
  }
}

describe("a damaged file", () => {
  it("of a world is read or explained, never anything else", () => {
    const files = Object.keys(smallWorld);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 3 }), (file, mutations) => {
        const text = mutations.reduce(mutate, smallWorld[file]);
        succeedsOrExplains(() => readWorldFiles(readerOf({ ...smallWorld, [file]: text }), "worlds/small-world"));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("of a scenario is read or explained, never anything else", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const text = mutations.reduce(mutate, smallScenario);
        succeedsOrExplains(() => loadScenario("tree/x.yaml", memoryReader({ "tree/x.yaml": text })));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("whose cells hold arbitrary text is read or explained", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(smallWorld)), fc.nat(1000), fc.string(), (file, place, cell) => {
        const cells = smallWorld[file].split(",");
        cells[place % cells.length] = cell;
        succeedsOrExplains(() =>
          readWorldFiles(readerOf({ ...smallWorld, [file]: cells.join(",") }), "worlds/small-world"),
        );
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
