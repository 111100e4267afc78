import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { IndexAnswer } from "../../src/montecarlo/sensitivity/indices.ts";
import { toArquero } from "../../src/results/toArquero.ts";
import { runout } from "./runout.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-sensitivity-"));
cpSync(fileURLToPath(new URL("../../scenarios", import.meta.url)), join(folder, "scenarios"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flagship = "scenarios/graphite-cutoff.yaml";
const ask = (...words: readonly string[]) => runout(folder, "sensitivity", ...words, "--quiet");
const narrow = (text: string) => {
  for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
};

describe("runout sensitivity on a scenario", () => {
  it("takes wrong words as the user's mistake, with what would do", async () => {
    for (const [words, said] of [
      [[flagship, "--outcome", "outOfWrk@7"], /no series "outOfWrk".*did you mean "outOfWork"/s],
      [[flagship, "--factors", "anodeCoverDay"], /did you mean "anodeCoverDays"/],
      [[flagship, "--factors", "goodsAtSeaStopped"], /held at one value/],
      [["scenarios/three-firm-cutoff.yaml"], /every factor of three-firm-cutoff is held/],
      [["nowhere", "--method", "prcc"], /there is no run nowhere/],
      [["graphite-cutoff"], /rows of its own design.*scenarios\/graphite-cutoff\.yaml/],
      [[flagship, "--lucks", "1"], /at least 2/],
      [[flagship, "--method", "forms", "--cross", "rations"], /no mechanism with forms; there are production/],
    ] as const) {
      const { code, stderr, stdout } = await ask(...words);
      expect([code, stdout], words.join(" ")).toEqual([2, ""]);
      expect(stderr).toMatch(said);
    }
  });

  it("ranks trajectories of several outcomes from one design, with provenance, and keeps a table", async () => {
    const words = [
      flagship,
      "--outcome",
      "outOfWork@3",
      "--outcome",
      "dayOf(outOfWork >= 1e9)",
      "--samples",
      "4",
      "--horizon",
      "6",
    ];
    const { code, stdout } = await ask(
      ...words,
      "--bootstrap",
      "50",
      "--factors",
      "cellCoverDays,overtimeCeilingShare,recallDays",
    );
    expect(code).toBe(0);
    narrow(stdout);
    expect(stdout).toMatch(/^ *1 {2}cellCoverDays .*judgement$/m);
    expect(stdout).toMatch(/Weakest important number: cellCoverDays/);
    // A day that never comes is no number that something could decide.
    expect(stdout).toMatch(/It is 7 in every row/);
    const table = toArquero(join(folder, "results/graphite-cutoff/sensitivity/morris.arrow"));
    const rows = table.objects() as {
      outcome: string;
      factor: string;
      measure: string;
      units: number;
      value: number | null;
    }[];
    expect(new Set(rows.map(({ measure }) => measure))).toEqual(new Set(["muStar", "mu", "sigma"]));
    expect(Math.max(...rows.map(({ units }) => units))).toBe(4);
    expect(
      rows.filter(({ outcome }) => outcome.startsWith("dayOf")).every(({ value }) => value === null || value === 0),
    ).toBe(true);
  });

  it("screens for sobol, moves all others together, and counts luck apart; the same numbers on another number of threads", async () => {
    const words = [
      flagship,
      "--method",
      "sobol",
      "--outcome",
      "outOfWork@2",
      "--samples",
      "8",
      "--top",
      "2",
      "--bootstrap",
      "20",
      "--json",
    ];
    const [one, two] = await Promise.all([
      ask(...words, "--threads", "1", "--out", "a"),
      ask(...words, "--threads", "2", "--out", "b"),
    ]);
    expect(one.code).toBe(0);
    const [{ table: _, ...first }, { table: __, ...second }] = [one, two].map(
      ({ stdout }) => JSON.parse(stdout) as IndexAnswer & { table: string },
    );
    expect(first).toEqual(second);
    const [{ table: indices }] = first.answers;
    expect(indices.rows.length).toBe(3);
    expect(indices.rows.at(-1)!.name).toBe("all others together");
    expect(indices.luck).not.toBeNull();
    expect(first.rows).toBe(8 * 6);
    expect(existsSync(join(folder, "a/sobol.arrow"))).toBe(true);
  });

  it("splits luck from factors, and sets forms side by side without an average", async () => {
    const luck = await ask(flagship, "--method", "luck", "--outcome", "outOfWork@3", "--samples", "6", "--lucks", "2");
    expect(luck.code).toBe(0);
    narrow(luck.stdout);
    expect(luck.stdout).toMatch(/factors: what we do not know/);
    const forms = await ask(
      flagship,
      "--method",
      "forms",
      "--outcome",
      "outOfWork@3",
      "--samples",
      "4",
      "--cross",
      "rationing",
    );
    expect(forms.code).toBe(0);
    narrow(forms.stdout);
    expect(forms.stdout).toMatch(/rationing urgency/);
    expect(forms.stdout).toMatch(/Spread between forms/);
  });
});

describe("runout sensitivity on a run", () => {
  it("analyses what is there, by each method, and runs nothing", async () => {
    const run = await runout(
      folder,
      "run",
      flagship,
      "--replications",
      "40",
      "--horizon",
      "8",
      "--no-ladder",
      "--out",
      "run",
      "--quiet",
    );
    expect(run.code).toBe(0);
    const before = readFileSync(join(folder, "run/manifest.json"), "utf8");
    for (const method of ["prcc", "pawn", "given-data"]) {
      const { code, stdout } = await ask("run", "--method", method, "--outcome", "outOfWork@7", "--bootstrap", "50");
      expect([code, method]).toEqual([0, method]);
      narrow(stdout);
      expect(stdout).toMatch(/40 rows/);
      expect(existsSync(join(folder, `run/sensitivity-${method}.arrow`))).toBe(true);
    }
    expect(readFileSync(join(folder, "run/manifest.json"), "utf8")).toBe(before);
    const { code, stderr } = await ask("run", "--method", "given-data", "--samples", "5");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--samples needs the scenario's file/)]);
  });
});
