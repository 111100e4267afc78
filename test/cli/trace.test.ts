import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replay } from "../../src/cli/replay.ts";
import { printStory } from "../../src/cli/story.ts";
import { lines, runout } from "./runout.ts";

const scenarios = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "runout-trace-"));
const run = join(folder, "flagship");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("trace of a flagship run of five replications, 40 days long", () => {
  beforeAll(async () => {
    const words = ["--replications", "5", "--horizon", "40", "--no-ladder", "--quiet", "--threads", "1", "--out", run];
    const { code } = await runout(folder, "run", `${scenarios}graphite-cutoff.yaml`, ...words);
    expect(code).toBe(0);
  }, 120_000);

  it("tells of a plant by its name what the lane engine recorded, replayed by the reference engine", async () => {
    const { code, stdout, stderr } = await runout(
      folder,
      "trace",
      run,
      "--replication",
      "4",
      "--site",
      "panasonic de soto",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Panasonic De Soto \(Cells, Kansas\)\n/);
    expect(stdout.replace(/\s+/g, " ")).toContain("equal the run's record on each of its 41 days.");
    expect(stdout).toMatch(/^Mon 11 Jan 2027 +0 {2}At rest it makes /m);
    expect(stdout).toMatch(/root cause the[\s]+control/);
  }, 60_000);

  it.each(["panasonic-de-soto", "tesla-fremont-supplier-001", "anode-china", "tesla-fremont"])(
    "of %s keeps to 80 and to 200 columns, and has no blank at a line's end",
    (site) => {
      const told = replay(run, 2, site);
      expect(told.comparedDays).toBe(41);
      for (const width of [80, 200]) {
        const text = printStory(told, [{ day: 3, kind: "line", text: "word ".repeat(60).trim() }], width, true);
        expect(lines(text).filter((line) => line.length > width || line.endsWith(" "))).toEqual([]);
      }
    },
    60_000,
  );

  it("--json is one document with dated events and a value a day in every column", async () => {
    const words = ["--replication", "1", "--site", "Rivian Normal", "--json"];
    const { code, stdout } = await runout(folder, "trace", run, ...words);
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ replication: 1, site: { id: "rivian-normal" }, comparedDays: 41 });
    expect(told.events[0]).toMatchObject({ day: 0, date: "2027-01-11", kind: "start" });
    for (const values of Object.values(told.columns)) expect(values).toHaveLength(41);
    const { atWork, shortHours, noticed, furloughed, separated, placed } = told.columns;
    for (let day = 0; day < 41; day++) {
      const states = [atWork, shortHours, noticed, furloughed, separated, placed].map((column) => column[day]);
      expect(states.reduce((a: number, b: number) => a + b)).toBe(told.rest.head);
    }
  }, 60_000);

  it.each([
    [/did you mean "Panasonic De Soto"\?/, "--site", "Panasonic De Sotto"],
    [/there are "Tesla /, "--site", "the Tesla works"],
    [/replications 0 to 4/, "--site", "tesla-fremont", "--replication", "5"],
    [/not a whole number/, "--site", "tesla-fremont", "--replication", "1.5"],
    [/required option '--site/],
    [/there is no run/, "--site", "x", "nowhere"],
  ] as const)(
    "answers wrong words with %s and code 2",
    async (message, ...words) => {
      const target = words.at(-1) === "nowhere" ? words : [run, ...words];
      const { code, stdout, stderr } = await runout(folder, "trace", ...target);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(message);
    },
    30_000,
  );

  it("refuses a run of another version that replays differently, and calls a difference of its own a bug", () => {
    const changed = join(folder, "changed");
    execFileSync("cp", ["-r", run, changed]);
    const path = join(changed, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    const factor = manifest.factors.findIndex(({ name }: { name: string }) => name === "keptShare");
    expect(factor).toBeGreaterThanOrEqual(0);
    const premise = manifest.scenario.premises.find(({ factors }: { factors: object }) => "keptShare" in factors);
    premise.factors.keptShare.value = 0.5;
    writeFileSync(path, JSON.stringify(manifest));
    expect(() => replay(changed, 0, "tesla-fremont")).toThrow(/departs from the record: replication 0 of .*, day \d+/);
    writeFileSync(path, JSON.stringify({ ...manifest, identity: { ...manifest.identity, code: "older" } }));
    expect(() => replay(changed, 0, "tesla-fremont")).toThrow(/another version of the program/);
    writeFileSync(path, JSON.stringify({ ...manifest, identity: { ...manifest.identity, world: "other" } }));
    expect(() => replay(changed, 0, "tesla-fremont")).toThrow(/other files by now; give its folder with --world/);
  }, 60_000);
});

describe("the world of a run", () => {
  it("is found where it was when the run was made, before one of the same name that has other files", async () => {
    const home = join(folder, "mine", "worlds", "three-firm-chain");
    execFileSync("mkdir", ["-p", join(folder, "mine", "worlds")]);
    execFileSync("cp", ["-r", `${scenarios}worlds/three-firm-chain`, home]);
    appendFileSync(join(home, "regions.csv"), "# changed\n");
    execFileSync("cp", [`${scenarios}three-firm-cutoff.yaml`, join(folder, "mine", "own.yaml")]);
    const own = join(folder, "own");
    const words = [
      "--replications",
      "1",
      "--horizon",
      "20",
      "--no-ladder",
      "--no-without",
      "--quiet",
      "--threads",
      "1",
      "--out",
      own,
    ];
    expect((await runout(folder, "run", join(folder, "mine", "own.yaml"), ...words)).code).toBe(0);
    expect(replay(own, 0, "m").comparedDays).toBe(21);
  }, 60_000);
});
