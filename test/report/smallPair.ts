import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { runout } from "../cli/runout.ts";

/** A folder with a small run of the flagship's two scenarios; it goes when the file's tests are done. */
export async function smallPair(): Promise<{ readonly folder: string; readonly runs: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "runout-report-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
  const files = ["scenarios/graphite-cutoff.yaml", "scenarios/graphite-cutoff-evidence.yaml"];
  const words = ["--replications", "64", "--horizon", "100", "--out", "results/pair", "--quiet"];
  const { code, stderr } = await runout(folder, "run", ...files, ...words);
  if (code !== 0) throw new Error(stderr);
  return {
    folder,
    runs: ["graphite-cutoff", "graphite-cutoff-evidence"].map((name) => join(folder, "results/pair", name)),
  };
}
