import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, lines, runout } from "./runout.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-until-"));
symlinkSync(fileURLToPath(new URL("../../scenarios", import.meta.url)), join(folder, "scenarios"), "junction");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small world with luck. */
const run = (...words: string[]) =>
  runout(folder, "run", "scenarios/toy-strike.yaml", "--horizon", "30", "--quiet", ...words);
const tables = (out: string) =>
  ["replications", "bands", "stages", "states", "sites"].map((table) =>
    createHash("sha256")
      .update(readFileSync(join(folder, out, `${table}.arrow`)))
      .digest("hex"),
  );

describe("run --until", () => {
  let first: Answer;
  let most: Answer;
  beforeAll(async () => {
    // Never so narrow: half of the interval would have to be a hundredth of a person-day.
    first = await run(
      "--until",
      "mean(sum(outOfWork)) within 0.01",
      "--replications",
      "800",
      "--out",
      "until",
      "--threads",
      "2",
    );
    await run("--replications", "800", "--out", "plain", "--threads", "1");
    most = await run("--until", "mean(outOfWork@14) within 50%", "--out", "easy", "--json");
  }, 120_000);

  it("ends at a limit with code 3 and says so, everything kept", () => {
    expect(first.stderr).toBe("");
    expect(first.code).toBe(3);
    const flat = first.stdout.replace(/\s+/g, " ");
    expect(flat).toContain("not reached with 800 replications, the most there might be");
    expect(flat).toContain("Looked at after 200, 400, 800, at 98.3 % each");
    expect(lines(first.stdout).filter((line) => line.length > 80)).toEqual([]);
  });

  it("gives the tables of a run that asks for as many, byte for byte", () => {
    expect(tables("until")).toEqual(tables("plain"));
  });

  it("stops at the first look that reaches it", () => {
    expect(most.code).toBe(0);
    const { runs, until } = JSON.parse(most.stdout);
    expect(until[0]).toMatchObject({ replications: 200, looked: [200], most: 12_800, known: { reached: true } });
    expect(runs[0].summary.replications).toBe(200);
  });

  it("names what is not there, and will not guess between two counts", async () => {
    for (const [words, problem] of [
      [["--until", "mean(outOfWrk@14) within 5%"], 'did you mean "outOfWork"?'],
      [["--until", "mean(outOfWork@14) within 5%", "--extend", "400"], "leave one of them out"],
    ] as const) {
      const { code, stderr } = await run(...words);
      expect(code, stderr).toBe(2);
      expect(stderr).toContain(problem);
    }
  }, 60_000);
});
