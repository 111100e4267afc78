import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { answerOfChunks } from "../src/analysis/answer.ts";
import { viewChunk } from "../src/analysis/chunkView.ts";
import { quantiles } from "../src/analysis/quantiles.ts";
import { isCapacity, openCapacity } from "../src/cli/capacity/open.ts";
import { isPathCase, openCase, openPathCase } from "../src/cli/cases.ts";
import { openScenario } from "../src/cli/tree.ts";
import { capacityRows } from "../src/engine/capacity/series.ts";
import { makePathSimulator } from "../src/engine/capacity/simulate.ts";
import { makeLaneSimulators } from "../src/engine/lanes/simulate.ts";
import { layoutOf } from "../src/engine/layout.ts";
import { allocateChunk } from "../src/engine/run.ts";
import { runBacktest } from "../src/montecarlo/backtest.ts";
import { runPathBacktest } from "../src/montecarlo/capacity/backtest.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { buildEconomy } from "../src/world/economy.ts";

const REPLICATIONS = 20;
const DAYS = 181;

/** Medians and 90 % bands of a scenario's headline at 20 replications, to day 180; in lanes, which have the bits of the reference. */
async function headlines(file: string): Promise<object> {
  const { loaded, files } = openScenario(file);
  const economy = buildEconomy(files);
  const layout = layoutOf(economy, DAYS, loaded.scenario.report.days);
  const chunk = allocateChunk(layout, 0, 0, REPLICATIONS);
  const experiment = { ...experimentOf(files, loaded.scenario), economy };
  const failures = makeLaneSimulators(await loadLaneModule(), [experiment], layout)([chunk])[0]!;
  const view = viewChunk(layout, { ...chunk, failures });
  const answer = answerOfChunks(layout, () => [view], loaded.scenario.report);
  return {
    failures: failures.length,
    days: answer.days.map(({ day, people }) => {
      const { q05, q50, q95 } = people.outOfWork!;
      return { day, outOfWork: [q05, q50, q95], outOfWorkDirect: people.outOfWorkDirect!.q50 };
    }),
    jobDays: answer.jobDays?.q50,
  };
}

/** Medians and 90 % bands of what a scenario about capacity says first, at 20 replications, on its last date. */
function pathHeadlines(file: string): object {
  const { experiment } = openCapacity(file);
  const { plan, run } = makePathSimulator(experiment);
  const all = Array.from({ length: REPLICATIONS }, (_, replication) => run(replication).paths);
  const last = plan.months.length - 1;
  const series = ["selfSufficiencyShare", "siliconShare", "graphiteJobs", "siliconJobs", "publicMoneyMusd"] as const;
  return Object.fromEntries(
    experiment.programmes.map(({ name }, p) => [
      name,
      Object.fromEntries(
        series.map((one) => {
          const values = all.map((paths) => paths[p]!.values[capacityRows[one] * plan.months.length + last]!);
          const { q05, q50, q95 } = quantiles(values);
          return [one, [q05, q50, q95]];
        }),
      ),
    ]),
  );
}

/** What a shipped scenario says first, whatever it asks about. */
export const firstNumbers = async (file: string): Promise<object> =>
  isCapacity(file) ? pathHeadlines(file) : headlines(file);

/** A back-test's score at 20 replications: what stands in its table, and what was inside. */
export async function scores(folder: string): Promise<object> {
  if (isPathCase(folder)) return pathScores(folder);
  const one = openCase(folder);
  const pool = openPool(one.files, 1, await loadLaneModule());
  try {
    const score = await runBacktest(pool, { ...one, scenario: { ...one.scenario, replications: REPLICATIONS } });
    const { failures, targets, mediansInside, observed, observedInside, regularity } = score!;
    return {
      failures: failures.length,
      totals: { targets, mediansInside, observed, observedInside },
      targets: score!.scores.map(({ name, q05, median, q95, crps }) => ({ name, band90: [q05, median, q95], crps })),
      regularity: regularity.map(({ month, ratio }) => ({ month, ratio })),
    };
  } finally {
    await pool.close();
  }
}

/** The same of a back-test of the build-out. */
async function pathScores(folder: string): Promise<object> {
  const one = openPathCase(folder);
  const pool = openPool(one.files, 1, null);
  try {
    const score = await runPathBacktest(pool, { ...one, scenario: { ...one.scenario, replications: REPLICATIONS } });
    const { targets, mediansInside, observed, observedInside } = score!;
    return {
      totals: { targets, mediansInside, observed, observedInside },
      targets: score!.scores.map(({ name, q05, median, q95, crps }) => ({ name, band90: [q05, median, q95], crps })),
    };
  } finally {
    await pool.close();
  }
}

/** Folders of the shipped back-tests. */
export const backtests = (): string[] =>
  (existsSync(BACKTESTS) ? readdirSync(BACKTESTS).sort() : [])
    .map((name) => `${BACKTESTS}/${name}`)
    .filter((folder) => existsSync(`${folder}/targets.csv`));

const BACKTESTS = "scenarios/backtests";

if (process.argv[1]?.endsWith("baseline.ts")) {
  const files = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));
  const found: Record<string, object> = {};
  for (const file of files) found[`scenarios/${file}`] = await firstNumbers(`scenarios/${file}`);
  for (const folder of backtests()) found[folder] = await scores(folder);
  writeFileSync("test/baseline.json", `${JSON.stringify(found, null, 2)}\n`);
}
