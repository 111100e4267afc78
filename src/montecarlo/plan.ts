import type { SiteInfo } from "../analysis/siteMeans.ts";
import { layoutOf, withSiteDays } from "../engine/layout.ts";
import type { Experiment } from "../engine/run.ts";
import type { Layout } from "../engine/series.ts";
import { causesOf } from "../levers/causes.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../world/economy.ts";
import { isStrike } from "../world/shock.ts";
import { chunkReplications } from "./chunkSize.ts";
import { experimentOf } from "./experiment.ts";
import { sitesOf } from "./sites.ts";

/** A scenario on its world, ready to be run in chunks. */
export interface RunPlan {
  readonly economy: Economy;
  readonly experiment: Omit<Experiment, "economy">;
  readonly layout: Layout;
  readonly chunkReplications: number;
  /** Names and customers of sites, for the tables. */
  readonly sites: readonly SiteInfo[];
}

/** What a run may record beside what every run records. */
export type Detail = "sites";

/**
 * How a scenario is run: a function of the two files alone, so that every machine that runs a part of it cuts and records alike.
 *
 * @param detail sites: every site on every day
 */
export function planRun(files: WorldFiles, scenario: Scenario, detail?: Detail): RunPlan {
  const economy = buildEconomy(files);
  const experiment = experimentOf(files, scenario);
  const causes = causesOf(experiment.controls, experiment.feeds, experiment.outages);
  const strikes = scenario.outages.some(isStrike);
  const recorded = layoutOf(economy, scenario.horizonDays + 1, scenario.report.days, causes, strikes);
  const layout = detail === "sites" ? withSiteDays(recorded, economy) : recorded;
  return {
    economy,
    experiment,
    layout,
    chunkReplications: chunkReplications(economy.world.sites, layout),
    sites: sitesOf(economy),
  };
}
