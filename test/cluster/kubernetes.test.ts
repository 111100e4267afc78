import { Job as PublishedJob } from "kubernetes-models/batch/v1/Job";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import type { Job } from "../../src/cluster/job.ts";
import {
  type KubernetesOptions,
  manifestText,
  mergeManifest,
  resourceName,
  shardsManifest,
} from "../../src/cluster/kubernetes/manifest.ts";

const job = { name: "graphite-cutoff", key: "0123456789abcdef", shards: 200 } as Job;
const options: KubernetesOptions = {
  image: "runout:0.1.0",
  claim: "runs",
  path: "jobs/cut",
  parallelism: 50,
  threads: 2,
  memory: "2Gi",
};
/** A manifest as a cluster would read it. */
const read = (text: string) => {
  const documents = parseAllDocuments(text, { version: "1.1" });
  expect(documents).toHaveLength(1);
  return documents[0]!.toJS();
};
const shards = () => read(manifestText(shardsManifest(job, options), "a comment"));

describe("the manifests for Kubernetes", () => {
  it.each([
    ["shards", shardsManifest],
    ["merge", mergeManifest],
  ] as const)("of %s are valid in the published schema of batch/v1, also in a namespace", (_, make) => {
    for (const namespace of [undefined, "research"]) {
      const given = { ...options, ...(namespace === undefined ? {} : { namespace }) };
      const manifest = read(manifestText(make(job, given), "a comment"));
      expect(() => new PublishedJob(manifest).validate()).not.toThrow();
      expect(manifest.metadata.namespace).toBe(namespace);
    }
  });

  it("would fail that schema if a value were of another type or a part were missing", () => {
    const { spec } = shards();
    const wrong = [
      { ...spec, completions: "200" },
      { ...spec, template: undefined },
      {
        ...spec,
        podFailurePolicy: { rules: [{ action: "FailIndex", onExitCodes: { operator: "In", values: ["2"] } }] },
      },
      { ...spec, template: { spec: { ...spec.template.spec, containers: [{ image: "x" }] } } },
    ];
    for (const spec of wrong) expect(() => new PublishedJob({ ...shards(), spec }).validate()).toThrow();
  });

  it("run one index a shard, each tried again by itself, and leave the index to the environment", () => {
    const { spec } = shards();
    expect(spec).toMatchObject({
      completions: 200,
      parallelism: 50,
      completionMode: "Indexed",
      backoffLimitPerIndex: 3,
    });
    // Both are what the API asks for with backoffLimitPerIndex and podFailurePolicy.
    expect(spec.template.spec.restartPolicy).toBe("Never");
    expect(spec.podFailurePolicy.rules[1].onExitCodes.containerName).toBe(spec.template.spec.containers[0].name);
    expect(spec.template.spec.containers[0]).toMatchObject({
      command: ["runout"],
      args: ["shard", "--job", "/runout/jobs/cut", "--threads", "2"],
      resources: { requests: { cpu: "2", memory: "2Gi" } },
    });
    const [mount] = spec.template.spec.containers[0].volumeMounts;
    expect(spec.template.spec.volumes).toEqual([{ name: mount.name, persistentVolumeClaim: { claimName: "runs" } }]);
  });

  it("name things so that an indexed pod's host name is a DNS label", () => {
    for (const name of ["a", "-", "x".repeat(64), `${"y".repeat(31)}-z`]) {
      const label = `${resourceName({ name, key: job.key })}-merge-99999`;
      expect(label).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      expect(label.length).toBeLessThanOrEqual(63);
    }
  });

  it.each(["..", "a/../../b", "", "/", "$(X)"])("keep the job on its volume: %s is refused", (path) => {
    expect(() => shardsManifest(job, { ...options, path })).toThrow("is no folder on the volume");
  });
});
