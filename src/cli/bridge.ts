import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { type BridgeAnswer, bridgeOf } from "../analysis/bridge.ts";
import { MOST_DIFFERENCES, runBridge } from "../montecarlo/bridge.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { openPool } from "../montecarlo/pool.ts";
import { writeBridge } from "../results/bridgeTable.ts";
import { type Difference, differencesOf, together } from "../scenario/differences.ts";
import type { Scenario } from "../scenario/types.ts";
import { buildEconomy } from "../world/economy.ts";
import { printBridge } from "./bridgeTable.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT, UsageError } from "./errors.ts";
import { engineOption, threadsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { stopOnInterrupt } from "./stop.ts";
import { openScenario } from "./tree.ts";
import { replicationCount, wholeDay } from "./words.ts";

interface BridgeOptions {
  readonly day?: readonly number[];
  readonly replications: number;
  readonly seed?: string;
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly json?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
}

export function bridgeCommand(): Command {
  return new Command("bridge")
    .summary("say which difference between two scenarios carries theirs")
    .description(
      "Goes from one scenario to another on the same world, in every order in which their differences can be taken: premises, " +
        "controls, beliefs, forms. Prints the part of each (exact Shapley values, same luck throughout); the parts add up. Kept in " +
        "results/<from>/bridge, where runout plot and runout report find it.",
    )
    .argument("<from>", "scenario file to start from")
    .argument("<to>", "scenario file to arrive at")
    .option("--day <n>", "day looked at (may be repeated), instead of the first report day", wholeDay)
    .option("--replications <n>", "replications of each combination", replicationCount, 100)
    .option("--seed <text>", "seed, instead of that of the first scenario", undefined)
    .addOption(threadsOption())
    .addOption(engineOption())
    .option("--out <file>", "write the JSON document to a file as well")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout bridge scenarios/graphite-cutoff-evidence.yaml scenarios/scope-ladder.yaml --day 30 --replications 16\n  runout bridge scenarios/graphite-cutoff-evidence.yaml scenarios/november-2026.yaml --day 30 --replications 4 --json",
    )
    .action(bridge);
}

async function bridge(fromFile: string, toFile: string, options: BridgeOptions): Promise<void> {
  const [first, second] = [openScenario(fromFile), openScenario(toFile)];
  const { files } = first;
  const to = second.loaded.scenario;
  const from = { ...first.loaded.scenario, seed: options.seed ?? first.loaded.scenario.seed };
  if (second.files.text !== files.text)
    throw new UsageError(
      `${fromFile} is on the world ${from.world}, ${toFile} on ${to.world}; a bridge needs one world`,
    );
  const differences = playersOf(from, to);
  const days = [...new Set(options.day ?? [Math.min(...from.report.days)])].sort((a, b) => a - b);
  const stop = stopOnInterrupt();
  const pool = openPool(files, options.threads, options.engine === "lanes" ? await loadLaneModule() : null);
  const progress = startProgress("bridge", "combinations", options.quiet === true);
  try {
    const corners = await runBridge(pool, {
      files,
      economy: buildEconomy(files),
      from,
      differences,
      days,
      replications: options.replications,
      onProgress: progress.update,
      signal: stop.signal,
    });
    progress.stop();
    if (corners === null) {
      process.stderr.write("Stopped: a bridge needs every combination, so there is nothing to print.\n");
      process.exitCode = EXIT.stopped;
      return;
    }
    const names = differences.map(({ name }) => name);
    const answer: BridgeAnswer = {
      from: from.name,
      to: to.name,
      world: files.name,
      seed: from.seed,
      differences: differences.map(({ name, meaning }) => ({ name, meaning })),
      ...bridgeOf(corners, names, days),
    };
    const path = writeBridge(join("results", from.name, "bridge"), answer, codeVersion());
    const json = `${JSON.stringify({ ...answer, table: path }, null, 2)}\n`;
    if (options.out !== undefined) writeFileSync(options.out, json);
    process.stdout.write(options.json ? json : printBridge(answer, path));
    if (answer.leftOut > 0) process.exitCode = EXIT.failures;
  } finally {
    progress.stop();
    await pool.close();
    stop.done();
  }
}

/** The differences as a bridge takes them: one by one where it can, beliefs about factors together where they are too many. */
function playersOf(from: Scenario, to: Scenario): readonly Difference[] {
  const all = differencesOf(from, to);
  if (all.length === 0) throw new UsageError(`${from.name} and ${to.name} ask the same: there is nothing between them`);
  if (all.length <= MOST_DIFFERENCES) return all;
  const isFactor = ({ name }: Difference) => name in from.factors || name in to.factors;
  const others = all.filter((one) => !isFactor(one));
  const factors = all.filter(isFactor);
  const grouped = factors.length > 1 ? [...others, together("beliefs", factors)] : all;
  if (grouped.length <= MOST_DIFFERENCES) return grouped;
  throw new UsageError(
    `${from.name} and ${to.name} differ in ${grouped.length} ways (${grouped.map(({ name }) => name).join(", ")}); ` +
      `a bridge takes at most ${MOST_DIFFERENCES}: go by a scenario between the two`,
  );
}
