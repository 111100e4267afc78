import { cascade, coupledCascade, peopleLost } from "../analysis/views/cascade.ts";
import { multipliersOf } from "../analysis/views/multipliers.ts";
import { networkOf } from "../analysis/views/network.ts";
import { shockOn } from "../analysis/views/shock.ts";
import type { LaneModule } from "../engine/lanes/module.ts";
import { makeLaneSimulator } from "../engine/lanes/simulate.ts";
import { layoutOf } from "../engine/layout.ts";
import { allocateChunk, makeSimulator } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import { economyOf, makeStarter } from "../engine/starter.ts";
import { defaultForms } from "../scenario/forms.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Block } from "../world/block.ts";
import { buildEconomy } from "../world/economy.ts";
import { valuer } from "../world/rows.ts";
import type { World } from "../world/tables.ts";
import { experimentOf } from "./experiment.ts";

/** Means over replications, in people; the static ones are for good, the dynamic ones on `day`. */
export interface Views {
  readonly day: number;
  readonly replications: number;
  readonly static: Readonly<Record<StaticView, number>>;
  /** Output lost on the day, as people at rest, from a bare model to the scenario's own, one mechanism added after the other. */
  readonly dynamic: readonly { readonly name: string; readonly meaning: string; readonly outputLost: number }[];
  /** The scenario's own run on the day. */
  readonly positionsLost: number;
  readonly outOfWork: number;
  /** Local jobs of the dynamic run; null in a world without households. */
  readonly inducedJobs: number | null;
  /** Replications whose coupled cascade lost more than a bare run, to a thousandth of all people; where it is all of them the bound held. */
  readonly bounded: number;
}

/** Views for good: multipliers; the cascade down to customers, with suppliers of those hit, coupled. */
export type StaticView = "direct" | "typeOne" | "typeTwo" | "down" | "esri" | "coupled";

/** Model without what static views cannot know, and what is put back one after the other. */
const STEPS: readonly { name: string; meaning: string; more: (bare: Bare, own: Bare) => Partial<Bare> }[] = [
  { name: "bare", meaning: "stocks, ships, work in process, ramps: not run out yet", more: () => ({}) },
  { name: "forms", meaning: "rules of rationing, criticality and orders", more: (_, { forms }) => ({ forms }) },
  {
    name: "prices",
    meaning: "prices: demand that dear goods lose, lines that lose money",
    more: (_, { prices }) => ({ prices }),
  },
  {
    name: "anticipation",
    meaning: "anticipation: who slows down or idles on the news",
    more: (_, own) => ({ anticipation: own.anticipation }),
  },
  {
    name: "switching",
    meaning: "substitution: second sources and other materials",
    more: (_, { switching }) => ({ switching }),
  },
];

interface Bare extends Pick<WorldFiles, "prices" | "anticipation" | "switching"> {
  readonly forms: Scenario["forms"];
}

