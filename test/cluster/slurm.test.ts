import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAttempts } from "../../src/cluster/attempts.ts";
import { shardFolder } from "../../src/cluster/job.ts";
import { readManifest } from "../../src/results/manifest.ts";
import { verifyRun } from "../../src/results/verify.ts";
import type { Answer } from "../cli/runout.ts";
import { skippedWithout } from "../needs.ts";
import {
  hasEnded,
  jobField,
  missingPrograms,
  type SlurmCluster,
  shardProcess,
  startSlurm,
  until,
} from "./slurmCluster.ts";

const missing = missingPrograms();
const skipped = skippedWithout(missing.length === 0);
const home = fileURLToPath(new URL("../..", import.meta.url));

if (skipped)
  it.skip(`Slurm is not tried here: no ${missing.join(", ")} (Debian: slurmctld slurmd slurm-client munge)`, () => {});

// One story: a job of thirty-two chunks in four shards, of which three come to grief in three ways.
describe.skipIf(skipped)("a job on a Slurm of two nodes", () => {
  let cluster: SlurmCluster;
  let folder: string;
  const scenario = ["scenarios/graphite-cutoff-evidence.yaml", "--replications", "1008", "--horizon", "120"];
  const local = () => join(cluster.root, "local run");
  const patience = 600_000;

  /** Runs the program as a user of the cluster does. */
  const runout = (...words: string[]): Promise<Answer> =>
    new Promise((resolve) => {
      const options = { cwd: home, env: cluster.env, maxBuffer: 1 << 26 };
      execFile(process.execPath, [join(home, "src/cli/bin.js"), ...words], options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
      });
    });
  const slurm = (command: string, ...words: string[]) =>
    execFileSync(command, words, { env: cluster.env, encoding: "utf8" });
  const queued = () => slurm("squeue", "-h", "-r", "-o", "%F_%K %t %N").trim();
  const submissions = () =>
    readFileSync(join(folder, "submissions.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const savedChunks = (index: number) => listAttempts(folder, index).flatMap(({ chunks }) => chunks).length;
  /** A shard in mid-work: one of its eight chunks is saved; a worker has two more under way. */
  const inMidWork = (index: number) => until(`shard ${index} has a chunk`, () => savedChunks(index) > 0, 400);
  const log = (name: RegExp) => {
    const names = readdirSync(join(folder, "logs")).filter((file) => name.test(file));
    return names.map((file) => readFileSync(join(folder, "logs", file), "utf8")).join("");
  };

  beforeAll(async () => {
    expect(missing, "programs that CI installs").toEqual([]);
    cluster = await startSlurm();
    folder = join(cluster.root, "a job, 100%");
  }, patience);
  afterAll(() => cluster?.stop(), patience);

  it(
    "is submitted in arrays within the site's limit, with a merge behind them",
    async () => {
      const { code, stdout } = await runout("cluster", "slurm", ...scenario, "--shards", "4", "--out", folder);
      expect(code).toBe(0);
      expect(submissions()).toMatchObject([
        { kind: "array", offset: 0, shards: [0, 1, 2] },
        { kind: "array", offset: 3, shards: [3] },
        { kind: "merge" },
      ]);
      expect(stdout).toContain("Submitted: 4 shards as 2 arrays");
      expect(jobField(cluster, submissions()[2].job, "Dependency")).toContain("afterany:");
    },
    patience,
  );

  it(
    "goes on without a task that is killed and one that is cancelled, whose chunks are kept",
    async () => {
      const [{ job }] = submissions();
      await inMidWork(0);
      process.kill(shardProcess(folder, 0)!, "SIGKILL");
      await inMidWork(1);
      const stopped = shardProcess(folder, 1)!;
      slurm("scancel", `${job}_1`);
      await until("the cancelled task has ended", () => hasEnded(stopped), 200);
      expect(log(new RegExp(`^${job}_1.txt$`))).toMatch(
        /Stopping: what is under way is finished and kept[\s\S]*shard 1 of .* stopped/,
      );
      const { stdout } = await runout("cluster", "status", "--job", folder);
      expect(stdout).toMatch(/shard 0: ended without a word \([1-7] of 8 chunks saved\)/);
      expect(stdout).toMatch(/shard 1: stopped \([1-7] of 8 chunks saved\)/);
    },
    patience,
  );

  it(
    "loses a node in mid-work: its task is run again on the other, and the one that lives on does no harm",
    async () => {
      const [{ job }] = submissions();
      await inMidWork(2);
      const undead = shardProcess(folder, 2)!;
      process.kill(undead, "SIGSTOP");
      const node = jobField(cluster, `${job}_2`, "NodeList");
      cluster.loseNode(node);
      await until("shard 2 is finished elsewhere", () => existsSync(shardFolder(folder, 2)), 400);
      expect(jobField(cluster, `${job}_2`, "Restarts")).toBe("1");
      expect(jobField(cluster, `${job}_2`, "NodeList")).not.toBe(node);
      process.kill(undead, "SIGCONT");
      await until("the undead process has ended", () => hasEnded(undead), 200);
      expect(verifyRun(shardFolder(folder, 2)).problems).toEqual([]);
      expect(readManifest(shardFolder(folder, 2)).chunks.map(({ index }) => index)).toEqual([
        16, 17, 18, 19, 20, 21, 22, 23,
      ]);
      await cluster.startNode(node);
    },
    patience,
  );

  it(
    "has a merge that fails by itself and names what is missing",
    async () => {
      const merge = submissions()[2].job;
      await until("the merge has run", () => /^(FAILED|COMPLETED)$/.test(jobField(cluster, merge, "JobState")), 400);
      expect(jobField(cluster, merge, "ExitCode")).toBe("2:0");
      expect(log(/^merge-/)).toMatch(/2 of 4 shards are missing, nothing is merged:\n {2}shard 0: .*\n {2}shard 1: /);
      expect(existsSync(join(folder, "run"))).toBe(false);
    },
    patience,
  );

  it(
    "submits what is missing, no more, and ends with the tables of one machine",
    async () => {
      const before = submissions().length;
      const { code } = await runout("cluster", "slurm", "--job", folder);
      expect(code).toBe(0);
      expect(submissions().slice(before)).toMatchObject([{ kind: "array", shards: [0, 1] }, { kind: "merge" }]);
      expect((await runout("cluster", "slurm", "--job", folder)).stdout).toContain("Nothing is submitted");
      const alone = await runout("run", ...scenario, "--no-ladder", "--no-without", "--quiet", "--out", local());
      expect(alone.code).toBe(0);
      const merge = submissions().at(-1).job;
      await until(
        "the second merge has run",
        () => /^(FAILED|COMPLETED)$/.test(jobField(cluster, merge, "JobState")),
        400,
      );
      expect({ exit: jobField(cluster, merge, "ExitCode"), queue: queued() }).toEqual({ exit: "0:0", queue: "" });
      const whole = readManifest(join(folder, "run"));
      expect(whole).toMatchObject({ state: "finished", replications: 1008 });
      expect(whole.chunks).toEqual(readManifest(local()).chunks);
      for (const table of Object.keys(whole.tables!.sha256))
        expect(readFileSync(join(folder, "run", table)).equals(readFileSync(join(local(), table))), table).toBe(true);
      // What was saved before the kill and the stop was not run again.
      for (const index of [0, 1])
        expect(log(new RegExp(`_${index}.txt$`))).toMatch(
          new RegExp(`shard ${index} of .* finished.*[1-7] of 8 chunks run now`),
        );
      const [shown, alike] = [await runout("show", join(folder, "run")), await runout("show", local())];
      expect(shown.stdout.replace(join(folder, "run"), local())).toBe(alike.stdout);
    },
    patience,
  );

  it(
    "cannot be merged any more when a shard is taken away",
    async () => {
      renameSync(shardFolder(folder, 3), join(cluster.root, "taken away"));
      const { code, stderr } = await runout("merge", "--job", folder, "--out", join(cluster.root, "other"));
      expect(code).toBe(2);
      expect(stderr).toMatch(/1 of 4 shards are missing, nothing is merged:\n {2}shard 3: not begun/);
      expect(existsSync(join(cluster.root, "other"))).toBe(false);
    },
    patience,
  );
});
