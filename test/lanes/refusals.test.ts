import { describe, expect, it } from "vitest";
import { compileLanes } from "../../src/lanes/compile.ts";
import { compileTiny, tinyContainers } from "./tinyWorld.ts";

/** A file whose fourth line is the body of a phase. */
const file = (body: string) => `import { addAt, any, lag } from "../../src/engine/kernel.ts";
import { cube, exp, max } from "../../src/numbers/math.ts";
export function phase(net: Net, cells: Cells, row: Row, day: number): void {
  ${body}
}
function twice(x: number): number {
  return 2 * x;
}
function again(x: number): number {
  return again(x);
}
`;

const refused: readonly [string, RegExp][] = [
  ["const o = { x: 1 };", /object expression is not in the subset/],
  ["const f = (x) => x;", /arrow function expression is not in the subset/],
  ['const s = "text";', /is no number/],
  ["throw new Error();", /throw statement is not in the subset/],
  ["while (row < 3) { }", /while statement is not in the subset/],
  ["cells.x[row] = cells.a[row] ** 2;", /operator \*\* is not in the subset/],
  ["cells.x[row] = cells.a[row] == 1 ? 1 : 0;", /operator == is not in the subset/],
  ["cells.x[row] += 1;", /write x = x \+ y instead of \+=/],
  ["cells.x[row] = cube(cells.a[row]);", /cube of src\/numbers\/math.ts is no kernel function/],
  ["cells.x[row] = exp(1, 2);", /exp takes 1 arguments, not 2/],
  ["cells.x[row] = Math.sin(1);", /only functions called by their name/],
  ["cells.x[row] = somewhere(1);", /neither a function of this file nor imported/],
  ["cells.x[row] = again(1);", /calls itself/],
  ["cells.x[row] = cells.a[cells.b[row]];", /no whole number that all lanes share/],
  ["cells.x[row] = cells.a[net.weight[row]];", /no whole number that all lanes share/],
  ["let i = 0; if (cells.a[row] > 0) i = 1; cells.x[row] = cells.a[i];", /no whole number that all lanes share/],
  ["for (let i = 0; i < cells.a[row]; i++) cells.x[row] = i;", /whole number that all lanes share/],
  ["for (let i = 0; i < 4; i = i + 2) cells.x[row] = i;", /loops are for/],
  ["if (cells.a[row]) cells.x[row] = 1;", /a number stands where a truth should/],
  ["cells.x[row] = cells.a[row] > 0;", /a truth stands where a number should/],
  ["cells.x[row] = any(cells.a[row] > 0) ? 1 : 0;", /stands alone as the test of an if/],
  ["if (any(cells.a[row] > 0)) cells.x[row] = 1; else cells.x[row] = 2;", /has no else/],
  ["net.weight[row] = 1;", /the same in every lane and is not written/],
  ["cells.missing[row] = 1;", /no column cells.missing is declared/],
  ["cells.x[net.other[row]] = 1;", /writes a row of cells.x that is not its own/],
  ["cells.x[row + 1] = 1;", /writes a row of cells.x that is not its own/],
  ["for (let i = 0; i < 3; i++) cells.x[i] = 1;", /writes a row of cells.x that is not its own/],
  ["for (let k = 0; k < 9; k++) cells.ring[row * 8 + k] = 1;", /writes a row of cells.ring that is not its own/],
  ["for (let k = 0; k < row; k++) cells.ring[row * 8 + k] = 1;", /writes a row of cells.ring that is not its own/],
  ["for (let k = 0; k < 8; k++) cells.ring[day * 8 + k] = 1;", /writes a row of cells.ring that is not its own/],
  ["addAt(cells.ring, net.other[row], 8, 0, 1);", /writes a row of cells.ring that is not its own/],
  ["addAt(cells.ring, cells.a[row], 8, 0, 1);", /no whole number that all lanes share/],
  ["addAt(cells.ring, row, 8, cells.a[row] > 0, 1);", /a truth stands where a number should/],
  ["addAt(cells.ring, row, 7, 0, 1);", /a constant, a power of two/],
  ["addAt(net.weight, row, 8, 0, 1);", /the same in every lane and is not written/],
  ["cells.x[row] = addAt(cells.ring, row, 8, 0, 1);", /no kernel helper that gives a value/],
  ["cells.x[row] = cells.x[net.other[row]];", /reads another row's/],
  ["if (cells.a[row] > 0) return; cells.x[row] = 1;", /return is the last statement/],
  ["const x = 1; x = 2;", /x is no let/],
  ["const { a } = cells;", /destructuring is not in the subset/],
  ["cells.x[row] = unknown;", /unknown is no local, parameter or imported const/],
  ["twice(2);", /the value of twice is not used/],
];

describe("the lane compiler refuses, with file and line,", () => {
  it.each(refused)("%s", (body, sentence) => {
    const compile = () => compileTiny(["phase"], 8, file(body));
    expect(compile).toThrow(sentence);
    expect(compile).toThrow(/^test\/lanes\/tinyKernels\.ts:(4|10): /);
  });

  it("text that is no TypeScript", () => {
    expect(() => compileTiny(["phase"], 8, file("const = 3;"))).toThrow(/tinyKernels\.ts:4: is no TypeScript/);
  });

  it("a phase that writes another column than it declares", () => {
    const sources = [{ path: "phase.ts", text: file("cells.x[row] = 1;") }];
    const compile = (writes: readonly string[]) =>
      compileLanes({ sources, containers: tinyContainers, phases: [{ name: "phase", writes }], lanes: 8 });
    expect(() => compile(["x"])).not.toThrow();
    expect(() => compile(["y"])).toThrow(/phase.ts:3: phase declares to write y and writes x/);
    expect(() => compile(["x", "y"])).toThrow(/declares to write x, y and writes x/);
  });
});
