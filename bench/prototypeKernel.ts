import { readFileSync } from "node:fs";
import { linkLanes } from "../src/engine/lanes/link.ts";
import type { Container } from "../src/lanes/columns.ts";
import { compileLanes } from "../src/lanes/compile.ts";
import { collect, type Firms, make, type Net, restock } from "./prototype/kernels.ts";
import { firmNetwork, restingFirms } from "./prototype/network.ts";

/**
 * The prototype's kernel through the compiler: 1,500 firms, 365 days, one thread. Every bit is held against the same source run as
 * plain JavaScript before anything is timed. Prints million site-days a second, median of 5.
 */
const FIRMS = 1500;
const DAYS = 365;
const net = firmNetwork(FIRMS, "prototype");
const typeOf = (column: object) => ({ type: column instanceof Int32Array ? "i32" : "f64" }) as const;
const described = (columns: object) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, typeOf(column)]));
const containers: readonly Container[] = [
  { type: "Net", name: "net", spread: "uniform", columns: described(net) },
  { type: "Firms", name: "firms", spread: "varying", columns: described(restingFirms(net, 0)) },
];
const path = "bench/prototype/kernels.ts";
const text = readFileSync(new URL("./prototype/kernels.ts", import.meta.url), "utf8");
const phases = [collect, make, restock].map(({ name }) => ({ name }));
const programs = [{ name: "step", phases: phases.map(({ name }) => name) }];

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
/** Million site-days a second: median of 5. */
const rate = (replications: number, begin: () => void, day: () => void): number =>
  median(
    Array.from({ length: 5 }, () => {
      begin();
      const began = performance.now();
      for (let n = 0; n < DAYS; n++) day();
      return (FIRMS * DAYS * replications) / (performance.now() - began) / 1e3;
    }),
  );

function dayJs(firms: Firms): void {
  for (let firm = 0; firm < FIRMS; firm++) collect(net, firms, firm);
  for (let firm = 0; firm < FIRMS; firm++) make(net, firms, firm);
  for (let firm = 0; firm < FIRMS; firm++) restock(net, firms, firm);
}

function open(lanes: number) {
  const module = compileLanes({ sources: [{ path, text }], containers, phases, programs, lanes });
  const like = { net, firms: restingFirms(net, 0) } as unknown as Record<string, Record<keyof Net, Float64Array>>;
  const columnOf = (name: string) => like[name.split(".")[0]!]![name.split(".")[1]! as keyof Net];
  const { columns, phases: compiled } = linkLanes(module, (name) => columnOf(name).length);
  for (const { name, spread } of module.columns) if (spread === "uniform") columns.get(name)!.set(columnOf(name));
  const starts = Array.from({ length: lanes }, (_, k) => restingFirms(net, k));
  const begin = () => {
    for (const [k, firms] of starts.entries())
      for (const [field, column] of Object.entries(firms) as [string, Float64Array][]) {
        const to = columns.get(`firms.${field}`)!;
        for (let i = 0; i < column.length; i++) to[i * lanes + k] = column[i]!;
      }
  };
  const day = () => compiled.step!(0, FIRMS, FIRMS, FIRMS);
  const differing = () => {
    begin();
    for (let n = 0; n < DAYS; n++) day();
    let bits = 0;
    for (let k = 0; k < lanes; k++) {
      const firms = restingFirms(net, k);
      for (let n = 0; n < DAYS; n++) dayJs(firms);
      for (const [field, column] of Object.entries(firms) as [string, Float64Array][])
        column.forEach((value, i) => {
          if (!Object.is(value, columns.get(`firms.${field}`)![i * lanes + k])) bits++;
        });
    }
    return bits;
  };
  return { begin, day, differing };
}

console.log(`prototype kernel, ${FIRMS} firms, ${net.supplier.length} links, ${DAYS} days, one thread, M site-days/s`);
let firms = restingFirms(net, 0);
const begin = () => {
  firms = restingFirms(net, 0);
};
const plain = rate(1, begin, () => dayJs(firms));
console.log(`  the source as it stands ${plain.toFixed(1)}`);
for (const lanes of [1, 4, 8]) {
  const { begin, day, differing } = open(lanes);
  const bits = differing();
  if (bits > 0) throw new Error(`${bits} values differ from the source's with ${lanes} lanes`);
  console.log(`  compiled, ${lanes} lanes ${rate(lanes, begin, day).toFixed(1)}, every bit the same`);
}
