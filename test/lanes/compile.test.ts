import { describe, expect, it } from "vitest";
import * as tiny from "./tinyKernels.ts";
import { compileTiny, openTiny, ROWS, tinyCells, tinyNet } from "./tinyWorld.ts";

const names = [
  "arithmetic",
  "extremes",
  "functions",
  "choices",
  "uniformLogic",
  "branches",
  "loops",
  "gathers",
  "rings",
  "wideRows",
  "votes",
] as const;

/** Columns in which a compiled function and the function itself differ in any bit, over many sets of awkward numbers. */
function differences(name: (typeof names)[number], lanes: number): string[] {
  const module = compileTiny([name], lanes);
  const net = tinyNet();
  const wrong = new Set<string>();
  for (let round = 0; round < 12; round++) {
    const cells = Array.from({ length: lanes }, (_, lane) => tinyCells(`${round} ${lane}`));
    const { phase, read } = openTiny(module, net, cells);
    for (let day = 0; day < 3; day++) {
      phase(name)(0, ROWS, day);
      for (const one of cells) for (let row = 0; row < ROWS; row++) tiny[name](net, one, row, day);
    }
    cells.forEach((one, lane) => {
      for (const field of Object.keys(one) as (keyof tiny.Cells)[]) {
        const found = read(lane, field);
        one[field].forEach((value, i) => {
          if (!Object.is(value, found[i])) wrong.add(`${field}[${i}] lane ${lane}: ${found[i]} instead of ${value}`);
        });
      }
    });
  }
  return [...wrong];
}

describe.each([8, 4, 2, 1])("compiled for %i lanes", (lanes) => {
  it.each(names)(
    "%s gives the bits of the function itself, not-a-number, infinities, -0 and subnormals included",
    (name) => {
      expect(differences(name, lanes)).toEqual([]);
    },
  );
});

it("runs only the rows it is given", () => {
  const cells = Array.from({ length: 8 }, (_, lane) => tinyCells(`range ${lane}`));
  const { phase, read } = openTiny(compileTiny(["extremes"], 8), tinyNet(), cells);
  phase("extremes")(3, 5, 0);
  const changed = [...read(2, "x")].flatMap((value, row) => (Object.is(value, cells[2].x[row]) ? [] : [row]));
  expect(changed.every((row) => row === 3 || row === 4)).toBe(true);
  expect(changed.length).toBeGreaterThan(0);
});

it("gives the same module for the same sources", () => {
  const [one, two] = [compileTiny([...names], 8), compileTiny([...names], 8)];
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  expect(one.relocations).toEqual(two.relocations);
});
