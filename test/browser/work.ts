import { decodeModule } from "../../src/engine/lanes/decodeModule.ts";
import { makeLaneSimulator } from "../../src/engine/lanes/simulate.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { allocateChunk, type Experiment, makeSimulator } from "../../src/engine/run.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { readScenario } from "../../src/scenario/load.ts";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { cut } from "../harness.ts";
import { threeFirms } from "../namedWorlds.ts";

/** All that the work needs from outside, as text. */
export interface Given {
  /** The compiled day. */
  readonly module: string;
  readonly scenario: string;
  /** Files of the scenario's world by name. */
  readonly world: Readonly<Record<string, string>>;
}

/** What both engines made of one world: a digest of each one's numbers, and the most people out of work at once. */
export interface Outcome {
  readonly reference: string;
  readonly lanes: string;
  readonly mostOutOfWork: number;
}

/** Three firms and the scenario, read from text, four replications each on both engines. Runs in a page as in Node. */
export function work({ module, scenario, world }: Given): Outcome[] {
  const encoder = new TextEncoder();
  const bytes = (text: string | undefined) => (text === undefined ? undefined : encoder.encode(text));
  // What the scenario extends lies in its world.
  const read = (file: string) => encoder.encode(file === "scenario.yaml" ? scenario : world[file.split("/").at(-1)!]);
  const reader = { read, resolve: (_: string, name: string) => name };
  const asked = readScenario("scenario.yaml", reader).scenario;
  const files = readWorldFiles((name) => bytes(world[name]), "world");
  const small = threeFirms(3, 4, 5, { regime: { furloughLagDays: 5 } });
  const experiments: Experiment[] = [
    { economy: buildEconomy(small), factors: small.factors, controls: [cut(["ore-abroad"])], seed: "browser" },
    { economy: buildEconomy(files), ...experimentOf(files, asked) },
  ];
  return experiments.map((experiment) => {
    const layout = layoutOf(experiment.economy, 60, [7, 30]);
    const [reference, lanes] = [0, 1].map(() => allocateChunk(layout, 0, 0, 4, false));
    makeSimulator(experiment, layout).runChunk(reference);
    makeLaneSimulator(decodeModule(module), experiment, layout).runChunk(lanes);
    const mostOutOfWork = lanes.siteOutOfWork.reduce((most, people) => Math.max(most, people), 0);
    return { reference: digest(reference), lanes: digest(lanes), mostOutOfWork };
  });
}

/** FNV-1a over the bits of a chunk's numbers. */
function digest({ people, real, factors, siteOutOfWork, siteStopped }: ChunkResult): string {
  let hash = 0x811c9dc5;
  for (const column of [people, real, factors, siteOutOfWork, siteStopped])
    for (const byte of new Uint8Array(column.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
