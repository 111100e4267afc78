import type { Reader } from "../../src/scenario/load.ts";

/** A valid scenario on the small world. */
export const smallScenario = `# What happens when the anode stops?
name: small-cutoff
question: What happens when the anode stops?
world: small-world
seed: first
replications: 16
horizonDays: 120
announced: 2027-01-11
effective: 2027-01-11
controls:
  - name: no-anode
    groups: [anode-china]
    admittedShare: 0
    goodsAtSeaStopped: goodsAtSeaStopped
factors:
  anodeCoverDays: { dist: point, value: 10, source: { kind: judgement, note: a test } }
  supplierJobsPerJob: { dist: uniform, low: 0.1, high: 0.4, source: { kind: judgement } }
premises:
  - name: goods-at-sea
    premise: Ships turn around.
    factors:
      goodsAtSeaStopped: { dist: point, value: 1, source: { kind: judgement } }
`;

/** Files in memory under a folder `tree`; nothing outside it can be reached, as the command line's own reader promises. */
export function memoryReader(files: Readonly<Record<string, string | Uint8Array>>): Reader {
  return {
    read(path) {
      const content = files[path];
      if (content === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
      return content;
    },
    resolve(from, relative) {
      const steps = from.split("/").slice(0, -1);
      for (const step of relative.split("/")) {
        if (step === "..") steps.pop();
        else if (step !== ".") steps.push(step);
      }
      if (steps[0] !== "tree") throw new Error("it lies outside the scenario tree");
      return steps.join("/");
    },
  };
}
