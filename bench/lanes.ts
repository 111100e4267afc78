import { LANES } from "../src/engine/lanes/module.ts";
import { makeLaneSimulator } from "../src/engine/lanes/simulate.ts";
import { compileDay } from "../src/lanes/dayModule.ts";
import { allocateBlock } from "../src/world/block.ts";
import { costLine, phaseCosts } from "./phaseCosts.ts";
import { premiseScenario } from "./premise.ts";

/**
 * The day kernel in lanes against the reference engine: all phases over all rows of the flagship world under the premise scenario,
 * one thread, nothing recorded, both in turn in one process. The people out of work at the end must be the same.
 * Then what each phase costs in lanes.
 */
const DAYS = 180;
const { economy, simulator, layout, experiment } = premiseScenario(DAYS);
const { world } = economy;
const room = allocateBlock(world, DAYS);
const outOfWork = ({ furloughed, separated }: typeof room) =>
  furloughed.reduce((sum, people, site) => sum + people + separated[site]!, 0);
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

for (const lanes of process.argv.includes("--all-lanes") ? [1, 2, 4, 8] : [LANES]) {
  const side = makeLaneSimulator(compileDay(lanes), { ...experiment, economy }, layout);
  const replications = Array.from({ length: lanes }, (_, lane) => lane);
  const [slow, fast]: [number[], number[]] = [[], []];
  for (let pass = 0; pass < 6; pass++) {
    let people = 0;
    let seconds = 0;
    for (const k of replications.slice(0, 3)) {
      const block = simulator.start(k);
      const began = performance.now();
      for (let day = 0; day < DAYS; day++) simulator.day(day);
      seconds += (performance.now() - began) / 1000;
      people += outOfWork(block);
    }
    const ran = Math.min(3, lanes);
    slow.push((world.sites * DAYS * ran) / seconds / 1e6);
    side.start(replications);
    const began = performance.now();
    for (let day = 0; day < DAYS; day++) side.day(day);
    fast.push((world.sites * DAYS * lanes) / ((performance.now() - began) / 1000) / 1e6);
    for (const lane of replications.slice(0, 3)) {
      side.read(lane, room);
      people -= outOfWork(room);
    }
    if (people !== 0) throw new Error(`lanes and reference differ by ${people} people`);
  }
  const [reference, wide] = [median(slow.slice(1)), median(fast.slice(1))];
  console.log(
    `day kernel, ${world.sites} sites x ${DAYS} days, ${lanes} lanes, one thread, M site-days/s, median of 5`,
  );
  console.log(`  reference ${reference.toFixed(2)}, lanes ${wide.toFixed(1)}: ${(wide / reference).toFixed(2)} times`);
  const costs = phaseCosts(
    5,
    DAYS,
    world.sites * lanes,
    () => side.start(replications),
    ({ name }, day) => side.phase(name, day),
  );
  console.log(`  a site-day in lanes: ${costLine(costs)}`);
}
