import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { runout } from "../cli/runout.ts";

const scenario = fileURLToPath(new URL("../../scenarios/three-firm-cutoff.yaml", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "runout-cluster-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("a dry run writes the job, submits nothing, and its words find the job again", async () => {
  const words = ["cluster", "slurm", scenario, "--shards", "5", "--set", "goodsAtSeaStopped=0.5", "--dry-run"];
  const first = await runout(root, ...words, "--sbatch", "--time=5:00 --comment='two words'", "--at-once", "2");
  expect(first.code).toBe(0);
  const folder = /^Written: (.*)$/m.exec(first.stdout)![1]!;
  expect(folder).toMatch(/^results\/three-firm-cutoff\/cluster-[0-9a-f]{8}-8-in-5$/);
  expect(first.stdout).toContain("8 replications in 1 shard, not 5");
  expect(first.stdout).toContain("--array=0%2");
  expect(first.stdout).toContain(" --time=5:00 '--comment=two words' ");
  expect(existsSync(join(root, folder, "submissions.jsonl"))).toBe(false);
  const again = await runout(root, ...words);
  expect(again.stdout).toBe(first.stdout.replace("Written", "Found"));
  expect(JSON.parse(readFileSync(join(root, folder, "scenario.json"), "utf8")).factors.goodsAtSeaStopped.value).toBe(
    0.5,
  );
  const both = await runout(root, "cluster", "slurm", "--job", folder, "--seed", "other", "--dry-run");
  expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining("--seed is frozen in the job; leave it out") });
});

it.each([
  ["cluster slurm", "give a scenario file, or --job"],
  [`cluster slurm ${scenario}`, "give --shards <n>"],
  [`cluster slurm ${scenario} --shards 2 --sbatch --wrap=x`, "--wrap=x is set by runout itself"],
  ["shard --job nowhere --index 0", "nowhere is no job: it has no job.json"],
  ["shard --job nowhere", "give --index <n>, or set JOB_COMPLETION_INDEX"],
])("%s is refused with a sentence and code 2", async (words, sentence) => {
  const { code, stdout, stderr } = await runout(root, ...words.split(" "));
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(sentence);
});
