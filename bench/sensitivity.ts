import { fileURLToPath } from "node:url";
import { openFactors } from "../src/analysis/sensitivity/players.ts";
import { parseQuestion } from "../src/analysis/sensitivity/question.ts";
import { sobolIndices } from "../src/analysis/sensitivity/sobolIndices.ts";
import { openScenario } from "../src/cli/tree.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { layoutFor, runDesign } from "../src/montecarlo/sensitivity/rows.ts";
import { screen } from "../src/montecarlo/sensitivity/screen.ts";
import { outcomesOf } from "../src/numbers/designs/design.ts";
import { playersOf, saltelliDesign } from "../src/numbers/designs/saltelli.ts";

/**
 * Variance-based indices of the flagship: a Saltelli design over the 20 factors that a screening picks, d + 2 rows a base sample, to day
 * 120, on two threads; then the analysis step by itself, 2,048 base samples and 1,000 bootstraps, on outcomes whose indices are known.
 * BASE=2048 runs the design in full, otherwise a part of it gives the rate.
 */
const FULL = 2048;
const BASE = Number(process.env.BASE ?? 32);
const TOP = 20;
const THREADS = 2;
const horizon = 120;

const file = fileURLToPath(new URL("../scenarios/graphite-cutoff-evidence.yaml", import.meta.url));
const { loaded, files } = openScenario(file);
const scenario = { ...loaded.scenario, horizonDays: horizon };
const asked = { files, scenario, questions: [parseQuestion(`outOfWork@${horizon}`)] };
const { factors } = experimentOf(files, scenario);
const names = factors.map(({ name }) => name);

const pool = openPool(files, THREADS, await loadLaneModule());
const layout = layoutFor(asked);
const screening = performance.now();
const picked = (await screen(pool, asked, layout, TOP))!;
const screened = (performance.now() - screening) / 1000;
if (picked.length !== TOP) throw new Error(`the screening picked ${picked.length} factors`);

const design = saltelliDesign({ names, players: playersOf(picked), seed: scenario.seed, base: BASE });
if (design.rows !== BASE * (TOP + 2)) throw new Error(`${design.rows} rows are not ${BASE} x ${TOP + 2}`);
const used = process.cpuUsage();
const began = performance.now();
const run = (await runDesign(pool, asked, layout, design, "bench"))!;
const seconds = (performance.now() - began) / 1000;
const spent = process.cpuUsage(used);
const cpuSeconds = (spent.user + spent.system) / 1e6;
await pool.close();
const outcome = run.sample.outcomes.get(`outOfWork@${horizon}`)!;
if (run.failures.length > 0 || outcome.length !== design.rows) throw new Error("rows are missing");
if (new Set(outcome).size < BASE) throw new Error("rows do not differ: the design was not run");
const rate = design.rows / seconds;

const whole = saltelliDesign({ names: picked, seed: "analysis", base: FULL });
const y = outcomesOf((x) => x.reduce((sum, u, i) => sum + (TOP - i) * u, 0), whole.points, TOP);
const cpu = process.cpuUsage();
const { indices } = sobolIndices(whole, y, { bootstrap: 1000 });
const { user } = process.cpuUsage(cpu);
const squares = picked.reduce((sum, _, i) => sum + (TOP - i) * (TOP - i), 0);
indices.forEach(({ total }, i) => {
  const truth = ((TOP - i) * (TOP - i)) / squares;
  if (!(Math.abs(total.value! - truth) < 3 * (total.high! - total.low!)))
    throw new Error(`index ${i} is ${total.value}, not ${truth}`);
});

const words = (n: number) => n.toLocaleString("en-US");
console.log(
  `sensitivity, flagship evidence, ${words(openFactors(factors).length)} open factors, day ${horizon}, ${THREADS} threads`,
);
console.log(`  screening by trajectories: ${screened.toFixed(1)} s`);
console.log(
  `  ${words(design.rows)} rows (${BASE} base samples x ${TOP + 2}): ${seconds.toFixed(1)} s, ${rate.toFixed(1)} rows/s; ` +
    `${((1000 * cpuSeconds) / design.rows).toFixed(1)} ms of CPU a row`,
);
const all = FULL * (TOP + 2);
if (BASE < FULL)
  console.log(
    `  all ${words(all)} rows of ${words(FULL)} base samples: ${(all / rate).toFixed(0)} s at that rate, ` +
      `${((all * cpuSeconds) / design.rows / THREADS).toFixed(0)} s by CPU time over ${THREADS} threads`,
  );
console.log(
  `  indices of ${words(FULL)} x ${TOP + 2} outcomes with 1,000 bootstraps: ${(user / 1e6).toFixed(2)} s of CPU`,
);
