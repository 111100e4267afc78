import { Command } from "commander";
import { type SiteRisk, siteRisks } from "../analysis/views/esri.ts";
import { networkOf } from "../analysis/views/network.ts";
import { experimentOf } from "../montecarlo/experiment.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { runViews } from "../montecarlo/views.ts";
import { defaultForms } from "../scenario/forms.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy } from "../world/economy.ts";
import { withForms } from "../world/forms.ts";
import { restAtMedians } from "../world/totals/medians.ts";
import { UsageError } from "./errors.ts";
import { seedOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { openScenario } from "./tree.ts";
import { printSites, printViews } from "./viewsTable.ts";
import { positiveInteger, replicationCount, wholeDay } from "./words.ts";

interface ViewsOptions {
  readonly day?: readonly number[];
  readonly replications: number;
  readonly seed?: string;
  readonly engine?: string;
  readonly sites?: boolean | number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A site's risk with its names, for machines. */
export interface NamedRisk extends Omit<SiteRisk, "site"> {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly region: string;
}

export function viewsCommand(): Command {
  return new Command("views")
    .summary("set the model's answer beside multipliers and the systemic risk index")
    .description(
      "Three answers to one question: what a table of multipliers says (direct, Type I, Type II), what the economic systemic risk " +
        "index says (Diem et al. 2022, weighted by jobs), and what the model says on a day; the gap between them line by line. With " +
        "--sites: which site, if lost, costs most jobs.",
    )
    .argument("<scenario>", "scenario file")
    .option("--day <n>", "day of the model's answer, instead of the last report day", wholeDay)
    .option("--replications <n>", "replications", replicationCount, 16)
    .addOption(seedOption())
    .option(
      "--sites [n]",
      "rank all sites by the jobs that their loss costs, and print n of them (15)",
      positiveInteger,
    )
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout views scenarios/graphite-cutoff-evidence.yaml --day 90 --replications 8\n  runout views scenarios/graphite-cutoff-evidence.yaml --sites 10 --json",
    )
    .action(views);
}

async function views(file: string, options: ViewsOptions): Promise<void> {
  const opened = openScenario(file);
  const { files, loaded } = opened;
  const scenario = { ...loaded.scenario, seed: options.seed ?? loaded.scenario.seed };
  if (options.sites !== undefined) {
    const risks = rankSites(files, loaded);
    const most = typeof options.sites === "number" ? options.sites : 15;
    const answer = { scenario: scenario.name, world: files.name, sites: options.json ? risks : risks.slice(0, most) };
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : printSites(answer, risks));
    return;
  }
  const day = options.day?.at(-1) ?? Math.max(...scenario.report.days);
  if (day >= scenario.horizonDays)
    throw new UsageError(`day ${day} is not in ${file}; give 0 to ${scenario.horizonDays - 1}`);
  const { replications } = options;
  const progress = startProgress("views", "runs", options.quiet === true);
  const module = await loadLaneModule();
  const found = runViews({ files, scenario, day, replications, module, onProgress: progress.update });
  progress.stop();
  const answer = { scenario: scenario.name, world: files.name, seed: scenario.seed, ...found };
  process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : printViews(answer));
}

/** Every site of a scenario's world, its factors at their medians and luck in the middle, all inputs binding. */
function rankSites(files: WorldFiles, { scenario }: LoadedScenario): NamedRisk[] {
  const { factors } = experimentOf(files, scenario);
  const built = buildEconomy({ ...files, factors });
  const economy = { ...built, world: withForms(built.world, { ...defaultForms, criticality: "leontief" }) };
  const { rows, world } = economy;
  return siteRisks(networkOf(economy, restAtMedians(economy)))
    .filter(({ site, jobs }) => rows.nodes[site]!.kind !== "supplier" || jobs > 0)
    .map(({ site, ...risk }) => {
      const node = rows.nodes[site]!;
      const name = node.kind === "supplier" ? node.firm.name : node.row.name;
      const stage = node.kind === "origin" ? "abroad" : files.stages[world.stage[site]!]!.id;
      return { id: node.id, name, stage, region: files.regions[world.region[site]!]!.id, ...risk };
    });
}
