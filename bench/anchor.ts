import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowsOver } from "../src/engine/day.ts";
import { LANES } from "../src/engine/lanes/module.ts";
import { makeLaneSimulator } from "../src/engine/lanes/simulate.ts";
import { compileDay } from "../src/lanes/dayModule.ts";
import { allocateBlock, type Block } from "../src/world/block.ts";
import { anchorColumns, emitDay } from "./anchor/emitDay.ts";
import { premiseScenario } from "./premise.ts";

/**
 * How far lanes are from what the machine can do: the same phases in the same layout as C, written by the compiler's own reading of
 * them and built by gcc -O3 -march=native. Every bit of every column must be the same after 180 days before anything is told.
 * Lanes and C run in turn; prints both rates (medians) and the median of their ratios. Skipped where there is no g++: vectors know
 * `?:` in C++ only.
 */
const DAYS = 180;
const PASSES = 5;
const FLAGS = ["-O3", "-march=native", "-ffp-contract=off", "-fno-trapping-math", "-fno-math-errno"];
const { economy, layout, experiment } = premiseScenario(DAYS);
const { world } = economy;
const folder = mkdtempSync(join(tmpdir(), "runout-anchor-"));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const room = allocateBlock(world, DAYS);
const fieldOf = (name: string) => name.split(".")[1]! as keyof Block;

/** Million site-days a second of both, in turn, and the median of their ratios. */
function compare(lanes: number): { wide: number; c: number; ratio: number } {
  const side = makeLaneSimulator(compileDay(lanes), { ...experiment, economy }, layout);
  const replications = Array.from({ length: lanes }, (_, lane) => lane);
  const uniform = (name: string) => {
    const column = (world as unknown as Record<string, Int32Array | number>)[fieldOf(name)]!;
    return typeof column === "number" ? Int32Array.of(column) : column;
  };
  /** The lanes' varying columns as they lie in memory. */
  const varying = () => {
    const columns = new Map(Object.entries(room).map(([name, one]) => [name, new Float64Array(one.length * lanes)]));
    for (const lane of replications) {
      side.read(lane, room);
      for (const [name, column] of Object.entries(room))
        column.forEach((value, row) => {
          columns.get(name)![row * lanes + lane] = value;
        });
    }
    return anchorColumns.flatMap(({ name, spread }) => (spread === "varying" ? [columns.get(fieldOf(name))!] : []));
  };
  const bytesOf = (columns: readonly ArrayBufferView[]) =>
    Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
  const run = () => {
    side.start(replications);
    const began = performance.now();
    for (let day = 0; day < DAYS; day++) side.day(day);
    return (performance.now() - began) / 1000;
  };
  const file = (name: string) => join(folder, name);
  const [source, program, start, final] = [file("day.cpp"), file("day"), file("start"), file("final")] as const;
  const rowsOf = ({ name, spread }: (typeof anchorColumns)[number]) =>
    spread === "varying" ? room[fieldOf(name)].length : uniform(name).length;
  writeFileSync(
    source,
    emitDay(lanes, rowsOf, (over) => rowsOver(world, over)),
  );
  execFileSync("g++", [...FLAGS, "-I", fileURLToPath(new URL("./anchor", import.meta.url)), "-o", program, source]);
  const runC = (passes: number) =>
    execFileSync(program, [start, final, `${passes}`, `${DAYS}`], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number);

  side.start(replications);
  const shared = anchorColumns.flatMap(({ name, spread }) => (spread === "uniform" ? [uniform(name)] : []));
  writeFileSync(start, bytesOf([...shared, ...varying()]));
  run();
  runC(1);
  const [ours, theirs] = [bytesOf(varying()), readFileSync(final)];
  if (!ours.equals(theirs))
    throw new Error(`${lanes} lanes: C and lanes differ, first in ${firstWrong(lanes, ours, theirs)}`);
  if (!room.furloughed.some((people) => people > 0)) throw new Error("nobody was sent home: the work was not done");

  const rate = (seconds: number) => (world.sites * DAYS * lanes) / seconds / 1e6;
  const pairs = Array.from({ length: PASSES }, () => ({ wide: rate(run()), c: rate(runC(2)[1]!) }));
  return {
    wide: median(pairs.map(({ wide }) => wide)),
    c: median(pairs.map(({ c }) => c)),
    ratio: median(pairs.map(({ wide, c }) => wide / c)),
  };
}

/** Where the varying columns of two engines first differ. */
function firstWrong(lanes: number, a: Buffer, b: Buffer): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  for (const { name, spread } of anchorColumns) {
    if (spread !== "varying") continue;
    const bytes = 8 * lanes * room[fieldOf(name)].length;
    if (at < bytes) return `${name}, row ${Math.floor(at / 8 / lanes)}, lane ${(at >> 3) % lanes}`;
    at -= bytes;
  }
  return "length";
}

try {
  if (spawnSync("g++", ["--version"]).status !== 0) console.log("C anchor: skipped, there is no g++");
  else {
    console.log(`C anchor, ${world.sites} sites x ${DAYS} days, one thread, M site-days/s, median of ${PASSES}`);
    for (const lanes of new Set([LANES, 8])) {
      const { wide, c, ratio } = compare(lanes);
      console.log(
        `  ${lanes} lanes: WebAssembly ${wide.toFixed(1)}, C ${c.toFixed(1)}, every bit the same; ratio ${ratio.toFixed(2)}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