/** What the views are made of. `module`: null runs the reference engine. */
export interface ViewsInput {
  readonly files: WorldFiles;
  readonly scenario: Scenario;
  readonly day: number;
  readonly replications: number;
  readonly module: LaneModule | null;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Three answers to one question on the same replications: multipliers and cascades of each replication's network at rest under what the
 * cut leaves on its deepest day, held for good, and the dynamic model on `day`, mechanisms added one by one in the order of STEPS (another order gives other
 * parts; the sum is the same).
 */
export function runViews({ files, scenario, day, replications, module, onProgress }: ViewsInput): Views {
  const own: Bare = { ...files, forms: scenario.forms };
  const bare: Bare = {
    prices: null,
    anticipation: null,
    switching: null,
    forms: { ...defaultForms, criticality: "leontief" },
  };
  const total = STEPS.length + 1;
  const statics = staticViews(files, scenario, bare, replications);
  onProgress?.(1, total);
  let now = bare;
  const runs = STEPS.map(({ more }, i) => {
    now = { ...now, ...more(bare, own) };
    const { forms, ...rules } = now;
    const run = simulate({ ...files, ...rules }, { ...scenario, forms }, day, replications, module);
    onProgress?.(i + 2, total);
    return run;
  });
  const last = runs.at(-1)!;
  const bareLost = runs[0]!.values("outputLost");
  const people = statics.people;
  return {
    day,
    replications,
    static: statics.means,
    dynamic: STEPS.map(({ name, meaning }, i) => ({ name, meaning, outputLost: mean(runs[i]!.values("outputLost")) })),
    positionsLost: mean(last.values("positionsLost")),
    outOfWork: mean(last.values("outOfWork")),
    inducedJobs: files.households === null ? null : mean(last.values("households.inducedJobs")),
    bounded: bareLost.filter((lost, k) => lost <= statics.coupled[k]! + people * 1e-3).length,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function staticViews(files: WorldFiles, scenario: Scenario, { forms }: Bare, replications: number) {
  const economy = buildEconomy(files);
  const experiment = { economy, ...experimentOf(files, { ...scenario, forms }) };
  const layout = layoutOf(economy, scenario.horizonDays, []);
  const starter = makeStarter(experiment, layout);
  const under = economyOf(experiment);
  const names = ["direct", "typeOne", "typeTwo", "down", "esri", "coupled"] as const;
  const columns = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<StaticView, number[]>;
  let people = 0;
  for (let k = 0; k < replications; k++) {
    const row = starter.rest(k);
    starter.arm(starter.block);
    const network = networkOf(under, starter.block);
    const shock = shockOn(under, starter.block, deepestRow(starter.block, under.world));
    const run = cascade(network, shock);
    const found: Record<StaticView, number> = {
      ...multipliersOf(under, network, shock, valuer(economy.factorIndex, row)),
      down: peopleLost(network, run.down),
      esri: peopleLost(network, run.output),
      coupled: peopleLost(network, coupledCascade(network, shock, run)),
    };
    for (const name of names) columns[name].push(found[name]);
    people += network.people.reduce((sum, count) => sum + count, 0) / replications;
  }
  const means = Object.fromEntries(names.map((name) => [name, mean(columns[name])])) as Record<StaticView, number>;
  return { means, coupled: columns.coupled, people };
}

/** The row of the lever tables on which least is admitted and left in all: of equally deep ones the first. */
function deepestRow(block: Block, { gates, outageGroups }: World): number {
  const sums = new Float64Array(
    gates > 0 ? block.admittedShare.length / gates : block.outageShare.length / outageGroups,
  );
  const add = (table: Float64Array, width: number) => {
    for (let entry = 0; entry < table.length; entry++) sums[Math.floor(entry / width)]! += table[entry]!;
  };
  if (gates > 0) add(block.admittedShare, gates);
  if (outageGroups > 0) add(block.outageShare, outageGroups);
  return sums.length === 0 ? 0 : sums.indexOf(sums.reduce((least, sum) => Math.min(least, sum), Infinity));
}

/** One run of a scenario to a day, in this thread; values of sound replications on that day, by series. */
function simulate(files: WorldFiles, scenario: Scenario, day: number, replications: number, module: LaneModule | null) {
  const economy = buildEconomy(files);
  // A price set from outside is a price too.
  const prices = files.prices === null ? [] : scenario.prices;
  const experiment = { economy, ...experimentOf(files, { ...scenario, prices }) };
  const layout = layoutOf(economy, day + 1, []);
  const chunk = allocateChunk(layout, 0, 0, replications);
  const engine = module === null ? makeSimulator(experiment, layout) : makeLaneSimulator(module, experiment, layout);
  const failed = new Set(engine.runChunk(chunk).map(({ replication }) => replication));
  return { values: (name: string) => onDay(layout, chunk, name, day, failed) };
}

function onDay(layout: Layout, chunk: ChunkResult, name: string, day: number, failed: ReadonlySet<number>): number[] {
  const kind = layout.series.find((one) => one.name === name)!.kind;
  const at = layout.series.filter((one) => one.kind === kind).findIndex((one) => one.name === name);
  const values = kind === "people" ? chunk.people : chunk.real;
  const from = (at * layout.days + day) * chunk.replications;
  return Array.from({ length: chunk.replications }, (_, k) => k).flatMap((k) =>
    failed.has(k) ? [] : [values[from + k]!],
  );
}
