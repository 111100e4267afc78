import { basename, join } from "node:path";
import { Command } from "commander";
import { jobPaths } from "../../cluster/job.ts";
import { manifestText, mergeManifest, resourceName, shardsManifest } from "../../cluster/kubernetes/manifest.ts";
import { quote } from "../../cluster/words.ts";
import { realDisk, replaceText } from "../../results/disk.ts";
import { positiveInteger } from "../words.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { describeJob, type JobOptions, makeJob, withJobOptions } from "./jobOptions.ts";

interface Options extends JobOptions {
  readonly image: string;
  readonly claim: string;
  readonly path?: string;
  readonly parallelism: number;
  readonly memory: string;
  readonly namespace?: string;
}

const NEVER_RUN = "Checked against the published schema of batch/v1; never run on a cluster by those who wrote it.";

export function kubernetesCommand(): Command {
  return withJobOptions(new Command("kubernetes"))
    .summary("write an Indexed Job and its merge (never run by us)")
    .description(
      "Writes a job's folder and, beside it, the manifests of an Indexed Job (batch/v1), one index a shard, and of its merge. The folder has " +
        `to be copied to the volume that the claim names. ${NEVER_RUN}`,
    )
    .argument("<scenario>", "scenario file")
    .requiredOption("--image <name>", "image with this version of Runout, `runout` on its path")
    .requiredOption("--claim <name>", "PersistentVolumeClaim that all pods write to (ReadWriteMany)")
    .option("--path <folder>", "the job's folder on the volume, instead of its own name at the root")
    .option("--parallelism <n>", "most pods at once", positiveInteger, 50)
    .option("--memory <quantity>", "memory of a pod", "2Gi")
    .option("--namespace <name>", "namespace, instead of the current one")
    .addHelpText(
      "after",
      "\nExamples:\n  runout cluster kubernetes scenarios/three-firm-cutoff.yaml --replications 4096 --shards 4 --image runout:0.1.0 --claim runs\n" +
        "  runout cluster kubernetes scenarios/three-firm-cutoff.yaml --shards 1 --image runout:0.1.0 --claim runs --path jobs/three-firm",
    )
    .action(kubernetes);
}

async function kubernetes(scenario: string, options: Options): Promise<void> {
  const { folder, job, isNew } = await makeJob(scenario, options);
  const { image, claim, parallelism, threads, memory, namespace } = options;
  const path = options.path ?? basename(folder);
  const where = { image, claim, path, parallelism, threads, memory, ...(namespace === undefined ? {} : { namespace }) };
  const files = [
    ["shards.yaml", manifestText(shardsManifest(job, where), NEVER_RUN)],
    ["merge.yaml", manifestText(mergeManifest(job, where), `${NEVER_RUN}\nTo be applied when the shards have ended.`)],
  ] as const;
  for (const [name, text] of files) replaceText(realDisk, join(folder, name), text);
  const at = (name: string) => quote(join(folder, name));
  const space = namespace === undefined ? "" : ` --namespace ${quote(namespace)}`;
  process.stdout.write(`${describeJob(folder, job, isNew, options.shards)}
${wrap(NEVER_RUN, WIDTH)}
Copy the folder to ${path} on the volume of ${claim}, then:
  kubectl apply${space} -f ${at("shards.yaml")}
  kubectl wait${space} --for=condition=complete --timeout=-1s job/${resourceName(job)}
  kubectl apply${space} -f ${at("merge.yaml")}
The merged run is then in ${join(path, basename(jobPaths(folder).merged))} on the volume.
`);
}
