import { makeLaneSimulator } from "../../src/engine/lanes/simulate.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { type Experiment, makeSimulator } from "../../src/engine/run.ts";
import { economyOf, spanOfRun } from "../../src/engine/starter.ts";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { causesOf } from "../../src/levers/causes.ts";
import { rowsOf } from "../../src/levers/span.ts";
import { allocateBlock, type Block } from "../../src/world/block.ts";
import { isStrike } from "../../src/world/shock.ts";

/** The engine's day in eight lanes, compiled once for a test file. */
export const dayModule = compileDay(8);

/** Both engines over one experiment. */
export function engines(experiment: Experiment, days: number, module = dayModule) {
  const layout = layoutOf(
    experiment.economy,
    days,
    [7, 30],
    causesOf(experiment.controls, experiment.feeds, experiment.outages),
    (experiment.outages ?? []).some(isStrike),
  );
  return {
    layout,
    reference: makeSimulator(experiment, layout),
    lanes: makeLaneSimulator(module, experiment, layout),
    room: allocateBlock(economyOf(experiment).world, rowsOf(spanOfRun(experiment, { days }))),
  };
}

/** First difference in any bit of any column; null when there is none. (A NaN has no sign or payload in JavaScript.) */
export function difference(expected: Block, found: Block): string | null {
  for (const name of Object.keys(expected) as (keyof Block)[])
    for (let i = 0; i < expected[name].length; i++)
      if (!Object.is(expected[name][i], found[name][i]))
        return `${name}[${i}]: ${found[name][i]} instead of ${expected[name][i]}`;
  return null;
}
