import { Command } from "commander";
import { kubernetesCommand } from "./kubernetes.ts";
import { slurmCommand } from "./slurm.ts";
import { statusCommand } from "./status.ts";

export function clusterCommand(): Command {
  const cluster = new Command("cluster")
    .summary("run a scenario in shards on a cluster")
    .description(
      "Freezes a scenario, its world and the compiled model into a folder from which nodes run one shard each, and which runout merge " +
        "puts together into the run that one machine would have made, byte for byte. The ladder of premises is left to runout run.",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  runout cluster slurm scenarios/three-firm-cutoff.yaml --shards 2 --out three-firm-job --dry-run\n  runout cluster status --job three-firm-job",
    );
  for (const command of [slurmCommand(), kubernetesCommand(), statusCommand()]) {
    command.exitOverride().showHelpAfterError("(add --help for what would do)");
    cluster.addCommand(command);
  }
  return cluster;
}
