import { diskUse } from "../montecarlo/diskUse.ts";
import { WorkerLost } from "../montecarlo/loss.ts";
import { readManifest } from "../results/manifest.ts";
import type { RunStore } from "../results/runStore.ts";
import { bytesInWords } from "./amounts.ts";
import { EXIT } from "./errors.ts";
import { failureLines } from "./failures.ts";
import { say } from "./log.ts";

/** What `run` says when a run may not, or did not, come to its end. */

/** Says before it begins that a run will not fit on the disk. It runs all the same: another may make room, and nothing is lost. */
export function warnOfDisk(store: RunStore): void {
  const { folder, layout } = store;
  const { chunkReplications } = store.manifest;
  const { needed, free } = diskUse(folder, layout, store.missing().length * chunkReplications, chunkReplications);
  if (needed > free)
    say(
      "warn",
      "disk",
      `runout: warning: this run will write about ${bytesInWords(needed)}, and there are ${bytesInWords(free)} free at ${folder}. When the disk is full it stops and keeps what is finished.`,
      { run: folder, neededBytes: needed, freeBytes: free },
    );
}

/** Names the failures of runs in which every replication failed, so that there is no answer; whether there are any. */
export function noneLeft(folders: readonly string[], json: boolean): boolean {
  const failed = folders
    .map((folder) => readManifest(folder))
    .filter(({ tables, failures }) => !tables && failures.length > 0);
  if (!json) for (const manifest of failed) process.stdout.write(`${failureLines(manifest, "")}\n`);
  return failed.length > 0;
}

/** A run that has lost its workers ends as one that was stopped: with what is finished. */
export function stoppedByLoss(error: unknown): false {
  if (!(error instanceof WorkerLost)) throw error;
  say("error", "workersLost", `runout: stopped: ${error.message}. What is finished is kept; --resume goes on.`);
  process.exitCode = EXIT.stopped;
  return false;
}
