import { fileURLToPath } from "node:url";
import { parseRank } from "../src/analysis/compare/rank.ts";
import { openScenario } from "../src/cli/tree.ts";
import { layoutOf } from "../src/engine/layout.ts";
import { compareScenario } from "../src/montecarlo/compareScenario.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { runComparison } from "../src/montecarlo/run.ts";
import { buildEconomy } from "../src/world/economy.ts";

/**
 * Twelve interventions against one baseline over a year on two threads, paired: how long, and what pairing shares. REPLICATIONS=500 runs it in full;
 * otherwise 32 give the rate. What is shared is measured by running arms by themselves as well: a task of 13 arms against 13 times one of 1 arm, in CPU seconds.
 */
const FULL = 500;
const REPLICATIONS = Number(process.env.REPLICATIONS ?? 32);
const ARMS = 12;
const THREADS = 2;
const horizon = 365;

const file = fileURLToPath(new URL("../scenarios/graphite-cutoff-evidence.yaml", import.meta.url));
const { loaded, files } = openScenario(file);
const scenario = { ...loaded.scenario, horizonDays: horizon };
const options = scenario.options.slice(0, ARMS);
if (options.length !== ARMS) throw new Error(`the world has ${options.length} options where ${ARMS} are asked for`);
const economy = buildEconomy(files);
const pool = openPool(files, THREADS, await loadLaneModule());

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly found: T; readonly wall: number; readonly cpu: number }> {
  const [began, used] = [performance.now(), cpu()];
  const found = await work();
  return { found, wall: (performance.now() - began) / 1000, cpu: cpu() - used };
}

const layout = layoutOf(economy, horizon + 1, []);
const arm = (i: number) =>
  experimentOf(files, {
    ...scenario,
    interventions: [...scenario.interventions, ...(i === 0 ? [] : [options[i - 1]!])],
  });
/** Arms alone or together, what comes of them thrown away but counted. */
async function run(name: string, arms: readonly number[], replications: number): Promise<number> {
  let worlds = 0;
  await runComparison(pool, {
    name,
    experiments: arms.map(arm),
    layout,
    replications,
    chunkReplications: 8,
    onChunks: (chunks) => {
      for (const { failures, replications: made } of chunks) worlds += made - failures.length;
    },
  });
  return worlds;
}

const all = Array.from({ length: ARMS + 1 }, (_, i) => i);
// Warm: modules compiled, workers up.
await run("warm", [0], 8 * THREADS);
const question = {
  days: [30, 90, 365],
  lastDay: horizon,
  rank: parseRank("jobDaysSaved@365"),
  budgetUsd: null,
  valueUsdPerJobYear: 100_000,
  loss: null,
  seed: scenario.seed,
  confidence: 0.9,
};
const request = { files, economy, scenario, packages: options.map((one) => [one]), question, shares: false };
const whole = await timed(() => compareScenario(pool, request)(REPLICATIONS));
if (whole.found === null || whole.found.replications !== REPLICATIONS) throw new Error("worlds are missing");
if (whole.found.rows.length !== ARMS) throw new Error(`${whole.found.rows.length} rows are not ${ARMS}`);

const few = Math.min(REPLICATIONS, 32);
const paired = await timed(() => run("paired", all, few));
let alone = 0;
for (const i of all) {
  const one = await timed(() => run(`alone ${i}`, [i], few));
  if (one.found !== few) throw new Error("worlds are missing");
  alone += one.cpu;
}
if (paired.found !== few * all.length) throw new Error("worlds are missing");
await pool.close();

const rate = (REPLICATIONS * (ARMS + 1)) / whole.wall;
console.log(
  `${ARMS} interventions and a baseline, ${REPLICATIONS} replications of ${horizon} days, ${THREADS} threads: ${whole.wall.toFixed(1)} s, ${whole.cpu.toFixed(1)} s of CPU, ${rate.toFixed(1)} worlds/s`,
);
console.log(`${FULL} replications at that rate: ${((FULL * (ARMS + 1)) / rate).toFixed(0)} s (must 240, aim 120)`);
console.log(
  `pairing: ${few} replications of all arms in one task take ${paired.cpu.toFixed(1)} s of CPU, each by itself ${alone.toFixed(1)}: ${(100 * (1 - paired.cpu / alone)).toFixed(0)} % is shared`,
);
