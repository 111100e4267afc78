import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeModule } from "../engine/lanes/decodeModule.ts";
import type { LaneModule } from "../engine/lanes/module.ts";
import { sha256 } from "../results/hash.ts";
import { differences, identityOf } from "../results/identity.ts";
import type { Scenario } from "../scenario/types.ts";
import { readWorldFiles } from "../scenario/worldFiles.ts";
import { readTogether } from "../scenario/worldText.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { ClusterError } from "./errors.ts";
import { FROZEN, type Job, readJob } from "./job.ts";

/** A job as a node reads it: nothing from anywhere but its folder and the program itself. */
export interface Thawed {
  readonly job: Job;
  readonly scenario: Scenario;
  readonly files: WorldFiles;
  readonly lanes: LaneModule;
}

/**
 * Reads a job's frozen files.
 * @param code version of the program that reads
 * @throws ClusterError when a frozen file is not the one that was written, or another version of the program reads it
 */
export function thawJob(folder: string, code: string): Thawed {
  const job = readJob(folder);
  if (job.identity.code !== code)
    throw new ClusterError(
      `${folder} was made by another version of the program (${job.identity.code.slice(0, 12)}, here ${code.slice(0, 12)}); ` +
        "run it with that version, or make a new job",
    );
  const [scenarioText, worldText, , laneText] = FROZEN.map((name) => frozenText(folder, job, name));
  const scenario = JSON.parse(scenarioText!) as Scenario;
  const files = readWorldFiles(readTogether(worldText!), join(folder, "world.txt"));
  const what = differences(job.identity, identityOf(scenario, files.text, code));
  if (what.length > 0) throw new ClusterError(`${folder} is not the job that was written: ${what.join("; ")}`);
  return { job, scenario, files, lanes: decodeModule(laneText!) };
}

function frozenText(folder: string, job: Job, name: (typeof FROZEN)[number]): string {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new ClusterError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const found = sha256(text);
  if (found === job.sha256[name]) return text;
  throw new ClusterError(
    `${path} is not the file that was frozen with the job (SHA-256 ${found.slice(0, 12)}, written ${job.sha256[name].slice(0, 12)}); make a new job`,
  );
}
