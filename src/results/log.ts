import { existsSync, readFileSync } from "node:fs";
import type { Disk } from "./disk.ts";
import { replaceText } from "./disk.ts";

/** A line of log.jsonl: a chunk that was saved, with its checksum, or a change of the run's state. */
export type LogLine =
  | { readonly event: "chunk"; readonly index: number; readonly replications: number; readonly checksum: string }
  | { readonly event: "state"; readonly state: string; readonly replications: number };

/** Adds a line. It tells what happened; what exists is what lies in chunks/. */
export function appendLog(disk: Disk, path: string, line: LogLine): void {
  disk.append(path, `${JSON.stringify(line)}\n`);
}

/** The lines of a log. A tail that a crash tore off in mid-line is left out. */
export function readLog(path: string): { lines: LogLine[]; torn: boolean } {
  if (!existsSync(path)) return { lines: [], torn: false };
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  const tail = lines.pop()!;
  const parsed = lines.map(parseLine);
  // A crash may also leave zeros where a line should be: the sound lines before the first bad one count.
  const bad = parsed.indexOf(null);
  const sound = bad < 0 ? parsed : parsed.slice(0, bad);
  return { lines: sound.filter((line) => line !== null), torn: tail !== "" || bad >= 0 };
}

/** Ends a torn log with its last sound line, so that the next one starts a line of its own. */
export function mendLog(disk: Disk, path: string): void {
  const { lines, torn } = readLog(path);
  if (torn) replaceText(disk, path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

function parseLine(text: string): LogLine | null {
  try {
    const line = JSON.parse(text) as LogLine;
    return typeof line === "object" && line !== null && "event" in line ? line : null;
  } catch {
    return null;
  }
}
