import type { IJob } from "kubernetes-models/batch/v1/Job";
import { Document, visit } from "yaml";
import { ClusterError } from "../errors.ts";
import { checkName, type Job } from "../job.ts";

/** How a job runs on Kubernetes. */
export interface KubernetesOptions {
  /** Image that holds this very version of Runout, with `runout` on its path. */
  readonly image: string;
  /** PersistentVolumeClaim that all pods can write to (ReadWriteMany). */
  readonly claim: string;
  /** Folder of the job on that volume. */
  readonly path: string;
  /** Most pods at once. */
  readonly parallelism: number;
  /** Threads of a shard: its CPUs. */
  readonly threads: number;
  /** Memory of a pod, as Kubernetes writes it. */
  readonly memory: string;
  readonly namespace?: string;
}

/** A Job of batch/v1. Its values are checked by the type of the API where they are written. */
export interface Manifest {
  readonly apiVersion: "batch/v1";
  readonly kind: "Job";
  readonly metadata: object;
  readonly spec: object;
}

/** Where the volume is seen in a pod. */
const MOUNT = "/runout";

/** Name of the resources: a DNS label whose pods' names, with an index and a suffix, are one too. */
export function resourceName({ name, key }: Pick<Job, "name" | "key">): string {
  checkName(name);
  return `runout-${name.slice(0, 32).replace(/-+$/, "")}-${key.slice(0, 8)}`;
}

/**
 * The Indexed Job of a job's shards: a pod a shard, whose number it finds in JOB_COMPLETION_INDEX. A shard that fails by its words (exit
 * code 2) is not tried again; one whose node goes is, at no cost to its tries; any other is tried four times.
 */
export function shardsManifest(job: Job, options: KubernetesOptions): Manifest {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadata(job, options, "shards"),
    spec: {
      completions: job.shards,
      parallelism: Math.min(options.parallelism, job.shards),
      completionMode: "Indexed",
      backoffLimitPerIndex: 3,
      podFailurePolicy: {
        rules: [
          { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
          { action: "FailIndex", onExitCodes: { containerName: "runout", operator: "In", values: [2] } },
        ],
      },
      template: pod(options, ["shard", "--job", folderIn(options), "--threads", `${options.threads}`], options.threads),
    },
  } satisfies IJob;
}

/** The Job of the strict merge, to be applied when the shards have ended: Kubernetes makes no job wait for another. */
export function mergeManifest(job: Job, options: KubernetesOptions): Manifest {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadata(job, options, "merge"),
    spec: { backoffLimit: 0, template: pod(options, ["merge", "--job", folderIn(options)], 1) },
  } satisfies IJob;
}

/** A manifest as YAML under a comment. */
export function manifestText(manifest: Manifest, comment: string): string {
  const document = new Document(manifest);
  document.commentBefore = comment
    .split("\n")
    .map((line) => ` ${line}`)
    .join("\n");
  // Words that look like numbers or truth values stay words in every reader of YAML.
  visit(document, {
    Scalar: (key, node) => {
      if (key === "value" && typeof node.value === "string" && !/^[A-Za-z][A-Za-z-]*$/.test(node.value))
        node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString();
}

const folderIn = ({ path }: KubernetesOptions): string => `${MOUNT}/${checkedPath(path)}`;

/** @throws ClusterError when a path leaves the volume */
function checkedPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..") || path.includes("$"))
    throw new ClusterError(
      `${JSON.stringify(path)} is no folder on the volume; give one below its root, as in jobs/cut`,
    );
  return parts.join("/");
}

function metadata(job: Job, { namespace }: KubernetesOptions, part: "shards" | "merge"): NonNullable<IJob["metadata"]> {
  const name = resourceName(job);
  return {
    name: part === "shards" ? name : `${name}-merge`,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { "app.kubernetes.io/name": "runout", "app.kubernetes.io/component": part },
  };
}

type Template = NonNullable<IJob["spec"]>["template"];

function pod({ image, claim, memory }: KubernetesOptions, args: string[], cpus: number): Template {
  const resources = { requests: { cpu: `${cpus}`, memory }, limits: { memory } };
  return {
    spec: {
      restartPolicy: "Never",
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 120,
      containers: [
        {
          name: "runout",
          image,
          command: ["runout"],
          args,
          resources,
          securityContext: { allowPrivilegeEscalation: false },
          volumeMounts: [{ name: "jobs", mountPath: MOUNT }],
        },
      ],
      volumes: [{ name: "jobs", persistentVolumeClaim: { claimName: claim } }],
    },
  };
}
