import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { dice } from "../dice.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, request } from "./smallRun.ts";
import { times } from "./times.ts";

const replications = 98;
const chunks = 25;

/** What the run says from beginning to end. */
const steps = 3 + chunks;

/** Lets the run go on in a process of its own until it has said so many things, and a moment longer; then SIGKILL. */
function killedAfter(folder: string, said: number, moreMs: number): Promise<{ code: number | null; errors: string }> {
  const program = join(import.meta.dirname, "childRun.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, folder, String(replications)]);
  let lines = 0;
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdout.on("data", (data: Buffer) => {
    lines += data.toString().split("\n").length - 1;
    if (lines >= said) setTimeout(() => child.kill("SIGKILL"), moreMs);
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, errors })));
}

const tablesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".arrow"))
    .map((name) => [name, readFileSync(join(folder, name), "base64")]);

/** The run that nothing happened to. */
function undisturbed(): string {
  const folder = emptyFolder();
  const store = openRun(request("", { folder, replications }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
  store.finish({ state: "finished", wallSeconds: 0 });
  store.close();
  return folder;
}

describe("a process that is killed at any moment", () => {
  const { between, whole } = dice("killed at any moment");
  const moments = Array.from({ length: times }, (_, i) => ({
    // Spread over the whole run, beginning and end included, and a random few milliseconds on.
    said: 1 + Math.floor((between(i, i + 1) / times) * steps),
    moreMs: whole(0, 12),
  }));

  it.each(moments)(
    "after $said steps and $moreMs ms, and at two more moments after that, ends with the tables of the undisturbed run",
    async ({ said, moreMs }) => {
      const folder = mkdtempSync(join(tmpdir(), "runout-kill-"));
      try {
        let last = { code: null as number | null, errors: "" };
        for (const more of [said, 1 + (said % 7), 1 + (said % 3)]) {
          last = await killedAfter(folder, more, moreMs);
          expect(last.errors).toBe("");
        }
        if (last.code !== 0) last = await killedAfter(folder, steps + 1, 0);
        expect(last).toEqual({ code: 0, errors: "" });
        expect(tablesOf(folder)).toEqual(tablesOf(undisturbed()));
        expect(verifyRun(folder).problems).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
