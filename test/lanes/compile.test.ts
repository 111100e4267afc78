import { describe, expect, it } from "vitest";
import { dice } from "../dice.ts";
import {
  addsAt,
  arithmetic,
  branches,
  type Cells,
  choices,
  exponents,
  extremes,
  forms,
  functions,
  gathers,
  loops,
  maskedVotes,
  powers,
  powersWithin,
  rings,
  uniformLogic,
  votes,
  wideRows,
} from "./tinyKernels.ts";
import { compileTiny, openTiny, ROWS, tinyCells, tinyNet } from "./tinyWorld.ts";

const kernels = {
  addsAt,
  arithmetic,
  extremes,
  functions,
  exponents,
  powers,
  powersWithin,
  forms,
  choices,
  uniformLogic,
  branches,
  loops,
  gathers,
  rings,
  wideRows,
  votes,
  maskedVotes,
};
const names = Object.keys(kernels) as (keyof typeof kernels)[];

/** Columns in which a compiled function and the function itself differ in any bit, over many sets of numbers. */
function differences(name: keyof typeof kernels, lanes: number, cellsOf = tinyCells, rounds = 12): string[] {
  const module = compileTiny([name], lanes);
  const wrong = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const cells = Array.from({ length: lanes }, (_, lane) => cellsOf(`${round} ${lane}`));
    const net = tinyNet(round % 3);
    const { phase, read } = openTiny(module, net, cells);
    for (let day = 0; day < 3; day++) {
      phase(name)(0, ROWS, day);
      for (const one of cells) for (let row = 0; row < ROWS; row++) kernels[name](net, one, row, day);
    }
    cells.forEach((one, lane) => {
      for (const field of Object.keys(one) as (keyof Cells)[]) {
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

/** Numbers at which exp and log change their way: overflow, underflow, subnormal results and arguments, powers of two. */
const EDGES = [
  ...[709.782712893384, 709.7827128933841, 709.4361393, 709.08956571, -745.1332191019411, -745.1332191019412],
  ...[
    -708.3964185322641, -708.0503, -707.7032713, -744.4400719, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308,
  ],
  ...[1, 2, 0.5, Math.SQRT2, Math.SQRT1_2, 1.7976931348623157e308, 0.34657359027997264, -0.34657359027997264, 1e-17],
];

/** One a lane, row and round: an edge or its neighbour, any pattern of 64 bits, or a number of the range of exp or log. */
function powerCells(seed: string) {
  const d = dice(`powers ${seed}`);
  const word = () => BigInt(d.whole(0, 0xffffffff));
  const anyBits = () => new Float64Array(new BigUint64Array([(word() << 32n) | word()]).buffer)[0];
  const cells = tinyCells(seed);
  cells.a.forEach((value, row) => {
    const [edge, near] = [d.pick(EDGES), 1 + d.whole(-3, 3) * Number.EPSILON];
    const other = [edge * near, -edge, anyBits(), anyBits(), d.between(-750, 750), d.between(-2, 2), value];
    cells.a[row] = d.pick(other);
  });
  return cells;
}

describe.each([8, 4, 2, 1])("exp and log for %i lanes", (lanes) => {
  it("give the bits of numbers/math.ts at their edges and at any pattern of bits", () => {
    expect(differences("powers", lanes, powerCells, 400)).toEqual([]);
  });
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
  const [one, two] = [compileTiny(names, 8), compileTiny(names, 8)];
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  expect(one.relocations).toEqual(two.relocations);
});
