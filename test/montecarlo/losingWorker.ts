import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workerData } from "node:worker_threads";
import type { ChunkTask } from "../../src/montecarlo/worker.ts";
import { chunkOf } from "../results/smallRun.ts";

/** What goes wrong with which chunk, and whether every time or the first time alone (a file remembers it). */
export interface Losses {
  readonly chunk: number;
  readonly how: "throw" | "exit" | "memory";
  readonly always: boolean;
  readonly folder: string;
}

/** A worker as the real one, but that it is lost on one chunk. */
export default function run(task: ChunkTask) {
  const { chunk, how, always, folder } = workerData as Losses;
  const before = join(folder, "lost-before");
  if (task.index === chunk && (always || !existsSync(before))) {
    writeFileSync(before, "");
    if (how === "throw") throw new Error("a bug in a phase");
    if (how === "exit") process.exit(7);
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => i + hoard.length));
  }
  return [chunkOf(task.index, 40)];
}
