import type { RunStore } from "../results/runStore.ts";
import { type EventFields, logEvent } from "./log.ts";
import { paceOf } from "./pace.ts";

/** Events of a run folder in the making: what was begun, each chunk that is saved, and how it ended. */
export interface ChunkEvents {
  readonly saved: (chunk: {
    readonly index: number;
    readonly replications: number;
    readonly failures: readonly unknown[];
  }) => void;
  readonly ended: (state: "finished" | "stopped") => void;
}

/** Tells that a run begins, or goes on; quiet: tells nothing. `about` stands in every event. */
export function tellChunks(store: RunStore, quiet: boolean, about: EventFields = {}): ChunkEvents {
  if (quiet) return { saved: () => {}, ended: () => {} };
  const began = Date.now();
  const { folder: run, manifest } = store;
  const missing = store.missing();
  const { replications: asked, chunkReplications } = manifest;
  const sizeOf = (index: number) => Math.min(chunkReplications, asked - index * chunkReplications);
  const total = missing.reduce((sum, index) => sum + sizeOf(index), 0);
  const seconds = () => (Date.now() - began) / 1000;
  let done = 0;
  const scenario = manifest.scenario.name;
  logEvent("begun", { run, ...about, scenario, replications: asked, chunks: missing.length, total });
  return {
    saved: ({ index, replications, failures }) => {
      done += replications;
      const { perSecond } = paceOf(done, total, seconds());
      const rate = { perSecond: Math.round(perSecond * 10) / 10 };
      logEvent("chunk", {
        run,
        ...about,
        chunk: index,
        replications,
        failures: failures.length,
        unit: "replications",
        done,
        total,
        ...rate,
      });
    },
    ended: (state) => {
      const { soundReplications, failures } = store.manifest;
      const level = state === "finished" && failures.length === 0 ? "info" : "warn";
      logEvent(
        state,
        { run, ...about, soundReplications, failedReplications: failures.length, seconds: seconds() },
        level,
      );
    },
  };
}
