import { existsSync } from "node:fs";
import { findManifest, type Manifest } from "../results/manifest.ts";
import { verifyRun } from "../results/verify.ts";
import { type Job, rangeOf, shardFolder } from "./job.ts";

/** What lies under a shard's name: nothing, the shard as far as its manifest says, or something else, in words. */
export type ShardLook = "none" | "there" | { readonly wrong: string };

/** Looks at a shard's name without reading its chunks. */
export function lookAt(folder: string, job: Job, index: number): ShardLook {
  const path = shardFolder(folder, index);
  if (!existsSync(path)) return "none";
  let manifest: Manifest | null;
  try {
    manifest = findManifest(path);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  if (manifest === null) return { wrong: `${path} has no manifest.json` };
  const { from, to } = rangeOf(job, index);
  if (manifest.key !== job.key || manifest.replications !== job.replications)
    return { wrong: `${path} is a shard of another run` };
  if (manifest.shard?.from !== from || manifest.shard?.to !== to)
    return { wrong: `${path} holds other chunks than shard ${index} of this job` };
  return manifest.state === "finished" ? "there" : { wrong: `${path} is not finished (${manifest.state})` };
}

/** Reads every chunk of a shard as well; the first thing that is wrong, or null. */
export function faultOf(folder: string, job: Job, index: number): string | null {
  const look = lookAt(folder, job, index);
  if (look === "none") return "it is not there";
  if (look !== "there") return look.wrong;
  return verifyRun(shardFolder(folder, index)).problems[0] ?? null;
}
