import { addAt, any, lag } from "../../src/engine/kernel.ts";
import { abs, exp, exponentOf, floor, log, max, min, powerOfTwo, significandOf, sqrt } from "../../src/numbers/math.ts";

/** Small functions in the kernel subset, for the compiler's tests: run as they stand, and compiled. */

const WIDTH = 8;
const THRESHOLD = 0.5;
const CODE = 2;
const PLAIN = 0;
const SQUARED = 1;

export interface Net {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly code: Int32Array;
  readonly weight: Float64Array;
  readonly scale: number;
  /** Form of a mechanism, one for the whole world. */
  readonly form: number;
}

export interface Cells {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly delay: Float64Array;
  readonly ring: Float64Array;
  readonly slotIn: Float64Array;
  readonly slotOut: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

type Row = number;

export function arithmetic(net: Net, cells: Cells, row: Row, day: number): void {
  const p = cells.a[row]! * cells.b[row]! - cells.c[row]! / cells.a[row]!;
  cells.x[row] = -p + net.weight[row]! * 0.1 + day;
  cells.y[row] = (1 / 3) * cells.a[row]! + net.code[row]! * net.scale - 0 * cells.b[row]!;
}

export function extremes(_net: Net, cells: Cells, row: Row): void {
  cells.x[row] = min(cells.a[row]!, cells.b[row]!);
  cells.y[row] = max(cells.b[row]!, max(cells.a[row]!, 0));
}

export function functions(_net: Net, cells: Cells, row: Row): void {
  cells.x[row] = floor(cells.a[row]!) + sqrt(abs(cells.b[row]!));
  cells.y[row] = sqrt(cells.c[row]!) - abs(cells.a[row]!);
}

export function powers(_net: Net, cells: Cells, row: Row): void {
  cells.x[row] = exp(cells.a[row]!);
  cells.y[row] = log(cells.a[row]!);
}

/** Signs, zeros and infinities included; of NaN the bits are nobody's business. */
export function exponents(_net: Net, cells: Cells, row: Row): void {
  const a = cells.a[row]!;
  const known = a < 0 || a >= 0;
  cells.x[row] = known ? exponentOf(a) * significandOf(a) : 0;
  cells.y[row] = powerOfTwo(cells.b[row]!);
}

/** Powers of what all lanes share, under masks, inside loops, of each other. */
export function powersWithin(net: Net, cells: Cells, row: Row): void {
  const shared = exp(-net.weight[row]!) - log(net.code[row]!) * sqrt(net.weight[row]!);
  const b = cells.b[row]!;
  let x = shared;
  if (b > 0) x = exp(0.3 * log(b));
  else if (net.code[row]! === CODE) x = log(exp(b) + abs(net.code[row]! - 3));
  let sum = 0;
  for (let slot = net.start[row]!; slot < net.start[row + 1]!; slot++) {
    if (any(cells.slotIn[slot]! < 700)) sum = sum + exp(min(cells.slotIn[slot]!, 700));
  }
  cells.x[row] = x;
  cells.y[row] = sum > shared ? log(sum) : sum;
}

/** A mechanism in one of three forms, chosen for the whole world. */
export function forms(net: Net, cells: Cells, row: Row): void {
  const a = cells.a[row]!;
  let x = cells.b[row]!;
  if (net.form === PLAIN) x = x + a;
  else if (net.form === SQUARED && a > 0) {
    x = x * x;
    cells.x[row] = a;
  } else if (a < x) x = sqrt(abs(a));
  const kept = net.form !== PLAIN ? max(a, x) : a;
  cells.x[row] = net.form === SQUARED || x > kept ? x : kept;
  cells.y[row] = kept;
}

export function choices(net: Net, cells: Cells, row: Row): void {
  const a = cells.a[row]!;
  const b = cells.b[row]!;
  const both = a < b && b <= cells.c[row]!;
  const either = a >= b || b > 0 || net.code[row]! === CODE;
  cells.x[row] = both ? a : either ? b : 0;
  cells.y[row] = !both && a !== b ? (net.code[row]! > 0 ? a : b) : a === b ? 1 : -1;
}

export function uniformLogic(net: Net, cells: Cells, row: Row): void {
  const known = net.code[row]! >= 0 && net.weight[row]! < THRESHOLD;
  const other = net.other[row]!;
  const fits = (net.code[row]! >= 1 && cells.a[row]! > 0) || (other >= 0 && cells.b[other]! < 0);
  cells.x[row] = known ? cells.a[row]! : 2 * cells.b[row]!;
  cells.y[row] = fits ? 1 : 0;
}

export function branches(net: Net, cells: Cells, row: Row): void {
  let x = 0;
  let y = net.weight[row]!;
  const a = cells.a[row]!;
  if (a > cells.b[row]!) {
    x = a;
    const twice = 2 * a;
    if (twice > cells.c[row]!) {
      y = twice;
      cells.x[row] = 7;
    } else {
      y = -y;
      x = x + 1;
    }
  } else if (net.code[row]! === CODE) x = -1;
  else {
    y = cells.c[row]!;
    if (y < 0) x = y;
  }
  cells.x[row] = x + 0.5 * y;
  cells.y[row] = y;
}

export function loops(net: Net, cells: Cells, row: Row): void {
  let sum = 0;
  let most = -1;
  for (let slot = net.start[row]!; slot < net.start[row + 1]!; slot++) {
    const inside = cells.slotIn[slot]!;
    if (inside > sum) most = max(most, inside);
    sum = sum + share(net, cells, row, slot);
    cells.slotOut[slot] = inside > 0 ? sum : most;
  }
  cells.x[row] = sum;
  cells.y[row] = most;
}

function share(_net: Net, cells: Cells, row: Row, slot: Row): number {
  const part = cells.slotIn[slot]! * cells.a[row]!;
  let kept = part;
  if (part < 0) kept = part / 2;
  return kept;
}

export function gathers(net: Net, cells: Cells, row: Row): void {
  const other = net.other[row]!;
  let x = 1;
  if (other >= 0) x = cells.a[other]!;
  cells.x[row] = x;
  cells.y[row] = other >= 0 ? cells.b[other]! * x : cells.c[row]!;
}

export function rings(_net: Net, cells: Cells, row: Row, day: number): void {
  cells.ring[row * WIDTH + (day & 7)] = cells.a[row]!;
  cells.x[row] = lag(cells.ring, row, WIDTH, day, cells.delay[row]!);
}

/** A row of several entries: added up, moved along by what the lanes differ in. */
export function wideRows(net: Net, cells: Cells, row: Row): void {
  let sum = 0;
  for (let k = 0; k < WIDTH; k++) {
    const have = cells.ring[row * WIDTH + k]!;
    sum = sum + have;
    if (any(have > 0))
      cells.ring[row * WIDTH + k] = have + (cells.delay[row]! === k ? cells.a[row]! : net.weight[row]!);
  }
  cells.x[row] = sum;
}

/** Entries of a wide row that differ between lanes, under a mask and not. */
export function addsAt(net: Net, cells: Cells, row: Row): void {
  const entry = floor(abs(cells.delay[row]!));
  addAt(cells.ring, row, WIDTH, entry, cells.a[row]!);
  addAt(cells.ring, row, WIDTH, net.code[row]!, net.weight[row]!);
  if (cells.b[row]! > 0) {
    addAt(cells.ring, row, WIDTH, entry - 1, cells.b[row]!);
    if (any(cells.c[row]! > 0)) addAt(cells.ring, row, WIDTH, entry + 3, -cells.c[row]!);
  }
}

/** Newton's square root, each lane stopping by itself. */
export function votes(_net: Net, cells: Cells, row: Row): void {
  const a = abs(cells.a[row]!);
  let root = a > 1 ? a : 1;
  let moving = a < 1e300 ? 1 : 0;
  let turns = 0;
  for (let turn = 0; turn < 40; turn++) {
    if (any(moving > 0)) {
      const next = 0.5 * (root + a / root);
      moving = next < root ? 1 : 0;
      root = moving > 0 ? next : root;
      turns = turns + 1;
    }
  }
  if (any(turns > 3)) cells.y[row] = turns;
  cells.x[row] = root;
}

/** A loop with votes inside a branch that only some lanes take, and one inside a loop: each lane stops by itself. */
export function maskedVotes(net: Net, cells: Cells, row: Row): void {
  let turns = 0;
  let rest = cells.b[row]!;
  if (cells.a[row]! > 0) {
    const step = 0.25 * cells.a[row]!;
    for (let turn = 0; turn < 12; turn++) {
      if (any(rest > step)) {
        rest = rest - step;
        turns = turns + 1;
        cells.x[row] = rest;
      }
    }
    if (turns > 6) {
      for (let slot = net.start[row]!; slot < net.start[row + 1]!; slot++) {
        const inside = cells.slotIn[slot]!;
        if (any(inside > rest)) rest = rest + 0.5 * min(inside, 1);
      }
    }
  } else {
    for (let turn = 0; turn < 3; turn++) {
      let gap = 1;
      for (let again = 0; again < 9; again++) if (any(gap > cells.c[row]!)) gap = 0.5 * gap - 0.1;
      turns = turns - gap;
    }
  }
  cells.y[row] = turns + rest;
}
