import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Job } from "../../src/cluster/job.ts";
import { arrayParts, ranges } from "../../src/cluster/slurm/arrays.ts";
import { arrayScript, mergeScript } from "../../src/cluster/slurm/script.ts";
import { checkSbatch } from "../../src/cluster/slurm/submit.ts";
import { quote, splitWords } from "../../src/cluster/words.ts";

const root = mkdtempSync(join(tmpdir(), "runout-scripts-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const job = { name: "cut", shards: 40 } as Job;

/** A program that says with which words it was started. */
function speaker(folder: string): string {
  const path = join(folder, "node's own");
  writeFileSync(path, '#!/bin/sh\nfor word in "$@"; do printf "%s\\0" "$word"; done\n');
  chmodSync(path, 0o755);
  return path;
}
const said = (script: string, env: Record<string, string> = {}, words: string[] = []): string[] => {
  const path = join(root, "script.sh");
  writeFileSync(path, script);
  return execFileSync("bash", [path, ...words], { encoding: "utf8", env: { ...process.env, ...env } })
    .split("\0")
    .slice(0, -1);
};

describe("the script of an array", () => {
  it("starts the shard of its task's number and offset, whatever stands in the paths", () => {
    const node = speaker(root);
    for (const folder of [
      "/plain/job",
      "/a b/$(touch x)`x`/'quoted' \"twice\"/*",
      "/ends in \\",
      "/new\nline",
      "/-rf",
    ]) {
      const script = arrayScript(job, { node, program: "/opt/bin.js", prologue: "", folder, threads: 3 });
      expect(said(script, { SLURM_ARRAY_TASK_ID: "7" }, ["30"])).toEqual([
        "/opt/bin.js",
        "shard",
        "--job",
        folder,
        "--index",
        "37",
        "--threads",
        "3",
      ]);
      expect(said(script, { SLURM_ARRAY_TASK_ID: "7", SLURM_CPUS_PER_TASK: "2" }).slice(4)).toEqual([
        "--index",
        "7",
        "--threads",
        "2",
      ]);
      expect(said(mergeScript(job, { node, program: "/opt/bin.js", prologue: "", folder, threads: 3 }))).toEqual([
        "/opt/bin.js",
        "merge",
        "--job",
        folder,
        "--threads",
        "3",
      ]);
    }
  });

  it("runs the prologue's lines first, in the same shell", () => {
    mkdirSync(join(root, "bin"));
    rmSync(join(root, "bin", "node"), { force: true });
    execFileSync("cp", [speaker(root), join(root, "bin", "node")]);
    const prologue = `export PATH=${root}/bin:$PATH`;
    const script = arrayScript(job, { node: "node", program: "p", prologue, folder: "/f", threads: 1 });
    expect(said(script, { SLURM_ARRAY_TASK_ID: "0" })[1]).toBe("shard");
  });

  it("hands Slurm's signals to the program itself", () => {
    const text = arrayScript(job, { node: "node", program: "p", prologue: "", folder: "/f", threads: 1 });
    expect(text).toMatch(/^exec /m);
    expect(text).toMatch(/^#SBATCH --signal=B:TERM@/m);
  });

  it("is not written for a name that could be anything else", () => {
    const options = { node: "node", program: "p", prologue: "", folder: "/f", threads: 1 };
    for (const name of ["a\n#SBATCH --uid=0", "", "A", "a/b", "x".repeat(65)])
      expect(() => arrayScript({ ...job, name }, options)).toThrow("cannot name a job");
  });
});

describe("words", () => {
  it("quoted are what a shell reads back", () => {
    const nasty = fc.constantFrom("'", '"', "\\", "$", "`", " ", "\n", "*", "#", "%", "a", "é");
    const word = fc
      .oneof(fc.string({ unit: nasty }), fc.string({ unit: "grapheme" }))
      .filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(said(`for word in ${words.map(quote).join(" ")}; do printf '%s\\0' "$word"; done`)).toEqual(words);
        expect(splitWords(words.map(quote).join("  "))).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  it("are parted as a shell parts them, and an open quote is refused", () => {
    const text = `--account=me  --comment="two \\"words\\" \\n" -p 'a b'c --x=\\ y ''`;
    expect(splitWords(text)).toEqual(said(`for word in ${text}; do printf '%s\\0' "$word"; done`));
    expect(() => splitWords("--comment='open")).toThrow("a quote is not closed");
    expect(() => splitWords("--x \\")).toThrow("a quote is not closed");
  });

  it("for sbatch that runout sets itself are refused by name", () => {
    expect(checkSbatch(["--account=a", "-p", "short", "--time=30:00"])).toHaveLength(4);
    for (const word of ["--array=1-3", "-a", "--dependency=afterok:1", "--wrap=x", "-o", "--parsable"])
      expect(() => checkSbatch(["--account=a", word])).toThrow(`--sbatch: ${word} is set by runout itself`);
    expect(() => checkSbatch(["evil.sh"])).toThrow("is no option of sbatch");
  });
});

describe("arrays", () => {
  it("hold every shard once, within the site's limit", () => {
    const shards = fc.uniqueArray(fc.integer({ min: 0, max: 5000 })).map((some) => some.sort((a, b) => a - b));
    fc.assert(
      fc.property(shards, fc.integer({ min: 1, max: 1001 }), (all, limit) => {
        const parts = arrayParts(all, limit);
        const read = parts.flatMap(({ offset, tasks }) =>
          tasks.split(",").flatMap((part) => {
            const [from, to = from] = part.split("-").map(Number) as [number, number?];
            expect(to).toBeLessThan(limit);
            return Array.from({ length: to - from + 1 }, (_, i) => offset + from + i);
          }),
        );
        expect(read).toEqual(all);
        expect(parts.flatMap(({ shards }) => shards)).toEqual(all);
      }),
    );
  });

  it("are written in short", () => expect(ranges([0, 1, 2, 5, 7, 8])).toBe("0-2,5,7-8"));

  it("are refused where the site allows none", () => expect(() => arrayParts([0], 0)).toThrow("allows no job arrays"));
});
