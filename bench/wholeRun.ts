import { resourceUsage } from "node:process";
import type { LaneModule } from "../src/engine/lanes/module.ts";
import { chunkReplications } from "../src/montecarlo/chunkSize.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../src/montecarlo/run.ts";
import { premiseScenario } from "./premise.ts";

/**
 * A whole run over the pool: draws, proof of rest, days, checks and recording, on 1 and on 2 threads in turn, three pairs, by both
 * engines; the faster one gets more to do, so that starting does not weigh. The pools are warm before the clock starts. Prints rates, the ratio of medians and peak memory.
 */
const DAYS = 181;
const REPLICATIONS = { reference: 96, lanes: 384 };
const { files, economy, layout, experiment } = premiseScenario(DAYS);
const size = Math.min(16, chunkReplications(economy.world.sites, layout));

async function rate(threads: number, lanes: LaneModule | null): Promise<number> {
  const replications = lanes === null ? REPLICATIONS.reference : REPLICATIONS.lanes;
  const pool = openPool(files, threads, lanes);
  let people = 0;
  const run = (name: string, count: number) =>
    runMonteCarlo(pool, {
      name,
      experiment,
      layout,
      replications: count,
      chunkReplications: size,
      onChunk: (chunk) => {
        if (chunk.failures.length > 0) throw new Error(chunk.failures[0]!.message);
        people += chunk.people[7 * chunk.replications]!;
      },
    });
  await run("warm", threads * size);
  people = 0;
  const began = performance.now();
  await run("timed", replications);
  const seconds = (performance.now() - began) / 1000;
  if (!(people > 1000)) throw new Error(`only ${people} people out of work on day 7: the work was not done`);
  await pool.close();
  return (economy.world.sites * DAYS * replications) / seconds / 1e6;
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[1]!;
console.log(
  `whole run, ${REPLICATIONS.reference} (lanes: ${REPLICATIONS.lanes}) replications x ${DAYS} days x ${economy.world.sites} sites, recorded and checked`,
);
for (const lanes of [null, await loadLaneModule()]) {
  const one: number[] = [];
  const two: number[] = [];
  for (let pair = 0; pair < 3; pair++) {
    one.push(await rate(1, lanes));
    two.push(await rate(2, lanes));
  }
  const [single, double] = [middle(one), middle(two)];
  const engine = lanes === null ? "reference" : `${lanes.lanes} lanes`;
  const times = (double / single).toFixed(2);
  console.log(
    `  ${engine}: 1 thread ${single.toFixed(2)}, 2 threads ${double.toFixed(2)} M site-days/s: ${times} times`,
  );
}
console.log(`  peak memory ${Math.round(resourceUsage().maxRSS / 1024)} MB`);
