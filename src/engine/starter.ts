import { setControls } from "../levers/controls.ts";
import { setPrices } from "../levers/prices.ts";
import { seedKey } from "../numbers/luck.ts";
import { shiftedSobol } from "../numbers/sobol.ts";
import { defaultForms } from "../scenario/forms.ts";
import { inverses } from "../scenario/sample.ts";
import type { Control, Factor, Forms, PricePath } from "../scenario/types.ts";
import { allocateBlock, type Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import { withForms } from "../world/forms.ts";
import { luckOf } from "../world/luck.ts";
import { valuer } from "../world/rows.ts";
import { startBlock } from "../world/start.ts";
import type { Layout } from "./series.ts";

/** What one run holds fixed: the economy, the beliefs, the shock and the seed. */
export interface Experiment {
  readonly economy: Economy;
  /** The world's factors with the scenario's overrides, in the world's order. */
  readonly factors: readonly Factor[];
  readonly controls: readonly Control[];
  readonly seed: string;
  /** Prices set from outside; none when absent. */
  readonly prices?: readonly PricePath[];
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
  /** Brings the block to rest on the morning of day 0, no control in force. Returns the factors, valid until the next call. */
  readonly rest: (replication: number) => Float64Array;
  /** Puts the controls and outside prices of the last replication brought to rest into lever columns. */
  readonly arm: (levers: Levers) => void;
}

/** Columns of levers: what the host writes for every day before day 0. */
export const leverColumns = ["admittedShare", "landedShare", "priceLever"] as const satisfies readonly (keyof Block)[];
export type Levers = Pick<Block, (typeof leverColumns)[number]>;

/** Makes the starter of one experiment. */
export function makeStarter(experiment: Experiment, layout: Layout): Starter {
  const { economy, factors, controls, prices = [], seed } = experiment;
  const key = seedKey(seed);
  const luck = luckOf(key);
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
  const rest = (replication: number): Float64Array => {
    drawFactors(replication);
    startBlock(economy, value, luck(replication), block);
    setControls(economy, [], layout.days, value, block);
    setPrices(economy, [], layout.days, value, block);
    return row;
  };
  const arm = (levers: Levers) => {
    setControls(economy, controls, layout.days, value, levers);
    setPrices(economy, prices, layout.days, value, levers);
  };
  return { block, drawFactors, rest, arm };
}
