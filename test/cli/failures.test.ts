import { expect, it } from "vitest";
import { failureLines } from "../../src/cli/failures.ts";
import { readManifest } from "../../src/results/manifest.ts";
import { finishedRun, sharedFolder } from "../results/exportedRun.ts";

const manifest = readManifest(finishedRun(sharedFolder()));

it("names every failed replication with its address and what it broke, at 80 columns", () => {
  expect(failureLines(manifest, "A ")).toBe(
    "A Failed and in no number above: 1 replication of 10 (seed store):\n  replication 5: does not close",
  );
  const long = { replication: 7, message: `mass of ${"anode-material ".repeat(12)}does not close on day 30` };
  for (const line of failureLines({ ...manifest, failures: [long] }, "").split("\n"))
    expect(line.length).toBeLessThanOrEqual(84);
});

it("counts those beyond the fifth, and says nothing where none failed", () => {
  const failures = Array.from({ length: 1205 }, (_, replication) => ({ replication, message: "broken" }));
  expect(
    failureLines({ ...manifest, failures }, "")
      .split("\n")
      .at(-1),
  ).toBe("  and 1,200 more, which manifest.json names");
  expect(failureLines({ ...manifest, failures: [] }, "")).toBe("");
});
