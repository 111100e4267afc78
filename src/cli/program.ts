import { Command } from "commander";

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
  claims: async () => (await import("./claims/command.ts")).claimsCommand(),
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
  const asked = commands[words.find((word) => !word.startsWith("-")) ?? ""];
  for (const load of asked === undefined ? Object.values(commands) : [asked]) {
    const command = await load();
    command.exitOverride().showHelpAfterError("(add --help for what would do)");
    runout.addCommand(command);
  }
  return runout.exitOverride();
}
