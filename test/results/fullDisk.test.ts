import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { skippedWithout } from "../needs.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, request } from "./smallRun.ts";
import { times } from "./times.ts";

const replications = 40;
const disk = mkdtempSync(join(tmpdir(), "runout-disk-"));

/** A file system of its own, so small that it is soon full; only root can have one. */
const mounted = ((): boolean => {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=200k", "runout-test", disk], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
})();
const resize = (size: string) => execFileSync("mount", ["-o", `remount,size=${size}`, disk]);
afterAll(() => {
  if (mounted) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

function complete(folder: string): unknown {
  const store = openRun(request("", { folder, replications, resume: true }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
  store.finish({ state: "finished", wallSeconds: 0 });
  store.close();
  return store.manifest.tables;
}

describe("a disk that is full (skipped where a tmpfs cannot be mounted)", () => {
  it.skipIf(skippedWithout(mounted)).each(Array.from({ length: times }, (_, i) => 40 + Math.floor((200 * i) / times)))(
    "at %i kB keeps every finished chunk, says what to do, and the run goes on when there is space",
    (kilobytes) => {
      const folder = join(disk, `run-${kilobytes}`);
      resize(`${kilobytes}k`);
      let said = "";
      const saved: number[] = [];
      try {
        const store = openRun(request("", { folder, replications }));
        try {
          for (const index of store.missing()) {
            store.writeChunk(chunkOf(index, replications));
            saved.push(index);
          }
          store.finish({ state: "finished", wallSeconds: 0 });
        } finally {
          store.close();
        }
      } catch (error) {
        said = String(error);
      }
      expect(said).toMatch(/StoreError: no space left while writing .*Free some space and run again/);
      resize("20m");
      const begun = saved.length > 0;
      if (begun) {
        const store = openRun(request("", { folder, replications, resume: true }));
        for (const index of saved) expect(store.has(index)).toBe(true);
        store.close();
      } else {
        rmSync(folder, { recursive: true, force: true });
        openRun(request("", { folder, replications })).close();
      }
      const tables = complete(folder);
      const elsewhere = emptyFolder();
      openRun(request("", { folder: elsewhere, replications })).close();
      expect(tables).toEqual(complete(elsewhere));
      expect(verifyRun(folder).problems).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
