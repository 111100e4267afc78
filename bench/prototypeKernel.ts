import { compilePrototype } from "./prototype/compile.ts";
import { collect, type Firms, make, restock } from "./prototype/kernels.ts";
import { openPrototype, type PrototypeLanes } from "./prototype/lanes.ts";
import { firmNetwork, restingFirms } from "./prototype/network.ts";

/**
 * The prototype's kernel through the compiler: 1,500 firms, 365 days, one thread. Every bit is held against the same source run as
 * plain JavaScript before anything is timed. Prints million site-days a second, median of 5.
 */
const FIRMS = 1500;
const DAYS = 365;
const net = firmNetwork(FIRMS, "prototype");

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

/** Values in which the lanes' last day differs from the source's, run as it stands. */
function differing({ begin, day, column }: PrototypeLanes, starts: readonly Firms[]): number {
  begin(starts);
  for (let n = 0; n < DAYS; n++) day();
  let bits = 0;
  for (const [lane, start] of starts.entries()) {
    const firms = structuredClone(start);
    for (let n = 0; n < DAYS; n++) dayJs(firms);
    for (const field of Object.keys(firms) as (keyof Firms)[])
      firms[field].forEach((value, i) => {
        if (!Object.is(value, column(`firms.${field}`)[i * starts.length + lane])) bits++;
      });
  }
  return bits;
}

console.log(`prototype kernel, ${FIRMS} firms, ${net.supplier.length} links, ${DAYS} days, one thread, M site-days/s`);
let firms = restingFirms(net, 0);
const begin = () => {
  firms = restingFirms(net, 0);
};
const plain = rate(1, begin, () => dayJs(firms));
console.log(`  the source as it stands ${plain.toFixed(1)}`);
for (const lanes of [1, 4, 8]) {
  const opened = openPrototype(compilePrototype(net, lanes), net);
  const starts = Array.from({ length: lanes }, (_, k) => restingFirms(net, k));
  const bits = differing(opened, starts);
  if (bits > 0) throw new Error(`${bits} values differ from the source's with ${lanes} lanes`);
  const compiled = rate(lanes, () => opened.begin(starts), opened.day);
  console.log(`  compiled, ${lanes} lanes ${compiled.toFixed(1)}, every bit the same`);
}
