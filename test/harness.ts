import { layoutOf } from "../src/engine/layout.ts";
import { allocateChunk, type Experiment, makeSimulator } from "../src/engine/run.ts";
import type { ChunkResult } from "../src/engine/series.ts";
import { economyOf } from "../src/engine/starter.ts";
import { causesOf } from "../src/levers/causes.ts";
import { seedKey } from "../src/numbers/luck.ts";
import type { Control, PricePath } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import type { Block } from "../src/world/block.ts";
import { buildEconomy, type Economy } from "../src/world/economy.ts";
import { type Luck, luckOf } from "../src/world/luck.ts";
import { type Valuer, valuer } from "../src/world/rows.ts";
import { isStrike } from "../src/world/shock.ts";
import type { World } from "../src/world/tables.ts";

/** A whole cut of some control groups from day 0 on, goods at sea landing; override what the test is about. */
export const cut = (groups: readonly string[], given: Partial<Control> = {}): Control => ({
  name: "cut",
  groups,
  admittedShare: 0,
  startDay: 0,
  onsetDays: 0,
  goodsAtSeaStopped: 0,
  ...given,
});

/** One replication on its first morning (day 0, or that of an early announcement), its rest proved. */
export interface Trial {
  readonly economy: Economy;
  readonly world: World;
  readonly block: Block;
  /** Days before day 0 with which it begins. */
  readonly leadDays: number;
  /** This replication's draws and luck, for a second implementation to start from. */
  readonly value: Valuer;
  readonly luck: Luck;
  /** Row of a site or origin by its id. */
  readonly row: (id: string) => number;
  /** Link number of a buyer (site or end use) and a supplier. */
  readonly linkOf: (supplier: string, buyer: string) => number;
  /** Runs the next days; after each, `each(day)` may look at the block. */
  readonly run: (days: number, each?: (day: number) => void) => void;
}

export interface Options
  extends Pick<Experiment, "forms" | "outages" | "rated" | "feeds" | "calendar" | "effective" | "interventions"> {
  readonly controls?: readonly Control[];
  readonly prices?: readonly PricePath[];
  readonly days?: number;
  readonly seed?: string;
  readonly replication?: number;
  readonly announcedDay?: number;
}

/** Builds a world and brings it to the morning of day 0 under controls that last up to `days`. */
export function begin(files: WorldFiles, options: Options = {}): Trial {
  const { controls = [], days = 150, seed = "test", replication = 0, ...shock } = options;
  const experiment = { economy: buildEconomy(files), factors: files.factors, controls, seed, ...shock };
  const economy = economyOf(experiment);
  const layout = layoutOf(economy, days, []);
  const { start, drawFactors, leadDays, day: runOne } = makeSimulator(experiment, layout);
  const block = start(replication);
  const value = valuer(economy.factorIndex, drawFactors(replication));
  const luck = luckOf(seedKey(seed))(replication);
  const { rows } = economy;
  const { world } = economyOf(experiment);
  const row = (id: string) => {
    const at = rows.nodes.findIndex((node) => node.id === id);
    if (at < 0) throw new Error(`no site ${id}`);
    return at;
  };
  const linkOf = (supplier: string, buyer: string) => {
    const at = rows.links.findIndex((node) => {
      if (node.supplier !== row(supplier)) return false;
      if (node.kind === "use") return rows.endUses[node.endUse].id === buyer;
      return rows.nodes[rows.slots[rows.fills[node.fill].slot].site].id === buyer;
    });
    if (at < 0) throw new Error(`no link ${buyer} <- ${supplier}`);
    return at;
  };
  let day = 0 - leadDays;
  const run = (count: number, each: (day: number) => void = () => {}) => {
    for (let n = 0; n < count; n++) {
      runOne(day);
      each(day);
      day++;
    }
  };
  return { economy, world, block, leadDays, value, luck, row, linkOf, run };
}

/** Runs whole chunks with every identity checked every day. */
export function runChecked(
  files: WorldFiles,
  controls: readonly Control[],
  days: number,
  given: { seed?: string; replications?: number; reportDays?: readonly number[] } & Pick<
    Experiment,
    "forms" | "outages" | "rated" | "announcedDay" | "prices" | "feeds" | "calendar" | "effective" | "interventions"
  > = {},
): { chunk: ChunkResult; failures: readonly string[]; series: (name: string) => ArrayLike<number> } {
  const { seed = "test", replications = 1, reportDays = [], ...shock } = given;
  const economy = buildEconomy(files);
  const layout = layoutOf(
    economy,
    days,
    reportDays,
    causesOf(controls, shock.feeds, shock.outages),
    shock.outages?.some(isStrike),
  );
  const experiment = { economy, factors: files.factors, controls, seed, ...shock };
  const chunk = allocateChunk(layout, 0, 0, replications);
  const failures = makeSimulator(experiment, layout, 1).runChunk(chunk);
  const series = (name: string) => {
    const { kind } = layout.series.find((candidate) => candidate.name === name)!;
    const at = layout.series.filter((candidate) => candidate.kind === kind).findIndex((one) => one.name === name);
    const cells = days * chunk.replications;
    return (kind === "people" ? chunk.people : chunk.real).subarray(at * cells, (at + 1) * cells);
  };
  return { chunk, failures: failures.map(({ message }) => message), series };
}

/** A copy of every column of a block. */
export const copyOf = (block: Block): Block =>
  Object.fromEntries(Object.entries(block).map(([name, column]) => [name, column.slice()])) as unknown as Block;

/** The bits of a column, so that NaN and -0 are told apart. */
export const bitsOf = (column: Float64Array): BigUint64Array =>
  new BigUint64Array(column.buffer, column.byteOffset, column.length);

/** Names of the columns in which any bit differs. */
export function changedColumns(before: Block, after: Block): (keyof Block)[] {
  return (Object.keys(after) as (keyof Block)[]).filter((name) => {
    const then = bitsOf(before[name]);
    return bitsOf(after[name]).some((word, i) => word !== then[i]);
  });
}
