import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The program. */
export const bin = fileURLToPath(new URL("../../src/cli/bin.js", import.meta.url));

/** What a command line answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in its own process, in a folder. */
export function runout(folder: string, ...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [bin, ...words], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** Lines without the last, empty one. */
export const lines = (text: string): string[] => text.replace(/\n$/, "").split("\n");
