import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openScenario } from "../src/cli/tree.ts";
import { designTableOfCsv, readDesign } from "../src/scenario/designRows.ts";
import { skippedWithout } from "./needs.ts";

// Neither Debian 12 nor npm has SALib, the EMA Workbench or R's sensitivity: the scripts are parsed, and what one of them writes is read.
const folder = mkdtempSync(join(tmpdir(), "runout-examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const scripts = readdirSync("bench/examples");
const there = (program: string) => spawnSync(program, ["--version"]).status === 0;
const [python, r] = [there("python3"), there("Rscript")];
const answer = (program: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("scripts of other tools", () => {
  it.skipIf(skippedWithout(python)).each(scripts.filter((name) => name.endsWith(".py")))("%s is Python", (name) => {
    const parse = "import ast, sys; ast.parse(open(sys.argv[1]).read())";
    expect(answer("python3", "-c", parse, join("bench/examples", name))).toMatchObject({ status: 0, stderr: "" });
  });

  it.skipIf(skippedWithout(r)).each(scripts.filter((name) => name.endsWith(".R")))("%s is R", (name) => {
    expect(answer("Rscript", "-e", `invisible(parse("bench/examples/${name}"))`)).toMatchObject({ status: 0 });
  });

  it.skipIf(skippedWithout(python))(
    "the SALib script's design is one that runout runs, rows of a base sample under one luck",
    () => {
      const file = join(folder, "rows.csv");
      const words = [
        "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, 'bench/examples'); import salib_sobol as s",
        "problem = s.problem_of('scenarios/graphite-cutoff.yaml'); n = problem['num_vars']; assert n == len(s.CHOSEN), problem",
        `s.write_rows(${JSON.stringify(file)}, problem['names'], [[i / 20] * n for i in range(2 * (n + 2))], n + 2)`,
      ];
      expect(answer("python3", "-c", words.join("\n"))).toMatchObject({ status: 0, stderr: "" });
      const { files } = openScenario("scenarios/graphite-cutoff.yaml");
      const given = readDesign(designTableOfCsv(file, readFileSync(file, "utf8")), files.factors, "quantile");
      expect(given.names.length).toBe(5);
      expect([...given.luck]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    },
  );
});
