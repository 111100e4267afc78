import { Command } from "commander";
import { backtestCommand } from "./backtest.ts";
import { bridgeCommand } from "./bridge.ts";
import { calibrateCommand } from "./calibrate.ts";
import { capacityCommand } from "./capacity/command.ts";
import { claimsCommand } from "./claims/command.ts";
import { clusterCommand } from "./cluster/cluster.ts";
import { compareCommand } from "./compare.ts";
import { discoverCommand } from "./discover.ts";
import { exportCommand } from "./export.ts";
import { factorsCommand } from "./factors.ts";
import { interventionsCommand } from "./interventions.ts";
import { mergeCommand } from "./merge.ts";
import { plotCommand } from "./plot.ts";
import { queryCommand } from "./query.ts";
import { reportCommand } from "./report.ts";
import { runCommand } from "./run.ts";
import { runsCommand } from "./runs.ts";
import { sensitivityCommand } from "./sensitivity.ts";
import { shardCommand } from "./shard.ts";
import { showCommand } from "./show.ts";
import { traceCommand } from "./trace.ts";
import { validateCommand } from "./validate.ts";
import { verifyCommand } from "./verify.ts";
import { viewsCommand } from "./views.ts";
import { worldCommand } from "./world.ts";

/** Commands by their word, in the order of the help. Each is loaded when it is asked for: most of them draw on much that the others do not need. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import("./run.ts")).runCommand(),
  show: async () => (await import("./show.ts")).showCommand(),
  report: async () => (await import("./report.ts")).reportCommand(),
  plot: async () => (await import("./plot.ts")).plotCommand(),
  brief: async () => (await import("./brief/command.ts")).briefCommand(),
  trace: async () => (await import("./trace.ts")).traceCommand(),
  world: async () => (await import("./world.ts")).worldCommand(),
  validate: async () => (await import("./validate.ts")).validateCommand(),
  bridge: async () => (await import("./bridge.ts")).bridgeCommand(),
  views: async () => (await import("./views.ts")).viewsCommand(),
  interventions: async () => (await import("./interventions.ts")).interventionsCommand(),
  compare: async () => (await import("./compare.ts")).compareCommand(),
  sensitivity: async () => (await import("./sensitivity.ts")).sensitivityCommand(),
  runs: async () => (await import("./runs.ts")).runsCommand(),
  verify: async () => (await import("./verify.ts")).verifyCommand(),
  export: async () => (await import("./export.ts")).exportCommand(),
  query: async () => (await import("./query.ts")).queryCommand(),
  cluster: async () => (await import("./cluster/cluster.ts")).clusterCommand(),
  shard: async () => (await import("./shard.ts")).shardCommand(),
  merge: async () => (await import("./merge.ts")).mergeCommand(),
  factors: async () => (await import("./factors.ts")).factorsCommand(),
  discover: async () => (await import("./discover.ts")).discoverCommand(),
  backtest: async () => (await import("./backtest.ts")).backtestCommand(),
  calibrate: async () => (await import("./calibrate.ts")).calibrateCommand(),
  capacity: async () => (await import("./capacity/command.ts")).capacityCommand(),
};

/**
 * The command line. Names, options, streams and exit codes are a contract: scripts rely on them.
 *
 * @param words what follows the program's name: the command among them is loaded, or all where there is none
 */
export async function program(words: readonly string[] = []): Promise<Command> {
  const runout = new Command("runout")
    .description("What happens to jobs when an imported input stops: a stochastic model, site by site")
    .version("0.1.0")
    .option("--debug", "show where an error arose")
    .showHelpAfterError("(add --help for what would do)")
    .configureHelp({ showGlobalOptions: true });
  for (const command of [
    runCommand(),
    showCommand(),
    reportCommand(),
    plotCommand(),
    traceCommand(),
    worldCommand(),
    validateCommand(),
    bridgeCommand(),
    viewsCommand(),
    interventionsCommand(),
    compareCommand(),
    claimsCommand(),
    sensitivityCommand(),
    runsCommand(),
    verifyCommand(),
    exportCommand(),
    queryCommand(),
    clusterCommand(),
    shardCommand(),
    mergeCommand(),
    factorsCommand(),
    discoverCommand(),
    backtestCommand(),
    calibrateCommand(),
    capacityCommand(),
  ]) {
  const asked = commands[words.find((word) => !word.startsWith("-")) ?? ""];
  for (const load of asked === undefined ? Object.values(commands) : [asked]) {
    const command = await load();
    command.exitOverride().showHelpAfterError("(add --help for what would do)");
    runout.addCommand(command);
  }
  return runout.exitOverride();
}
