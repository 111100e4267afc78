import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourceUsage } from "node:process";
import { fileURLToPath } from "node:url";
import { program } from "../src/cli/program.ts";
import { largePrototype } from "./prototype/largeRun.ts";

/**
 * Large runs, 10,000 replications of 365 days on two threads: `prototype` (1,500 firms, eight series, Arrow, bands) and `flagship`
 * (the premise scenario through `runout run`: every table of a run folder). Each in a process of its own, whose peak memory is told,
 * and its CPU seconds, which a busy machine lengthens less; without a word both run. `LARGE=800` runs so many replications instead.
 */
const REPLICATIONS = Number(process.env.LARGE ?? 10_000);

async function largeFlagship(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "runout-large-"));
  try {
    const scenario = fileURLToPath(new URL("../scenarios/graphite-cutoff.yaml", import.meta.url));
    const options = ["--horizon", "365", "--threads", "2", "--no-ladder", "--no-without", "--quiet", "--json"];
    const count = ["--replications", `${REPLICATIONS}`, "--out", join(folder, "run")];
    const began = performance.now();
    const write = process.stdout.write;
    process.stdout.write = () => true;
    await (await program(["run"])).parseAsync(["run", scenario, ...options, ...count], { from: "user" });
    process.stdout.write = write;
    const seconds = (performance.now() - began) / 1000;
    const { soundReplications } = JSON.parse(readFileSync(join(folder, "run", "manifest.json"), "utf8"));
    if (soundReplications !== REPLICATIONS) throw new Error(`${soundReplications} sound replications`);
    return seconds;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const runs = { prototype: () => largePrototype(REPLICATIONS), flagship: largeFlagship };
const only = process.argv[2] as keyof typeof runs | undefined;
if (only !== undefined && only in runs) {
  const seconds = await runs[only]();
  const { maxRSS, userCPUTime, systemCPUTime } = resourceUsage();
  const cpu = Math.round((userCPUTime + systemCPUTime) / 1e6);
  const told = `${seconds.toFixed(0)} s, ${cpu} s of CPU, peak ${Math.round(maxRSS / 1024)} MB`;
  console.log(`${only}, ${REPLICATIONS} replications x 365 days, 2 threads: ${told}`);
} else
  for (const name of Object.keys(runs))
    spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name], { stdio: "inherit" });
