import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A Slurm of two nodes with one CPU each, on this machine, in a temporary folder, on free ports, with a munge of its own. */
export interface SlurmCluster {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends a node's daemon at once, as a power cut would; what it had started lives on. */
  readonly loseNode: (node: string) => void;
  readonly startNode: (node: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Debian's programs that it is made of; empty when all are there. */
export function missingPrograms(): string[] {
  const places = ["/usr/sbin", "/usr/bin", "/sbin", "/bin", ...(process.env.PATH ?? "").split(":")];
  const needed = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "setpriv"];
  return needed.filter((name) => !places.some((place) => existsSync(join(place, name))));
}

/** Waits until something holds. @throws Error that says what did not */
export async function until(what: string, holds: () => boolean, seconds = 120): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await pause(50);
  }
}

export async function startSlurm(): Promise<SlurmCluster> {
  const root = mkdtempSync(join(tmpdir(), "runout-slurm-"));
  chmodSync(root, 0o755);
  for (const name of ["state", "n1", "n2", "log"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "munge.key"), randomBytes(1024), { mode: 0o400 });
  const [controller, ...nodes] = await freePorts(3);
  writeFileSync(join(root, "slurm.conf"), configuration(root, controller!, nodes));
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, SLURM_CONF: join(root, "slurm.conf") };
  const daemons = new Map<string, ChildProcess>();
  // A test that is killed itself takes its daemons along.
  const start = (name: string, command: string, words: string[]) =>
    void daemons.set(name, spawn("setpriv", ["--pdeathsig", "KILL", command, ...words], { env, stdio: "ignore" }));
  const answers = (command: string, ...words: string[]) => spawnSync(command, words, { env }).status === 0;
  const startNode = async (node: string) => {
    start(node, "slurmd", ["-D", "-f", env.SLURM_CONF, "-N", node]);
    const state = () => spawnSync("sinfo", ["-h", "-n", node, "-o", "%t"], { env, encoding: "utf8" }).stdout.trim();
    await until(`node ${node} answers`, () => /^(idle|mix|alloc|comp)$/.test(state()));
  };
  const stop = async () => {
    spawnSync("scancel", ["--user", userInfo().username], { env });
    for (const [, daemon] of daemons) daemon.kill("SIGKILL");
    for (const pid of processesOf(env.SLURM_CONF)) process.kill(pid, "SIGKILL");
    await until("the test cluster is gone", () => processesOf(env.SLURM_CONF).length === 0);
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const file = (name: string) => join(root, name);
    start("munged", "munged", [
      "--foreground",
      `--socket=${file("munge.sock")}`,
      `--key-file=${file("munge.key")}`,
      `--pid-file=${file("munged.pid")}`,
      `--log-file=${file("log/munged.log")}`,
      `--seed-file=${file("munge.seed")}`,
    ]);
    await until("munged answers", () => existsSync(file("munge.sock")));
    start("slurmctld", "slurmctld", ["-D", "-f", env.SLURM_CONF]);
    await until("slurmctld answers", () => answers("scontrol", "ping"));
    await startNode("n1");
    await startNode("n2");
  } catch (error) {
    const log = join(root, "log", "slurmctld.log");
    const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-8).join("\n") : "";
    await stop();
    throw new Error(`the test cluster does not start: ${(error as Error).message}\n${tail}`);
  }
  return { root, env, startNode, stop, loseNode: (node) => void daemons.get(node)!.kill("SIGKILL") };
}

/** Live processes of a cluster: those that its daemons started carry its configuration's path in their environment. */
function processesOf(conf: string): number[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => {
    if (pid === process.pid) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`SLURM_CONF=${conf}`);
    } catch {
      return false;
    }
  });
}

/** The process that runs a shard, by its words; null when there is none. */
export function shardProcess(folder: string, index: number): number | null {
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
      const at = words.indexOf("shard");
      if (at > 0 && words[at + 2] === folder && words[at + 4] === `${index}`) return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  return null;
}

/** Whether a process is gone, or has ended and nobody has taken note. */
export function hasEnded(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** One field of `scontrol show job`, which remembers jobs for some minutes after their end. */
export function jobField(cluster: SlurmCluster, job: string, field: string): string {
  const text = execFileSync("scontrol", ["show", "job", job], { env: cluster.env, encoding: "utf8" });
  return new RegExp(`\\b${field}=(\\S+)`).exec(text)?.[1] ?? "";
}

/** Ports that nobody uses at this moment. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** MaxArraySize is 3 so that four shards need two arrays; the other times are short so that a lost node is noticed in seconds. */
const configuration = (root: string, controller: number, nodes: readonly number[]): string => `ClusterName=runout-test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controller}
AuthType=auth/munge
AuthInfo=socket=${root}/munge.sock,cred_expire=5
SlurmUser=${userInfo().username}
SlurmdUser=${userInfo().username}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
JobRequeue=1
SlurmdTimeout=4
KillWait=60
MaxArraySize=3
StateSaveLocation=${root}/state
SlurmctldPidFile=${root}/slurmctld.pid
SlurmctldLogFile=${root}/log/slurmctld.log
SlurmdPidFile=${root}/slurmd.%n.pid
SlurmdSpoolDir=${root}/%n
SlurmdLogFile=${root}/log/slurmd.%n.log
MailProg=/bin/true
${nodes.map((port, i) => `NodeName=n${i + 1} NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${port} CPUs=1 RealMemory=2000`).join("\n")}
PartitionName=test Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
`;
