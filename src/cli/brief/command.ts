import { join } from "node:path";
import { Command } from "commander";
import { loadLaneModule } from "../../montecarlo/laneModule.ts";
import { makePackages } from "../../montecarlo/packages/make.ts";
import { openPool } from "../../montecarlo/pool.ts";
import { openRuns } from "../../report/runData.ts";
import type { Manifest } from "../../results/manifest.ts";
import { readManifest } from "../../results/manifest.ts";
import { readPackages } from "../../results/packages/read.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { codeVersion } from "../codeVersion.ts";
import { EXIT, UsageError } from "../errors.ts";
import { engineOption, horizonOption, threadsOption } from "../options.ts";
import { startProgress } from "../progress.ts";
import { worldOf } from "../replay.ts";
import { stopOnInterrupt } from "../stop.ts";
import { findRun } from "../view.ts";
import { commaList, replicationCount } from "../words.ts";
import { type PackagesWords, packagesRequest } from "./request.ts";

interface BriefOptions extends PackagesWords {
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly hideSites?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function briefCommand(): Command {
  return new Command("brief")
    .summary("write what a reader needs who runs nothing: pages to choose in, a PDF, a workbook")
    .description(
      "Computes what every intervention and every pair of them does under cuts of several lengths, in the worlds of the runs given, and writes " +
        "brief.html (switches over these results, no network), brief.pdf (two pages), brief.xlsx and a page a state. What was computed is kept and not computed again.",
    )
    .argument(
      "<run...>",
      "run folders, or names of scenarios (their latest run), of one world; the last one's options are taken",
    )
    .option(
      "--with <names>",
      "options with commas between, instead of the first of each kind that the scenario lists",
      commaList,
    )
    .option(
      "--cuts <days>",
      "days after which the cut is lifted, with commas between; open: as the scenario has it",
      commaList,
    )
    .option("--no-pairs", "single interventions alone")
    .option("--replications <n>", "worlds of each package", replicationCount, 24)
    .addOption(horizonOption())
    .addOption(threadsOption())
    .addOption(engineOption())
    .option("--hide-sites", "name no plant in any of the files")
    .option("--out <folder>", "where everything goes, instead of results/<last scenario>/brief")
    .option("--quiet", "no progress on stderr")
    .option("--json", "print which files were written as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  runout brief graphite-cutoff-evidence --with stockpile-30,short-time --cuts 60,open --replications 4 --horizon 90\n  runout brief graphite-cutoff-evidence --with stockpile-90 --cuts open --no-pairs --replications 2 --horizon 90 --hide-sites",
    )
    .action(brief);
}

async function brief(words: readonly string[], given: BriefOptions): Promise<void> {
  const options = { ...given, cuts: given.cuts ?? ["60", "365", "open"] };
  const folders = words.map(findRun);
  const manifests = folders.map(readManifest);
  checkTogether(manifests);
  const request = packagesRequest(
    worldOf(folders[0]!, manifests[0]!),
    manifests.map(({ scenario }) => scenario),
    options,
    codeVersion(),
  );
  const out = options.out ?? join("results", manifests.at(-1)!.scenario.name, "brief");
  const stop = stopOnInterrupt();
  const progress = startProgress("brief", "worlds", options.quiet === true);
  const lanes = async () => (options.engine === "lanes" ? await loadLaneModule() : null);
  try {
    const open = async () => openPool(request.files, options.threads, await lanes());
    const head = await makePackages(open, request, out, { onProgress: progress.update, signal: stop.signal });
    progress.stop();
    if (head === null) {
      process.stderr.write("Stopped; the same command goes on from here.\n");
      process.exitCode = EXIT.stopped;
      return;
    }
    if (head.leftOut.flat().some((count) => count > 0)) process.exitCode = EXIT.failures;
    const written = await writeAll(request.files, folders, out, options.hideSites === true);
    process.stdout.write(`${options.json ? JSON.stringify({ files: written }, null, 2) : written[0]!}\n`);
  } finally {
    progress.stop();
    stop.done();
  }
}

/** Runs of a brief share a world and differ in name. */
function checkTogether(manifests: readonly Manifest[]): void {
  const [first, ...others] = manifests;
  for (const { scenario, identity, world } of others) {
    if (identity.world !== first!.identity.world)
      throw new UsageError(
        `${scenario.name} ran on ${world} as it stood then, ${first!.scenario.name} on another; give runs of one world`,
      );
    if (scenario.seed !== first!.scenario.seed)
      throw new UsageError(
        `${scenario.name} has the seed ${scenario.seed}, ${first!.scenario.name} ${first!.scenario.seed}; give runs of one seed, whose luck is shared`,
      );
  }
  const names = manifests.map(({ scenario }) => scenario.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice; give each scenario once`);
}

/** Writes the files of a brief from its tables; returns their paths, the page first. What draws is loaded only here. */
async function writeAll(
  files: WorldFiles,
  folders: readonly string[],
  out: string,
  hideSites: boolean,
): Promise<readonly string[]> {
  const { writeBrief } = await import("../../report/brief/write.ts");
  return writeBrief({ runs: openRuns(folders), packages: readPackages(out), files, hideSites }, out);
}
