import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of submissions.jsonl: what was given to Slurm, and which shards it is to make. */
export type Submission =
  | { readonly kind: "array"; readonly job: string; readonly offset: number; readonly shards: readonly number[] }
  | { readonly kind: "merge"; readonly job: string };

const file = (folder: string): string => join(folder, "submissions.jsonl");

export function noteSubmission(folder: string, submission: Submission): void {
  appendFileSync(file(folder), `${JSON.stringify({ time: new Date().toISOString(), ...submission })}\n`);
}

export function readSubmissions(folder: string): Submission[] {
  if (!existsSync(file(folder))) return [];
  const lines = readFileSync(file(folder), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Submission);
}
