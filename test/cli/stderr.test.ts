import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readManifest } from "../../src/results/manifest.ts";
import { skippedWithout } from "../needs.ts";
import { lines, runout } from "./runout.ts";

// What a run says on stderr: events for machines, lines in a pipe, a bar in a terminal.

const folder = mkdtempSync(join(tmpdir(), "runout-stderr-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = fileURLToPath(new URL("../..", import.meta.url));
const scenario = join(root, "scenarios/three-firm-cutoff.yaml");
const short = ["run", scenario, "--horizon", "20", "--threads", "1", "--no-ladder"];

type Event = Record<string, string | number>;
const eventsOf = (stderr: string): Event[] => lines(stderr).map((line) => JSON.parse(line) as Event);
const control = (text: string): string[] => [...text].filter((c) => c < " " && c !== "\n");

describe("--log-format json", () => {
  it("tells one object an event: what began, every chunk, how far it is, how it ended", async () => {
    const { code, stdout, stderr } = await runout(
      folder,
      ...short,
      "--replications",
      "4500",
      "--out",
      "events",
      "--log-format",
      "json",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("three-firm");
    const events = eventsOf(stderr);
    const manifest = readManifest(join(folder, "events"));
    expect(manifest.chunks.length).toBeGreaterThan(1);
    for (const event of events) {
      expect(new Date(event.time as string).toISOString()).toBe(event.time);
      expect(["info", "warn", "error"]).toContain(event.level);
      expect(event.run).toBe("events");
    }
    const named = (name: string) => events.filter(({ event }) => event === name);
    expect(named("begun")).toMatchObject([{ scenario: "three-firm-cutoff", replications: 4500, total: 4500 }]);
    expect(events[0]!.event).toBe("begun");
    expect(events.at(-1)).toMatchObject({ event: "finished", soundReplications: 4500, failedReplications: 0 });
    const chunks = named("chunk");
    expect(chunks.map(({ chunk }) => chunk).sort()).toEqual(manifest.chunks.map(({ index }) => index).sort());
    expect(chunks.at(-1)).toMatchObject({ done: 4500, total: 4500, unit: "replications" });
    for (const { perSecond } of chunks) expect(perSecond).toBeGreaterThan(0);
    expect(named("progress").at(-1)).toMatchObject({ done: 4500, total: 4500 });
  });

  it("tells an error as an event too, with the exit code unchanged; --quiet leaves only what is wrong", async () => {
    const again = await runout(
      folder,
      ...short,
      "--replications",
      "64",
      "--out",
      "events",
      "--log-format",
      "json",
      "--quiet",
    );
    expect(again.code).toBe(2);
    expect(eventsOf(again.stderr)).toMatchObject([
      { level: "error", event: "error", message: expect.stringContaining("events") },
    ]);
    const wrong = await runout(folder, ...short, "--log-format", "xml");
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("Allowed choices are text, json") });
  });

  it("tells of a shard and of the merge which they are", async () => {
    const job = join(folder, "job");
    const cut = ["cluster", "slurm", scenario, "--replications", "2000", "--shards", "1", "--out", job, "--dry-run"];
    const made = await runout(folder, ...cut);
    expect(made.code, made.stderr).toBe(0);
    const shard = await runout(folder, "shard", "--job", job, "--index", "0", "--threads", "1", "--log-format", "json");
    expect(shard.code, shard.stderr).toBe(0);
    const events = eventsOf(shard.stderr);
    expect(new Set(events.map((event) => event.shard))).toEqual(new Set([0]));
    expect(events[0]).toMatchObject({ event: "begun", total: 2000 });
    expect(events.at(-1)).toMatchObject({ event: "finished", replications: 2000, failures: 0 });
    const merge = await runout(folder, "merge", "--job", job, "--log-format", "json");
    expect(merge.code, merge.stderr).toBe(0);
    expect(eventsOf(merge.stderr).map(({ event }) => event)).toEqual(["progress", "finished"]);
    expect(eventsOf(merge.stderr)[1]).toMatchObject({ soundReplications: 2000 });
  });
});

it("in a pipe progress is a plain line without control codes", async () => {
  const { code, stderr } = await runout(folder, ...short, "--replications", "64", "--out", "pipe");
  expect(code).toBe(0);
  expect(control(stderr)).toEqual([]);
  // One line, or on a slow machine some more.
  for (const line of lines(stderr))
    expect(line).toMatch(/^three-firm-cutoff: \d+ of 64 replications, [\d.]+ replications\/s(, \d+ s left)?$/);
  expect(lines(stderr).at(-1)).toContain(" 64 of 64 ");
});

/** Runs the program in a terminal of its own; gives what appears there. */
function inTerminal(env: NodeJS.ProcessEnv, ...words: string[]): Promise<string> {
  const command = [process.execPath, join(root, "src/cli/bin.js"), ...words].map((word) => `'${word}'`).join(" ");
  const typescript = join(folder, "typescript");
  const options = { cwd: folder, env: { ...process.env, TERM: "xterm", ...env } };
  return new Promise((resolve, reject) => {
    const child = execFile("script", ["-q", "-e", "-c", command, typescript], options, (error) =>
      error ? reject(error) : resolve(readFileSync(typescript, "utf8")),
    );
    // Whatever is asked is answered by Ctrl-D.
    let seen = "";
    child.stdout!.on("data", (text: string) => {
      seen += text;
      if (seen.includes("[y/N]")) child.stdin!.write("\u0004");
    });
  });
}

describe.skipIf(skippedWithout(spawnSync("script", ["--version"]).status === 0))("in a terminal (needs script)", () => {
  it("progress is a bar that is cleared at the end, the cursor shown again; Ctrl-D is a no", async () => {
    const screen = { DISPLAY: ":0", CI: undefined };
    const shown = await inTerminal(screen, ...short, "--replications", "2100", "--out", "terminal", "--report");
    expect(shown).toMatch(/Report: terminal\/report\.html[\s\S]*Open it in the browser\? \[y\/N\]/);
    expect(shown).toMatch(/three-firm-cutoff [█░]+ \d+\/2100 /);
    expect(shown).not.toContain("2100 of 2100");
    expect(shown.lastIndexOf("\u001b[?25h")).toBeGreaterThan(shown.lastIndexOf("\u001b[?25l"));
  });

  it("of a Slurm job it is lines, as its log is a file", async () => {
    const shown = await inTerminal(
      { SLURM_JOB_ID: "17" },
      ...short,
      "--replications",
      "64",
      "--out",
      "slurm",
      "--json",
    );
    expect(shown).toContain("64 of 64 replications");
    expect(shown).not.toMatch(/[█░]/);
    expect(shown).not.toContain("\u001b[?25l");
  });
});
