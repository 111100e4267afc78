import { fileURLToPath } from "node:url";
import { openScenario } from "../src/cli/tree.ts";
import { layoutOf } from "../src/engine/layout.ts";
import { makeSimulator } from "../src/engine/run.ts";
import { causesOf } from "../src/levers/causes.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { buildEconomy } from "../src/world/economy.ts";

/** The flagship's premise scenario, ready to simulate: the heaviest day the spine has, because nearly every site is reached. */
export function premiseScenario(days: number) {
  const { loaded, files } = openScenario(fileURLToPath(new URL("../scenarios/graphite-cutoff.yaml", import.meta.url)));
  const economy = buildEconomy(files);
  const experiment = experimentOf(files, loaded.scenario);
  const layout = layoutOf(economy, days, [7], causesOf(experiment.controls, experiment.feeds));
  return { files, economy, layout, experiment, simulator: makeSimulator({ ...experiment, economy }, layout) };
}
