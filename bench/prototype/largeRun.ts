import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Piscina } from "piscina";
import { bandsOf } from "../../src/analysis/bands.ts";
import { encodeTable } from "../../src/results/encode.ts";
import { column, tableShape } from "../../src/results/schema.ts";
import { buildPrototype } from "./build.ts";
import { emptySums, type Sums } from "./observe.ts";
import type { PrototypeTask } from "./worker.ts";

const FIRMS = 1500;
const DAYS = 365;
const CHUNK = 200;
const LANES = 8;
const THREADS = 2;

/**
 * The prototype's kernel over many replications on two workers: eight daily series of each, written to one Arrow file, and their
 * bands of every day. Returns seconds of the whole, compiling, starting workers and writing included.
 */
export async function largePrototype(replications: number): Promise<number> {
  const began = performance.now();
  const series = Object.keys(emptySums()) as (keyof Sums)[];
  const module = buildPrototype(FIRMS, LANES);
  const loader = `data:text/javascript,import{register}from${JSON.stringify(import.meta.resolve("tsx/esm/api"))};register()`;
  const pool = new Piscina<PrototypeTask, Float64Array>({
    filename: new URL("./worker.ts", import.meta.url).href,
    execArgv: ["--import", loader],
    minThreads: THREADS,
    maxThreads: THREADS,
  });
  const kept = series.map(() => new Float64Array(DAYS * replications));
  const chunks = Array.from({ length: replications / CHUNK }, (_, n) => n * CHUNK);
  let next = 0;
  const take = async () => {
    while (next < chunks.length) {
      const first = chunks[next++]!;
      const found = await pool.run({ module, firms: FIRMS, days: DAYS, series, first, replications: CHUNK });
      for (let row = 0; row < series.length * DAYS; row++) {
        const ofDay = found.subarray(row * CHUNK, (row + 1) * CHUNK);
        kept[Math.floor(row / DAYS)]!.set(ofDay, (row % DAYS) * replications + first);
      }
    }
  };
  await Promise.all(Array.from({ length: THREADS + 1 }, take));
  await pool.destroy();

  const folder = mkdtempSync(join(tmpdir(), "runout-large-"));
  try {
    const file = join(folder, "daily.arrow");
    writeFileSync(file, dailyTable(series, kept, replications));
    if (statSync(file).size < 8 * series.length * DAYS * replications)
      throw new Error("the file does not hold all days");
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const [s, values] of kept.entries()) checkBands(series[s]!, bandsOf(values, DAYS, replications));
  return (performance.now() - began) / 1000;
}

/** One row a (day, replication), one column a series. */
function dailyTable(series: readonly (keyof Sums)[], kept: readonly Float64Array[], replications: number): Uint8Array {
  const rows = DAYS * replications;
  const shape = tableShape("daily", [
    column("day", "uint16", "day", "Day"),
    column("replication", "uint32", "1", "Replication, from 0"),
    ...series.map((name) => column(name, "float64", "1", "Sum over firms or slots")),
  ]);
  return encodeTable(shape, {
    day: Uint16Array.from({ length: rows }, (_, row) => Math.floor(row / replications)),
    replication: Uint32Array.from({ length: rows }, (_, row) => row % replications),
    ...Object.fromEntries(series.map((name, s) => [name, kept[s]!])),
  });
}

/** Bands lie in order, and the shock shows: not every replication has the same output in the first month. */
function checkBands(name: keyof Sums, { q05, q25, q50, q75, q95 }: ReturnType<typeof bandsOf>): void {
  const ordered = q05.every((low, day) => low <= q25[day]! && q25[day]! <= q50[day]! && q50[day]! <= q75[day]!);
  if (!ordered || q75.some((value, day) => value > q95[day]!)) throw new Error(`bands of ${name} cross`);
  if (name === "made" && !(q05[10]! < q95[10]!)) throw new Error("no replication was hit: the work was not done");
}
