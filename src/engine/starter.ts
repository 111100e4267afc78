import { setControls } from "../levers/controls.ts";
import { seedKey } from "../numbers/luck.ts";
import { shiftedSobol } from "../numbers/sobol.ts";
import { defaultForms } from "../scenario/forms.ts";
import { inverses } from "../scenario/sample.ts";
import type { Control, Factor, Forms } from "../scenario/types.ts";
import { allocateBlock, type Block } from "../world/block.ts";
import { drawer } from "../world/draws.ts";
import type { Economy } from "../world/economy.ts";
import { withForms } from "../world/forms.ts";
import { setRest } from "../world/restState.ts";
import { valuer } from "../world/rows.ts";
import { drawBlock } from "../world/start.ts";
import type { Layout } from "./series.ts";

/** What one run holds fixed: the economy, the beliefs, the shock and the seed. */
export interface Experiment {
  readonly economy: Economy;
  /** The world's factors with the scenario's overrides, in the world's order. */
  readonly factors: readonly Factor[];
  readonly controls: readonly Control[];
  readonly seed: string;
  /** Model forms; the default ones when absent. */
  readonly forms?: Forms;
}

/** The experiment's economy under its model forms. */
export const economyOf = ({ economy, forms = defaultForms }: Experiment): Economy => ({
  ...economy,
  world: withForms(economy.world, forms),
});

/** Prepares replications, one at a time, in a block of its own that is allocated once and refilled. */
export interface Starter {
  readonly block: Block;
  /** Draws the factors of replication k: row k of the shifted Sobol' design through each inverse distribution. */
  readonly drawFactors: (replication: number) => Float64Array;
  /** Draws replication k into the block's constant columns; state and levers stay as they were. Returns the factors, valid until the next call. */
  readonly draw: (replication: number) => Float64Array;
  /** Brings the block to rest on the morning of day 0, no control in force. Returns the factors, valid until the next call. */
  readonly rest: (replication: number) => Float64Array;
  /** Puts the controls of the last replication drawn into lever columns. */
  readonly arm: (levers: Pick<Block, "admittedShare" | "landedShare">) => void;
}

/** Makes the starter of one experiment. `draws` is the luck of its seed; experiments that are compared may share it. */
export function makeStarter(
  { economy, factors, controls, seed }: Experiment,
  layout: Layout,
  draws = drawer(economy.rows, seedKey(seed)),
): Starter {
  const key = seedKey(seed);
  const quantiles = inverses(factors);
  const names = factors.map((factor) => factor.name);
  const row = new Float64Array(names.length);
  const block = allocateBlock(economy.world, layout.days);
  const value = valuer(economy.factorIndex, row);
  const drawFactors = (replication: number): Float64Array => {
    shiftedSobol(key, names, replication, row);
    for (let i = 0; i < row.length; i++) row[i] = quantiles[i]!(row[i]!);
    return row;
  };
  const draw = (replication: number): Float64Array => {
    drawFactors(replication);
    drawBlock(economy, value, draws(replication), block);
    return row;
  };
  const rest = (replication: number): Float64Array => {
    draw(replication);
    setRest(economy.world, block);
    setControls(economy, [], layout.days, value, block);
    return row;
  };
  const arm = (levers: Pick<Block, "admittedShare" | "landedShare">) =>
    setControls(economy, controls, layout.days, value, levers);
  return { block, drawFactors, draw, rest, arm };
}
