import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder, removed when the test that asked for it is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "runout-results-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
