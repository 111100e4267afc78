import { linkLanes } from "../src/engine/lanes/link.ts";
import type { Container } from "../src/lanes/columns.ts";
import { compileLanes } from "../src/lanes/compile.ts";
import { daySources } from "../src/lanes/daySources.ts";
import { exp, log } from "../src/numbers/math.ts";

/**
 * `exp` and `log` of numbers/math.ts called from a kernel, in lanes and as they stand, ns a value, median of 5, one thread. Every bit is
 * compared first.
 */
const ROWS = 2000;
const TURNS = 500;
const cells: Container = {
  type: "Cells",
  name: "cells",
  spread: "varying",
  columns: { a: { type: "f64" }, powers: { type: "f64" }, logs: { type: "f64" } },
};
const text = `import { exp, log } from "../numbers/math.ts";
export function powers(cells: Cells, row: Row): void { cells.powers[row] = exp(cells.a[row]); }
export function logs(cells: Cells, row: Row): void { cells.logs[row] = log(cells.a[row]); }`;
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** ns a value of something that works out `count` values. */
const time = (count: number, work: () => void): number =>
  median(
    Array.from({ length: 6 }, () => {
      const began = performance.now();
      for (let turn = 0; turn < TURNS; turn++) work();
      return ((performance.now() - began) * 1e6) / TURNS / count;
    }).slice(1),
  );

for (const lanes of [8, 4, 1]) {
  const module = compileLanes({
    sources: [...daySources(), { path: "bench/powers.ts", text }],
    containers: [cells],
    phases: [{ name: "powers" }, { name: "logs" }],
    lanes,
  });
  const { phases, columns } = linkLanes(module, () => ROWS);
  const a = columns.get("cells.a") as Float64Array;
  for (let i = 0; i < a.length; i++) a[i] = 0.001 + ((i * 0.7548776662466927) % 30);
  for (const [name, own] of Object.entries({ powers: exp, logs: log })) {
    phases[name]!(0, ROWS, 0);
    const found = columns.get(`cells.${name}`)!;
    const wrong = found.findIndex((value, i) => !Object.is(value, own(a[i]!)));
    if (wrong >= 0) throw new Error(`${own.name}(${a[wrong]}) is ${found[wrong]} in ${lanes} lanes`);
    const wide = time(a.length, () => phases[name]!(0, ROWS, 0));
    const host = time(a.length, () => {
      for (let i = 0; i < a.length; i++) found[i] = own(a[i]!);
    });
    console.log(`${own.name}, ${lanes} lanes: ${wide.toFixed(2)} ns a value; in JavaScript ${host.toFixed(1)}`);
  }
}
