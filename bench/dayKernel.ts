import { day, rowsOver } from "../src/engine/day.ts";
import { premiseScenario } from "./premise.ts";

/**
 * The day kernel: all phases over all rows of the flagship world under the premise scenario, one thread, nothing recorded.
 * Prints million site-days a second (median of 5), and the share of each phase from a separate pass.
 */
const DAYS = 180;
const REPLICATIONS = 6;
const { economy, simulator } = premiseScenario(DAYS);
const { world } = economy;

function simulate(): { seconds: number; outOfWork: number } {
  let seconds = 0;
  let outOfWork = 0;
  for (let k = 0; k < REPLICATIONS; k++) {
    const block = simulator.start(k);
    const began = performance.now();
    for (let d = 0; d < DAYS; d++) simulator.day(d);
    seconds += (performance.now() - began) / 1000;
    for (let site = 0; site < world.sites; site++) outOfWork += block.furloughed[site]! + block.separated[site]!;
  }
  return { seconds, outOfWork };
}

const passes = Array.from({ length: 6 }, simulate).slice(1);
const people = passes[0]!.outOfWork / REPLICATIONS;
if (passes.some((pass) => pass.outOfWork !== passes[0]!.outOfWork))
  throw new Error("passes differ: the work was not the same");
if (!(people > 1000)) throw new Error(`only ${people} people out of work: the shock did not reach the sites`);
const rates = passes.map((pass) => (world.sites * DAYS * REPLICATIONS) / pass.seconds / 1e6).sort((a, b) => a - b);
console.log(
  `day kernel, reference engine, ${world.sites} sites x ${DAYS} days x ${REPLICATIONS} replications, one thread`,
);
console.log(`  ${rates[2]!.toFixed(2)} M site-days/s (median of 5; ${rates[0]!.toFixed(2)}-${rates[4]!.toFixed(2)})`);

const cost = day.map(() => 0);
for (let k = 0; k < REPLICATIONS; k++) {
  const block = simulator.start(k);
  for (let d = 0; d < DAYS; d++)
    day.forEach((phase, i) => {
      const began = performance.now();
      const rows = rowsOver(world, phase.over);
      for (let row = 0; row < rows; row++) phase.run(world, block, row, d);
      cost[i]! += performance.now() - began;
    });
}
const total = cost.reduce((sum, one) => sum + one, 0);
console.log(`  ${day.map((phase, i) => `${phase.name} ${Math.round((100 * cost[i]!) / total)} %`).join(", ")}`);
