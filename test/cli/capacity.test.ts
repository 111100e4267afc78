import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/results/rows.ts";
import { lines, runout } from "./runout.ts";

const clone = fileURLToPath(new URL("../../", import.meta.url));
const SHORT = ["--replications", "4", "--quiet"];
const folder = () => mkdtempSync(join(tmpdir(), "capacity-"));

describe("runout capacity", () => {
  it("keeps to 80 columns and prints no number that is none", async () => {
    const out = folder();
    const { code, stdout, stderr } = await runout(
      clone,
      "capacity",
      "scenarios/leapfrog-silicon.yaml",
      ...SHORT,
      "--out",
      out,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(lines(stdout).filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(stdout).toContain("Factories first moves places, not megawatts");
    expect((await runout(clone, "show", out)).stdout).toBe(stdout);
    expect((await runout(clone, "trace", out, "--site", "x")).stderr).toContain("which has no days");
  }, 60_000);

  it("gives the same tables on any number of threads, byte for byte, and says where they are", async () => {
    const [one, two] = [folder(), folder()];
    const run = (threads: string, out: string) =>
      runout(
        clone,
        "capacity",
        "scenarios/replicate-graphite.yaml",
        ...SHORT,
        "--threads",
        threads,
        "--out",
        out,
        "--json",
      );
    const [first, second] = [await run("1", one), await run("2", two)];
    expect([first.code, second.code]).toEqual([0, 0]);
    const bytes = (out: string) =>
      ["months", "path", "values", "projects", "replications"].map((table) =>
        readFileSync(join(out, `${table}.arrow`)).toString("base64"),
      );
    expect(bytes(two)).toEqual(bytes(one));
    const { programmes, units } = JSON.parse(first.stdout);
    expect(programmes.map(({ name }: { name: string }) => name)).toEqual(["none", "replicate"]);
    expect(programmes[1].dates.at(-1).selfSufficiencyShare.q50).toBeGreaterThan(0);
    expect(units.siliconJobs).toBe("people");
  }, 90_000);

  it("is compared, programme by programme, by runout compare, which says what is not for it", async () => {
    const out = folder();
    const words = ["--budget", "3B", "--rank", "homeShare", "--dates", "2030-12-31,2036-12-31", "--out", out];
    const { code, stdout } = await runout(clone, "compare", "scenarios/power-first.yaml", ...SHORT, ...words);
    expect(code).toBe(0);
    expect(lines(stdout).filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
    expect(stdout).toContain("By 2030-12, against none");
    expect(readTable(join(out, "compare-paths.arrow")).numRows).toBe(2 * 8);
    const wrong = await runout(clone, "compare", "scenarios/power-first.yaml", "--horizon", "90");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("--horizon is for a cut")]);
  }, 60_000);

  it("cuts the world as it stands on each date, and is the same cut for all programmes until their money works", async () => {
    const out = folder();
    const { code, stdout } = await runout(
      clone,
      "capacity",
      "scenarios/cutoff-later.yaml",
      "--replications",
      "2",
      "--quiet",
      "--out",
      out,
    );
    expect(code).toBe(0);
    expect(lines(stdout).filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/out of work 180 days after a cut in/);
    const rows = lines(stdout).filter(
      (line) =>
        /^(none|replicate|leapfrog|stockpile|mix) +\d.*\(/.test(line) ||
        /^(none|replicate|leapfrog|stockpile|mix) /.test(line),
    );
    const firstCells = rows.slice(0, 5).map((line) => line.replace(/^\S+ +/, "").split(/ {2,}/)[0]);
    expect(new Set(firstCells).size).toBe(1);
    expect(readFileSync(join(out, "cuts.arrow")).length).toBeGreaterThan(1000);
  }, 110_000);

  it("sends each kind of scenario to its own command", async () => {
    const wrong = await runout(clone, "run", "scenarios/leapfrog-silicon.yaml");
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("give it to runout capacity");
    const other = await runout(clone, "capacity", "scenarios/three-firm-cutoff.yaml");
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("give it to runout run");
  }, 60_000);
});
