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

/** The whole command line. Names, options, streams and exit codes are a contract: scripts rely on them. */
export function program(): Command {
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
    command.exitOverride().showHelpAfterError("(add --help for what would do)");
    runout.addCommand(command);
  }
  return runout.exitOverride();
}
