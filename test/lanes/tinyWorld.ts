import { readFileSync } from "node:fs";
import { linkLanes } from "../../src/engine/lanes/link.ts";
import type { LanePhase } from "../../src/engine/lanes/module.ts";
import type { Container } from "../../src/lanes/columns.ts";
import { compileLanes } from "../../src/lanes/compile.ts";
import { dice } from "../dice.ts";
import type { Cells, Net } from "./tinyKernels.ts";

/** Rows of the tiny world that the compiler's tests run on, and slots a row. */
export const ROWS = 24;
const SLOTS = 3;
const WIDTH = 8;

const f64 = { type: "f64" } as const;
const i32 = { type: "i32" } as const;

export const tinyContainers: readonly Container[] = [
  {
    type: "Net",
    name: "net",
    spread: "uniform",
    columns: { start: i32, other: i32, code: i32, weight: f64 },
    sizes: ["scale", "form"],
  },
  {
    type: "Cells",
    name: "cells",
    spread: "varying",
    columns: { a: f64, b: f64, c: f64, delay: f64, ring: f64, slotIn: f64, slotOut: f64, x: f64, y: f64 },
  },
];

/** Numbers at which implementations differ: not a number, infinities, both zeros, subnormals, the largest and the smallest. */
const SPECIAL = [
  Number.NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  1.7e308,
  -1.7e308,
];

/** Numbers of all magnitudes, a third of them special. */
export function awkward(seed: string, count: number): Float64Array {
  const d = dice(seed);
  return Float64Array.from({ length: count }, () => {
    if (d.chance(0.33)) return d.pick(SPECIAL);
    if (d.chance(0.3)) return d.whole(-3, 3);
    return (d.chance(0.5) ? 1 : -1) * d.between(0, 1) * d.pick([1, 1, 1, 1e-9, 1e12, 1e200]);
  });
}

/** `form` is the code that the functions of this world branch on. */
export function tinyNet(form = 0): Net {
  const d = dice("net");
  return {
    start: Int32Array.from({ length: ROWS + 1 }, (_, row) => Math.floor((row * SLOTS) / 2)),
    other: Int32Array.from({ length: ROWS }, () => d.whole(-1, ROWS - 1)),
    code: Int32Array.from({ length: ROWS }, () => d.whole(-1, 3)),
    weight: Float64Array.from({ length: ROWS }, () => d.between(0, 1)),
    scale: 3,
    form,
  };
}

export function tinyCells(seed: string): Cells {
  const column = (name: string, count = ROWS) => awkward(`${seed} ${name}`, count);
  const d = dice(`${seed} delay`);
  return {
    a: column("a"),
    b: column("b"),
    c: column("c"),
    delay: Float64Array.from({ length: ROWS }, () => d.whole(1, WIDTH - 2)),
    ring: column("ring", ROWS * WIDTH),
    slotIn: column("slotIn", ROWS * SLOTS),
    slotOut: column("slotOut", ROWS * SLOTS),
    x: column("x"),
    y: column("y"),
  };
}

const mathematics = { path: "src/numbers/math.ts", text: readFileSync("src/numbers/math.ts", "utf8") };

/** Compiles functions of `tinyKernels.ts` (or of a text in its place). */
export function compileTiny(
  names: readonly string[],
  lanes: number,
  text = readFileSync("test/lanes/tinyKernels.ts", "utf8"),
) {
  const phases = names.map((name) => ({ name }));
  return compileLanes({
    sources: [{ path: "test/lanes/tinyKernels.ts", text }, mathematics],
    containers: tinyContainers,
    phases,
    lanes,
  });
}

/** Links a module over the tiny world with one set of cells a lane; `run` calls a phase, `read` gives a lane's column. */
export function openTiny(module: ReturnType<typeof compileTiny>, net: Net, cells: readonly Cells[]) {
  const { lanes } = module;
  const like = { net, cells: cells[0]! } as unknown as Record<string, Record<string, ArrayLike<number> | number>>;
  const linked = linkLanes(module, (name) => {
    const [part, field] = name.split(".");
    const column = like[part][field];
    return typeof column === "number" ? 1 : column.length;
  });
  for (const [name, view] of linked.columns) {
    const [part, field] = name.split(".");
    const column = like[part][field];
    if (part === "net") view.set(typeof column === "number" ? [column] : column);
    else
      cells.forEach((one, lane) => {
        one[field as keyof Cells].forEach((value, i) => {
          view[i * lanes + lane] = value;
        });
      });
  }
  const phase = (name: string): LanePhase => linked.phases[name];
  const read = (lane: number, field: keyof Cells) =>
    Float64Array.from(cells[0]![field], (_, i) => linked.columns.get(`cells.${field}`)![i * lanes + lane]!);
  return { phase, read };
}
