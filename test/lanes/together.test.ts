import { describe, expect, it } from "vitest";
import { makeProof, sameBytes } from "../../src/engine/lanes/proof.ts";
import { openRoom } from "../../src/engine/lanes/room.ts";
import { makeLaneSimulator, makeLaneSimulators } from "../../src/engine/lanes/simulate.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { allocateChunk } from "../../src/engine/run.ts";
import { groupsRows } from "../../src/levers/interventions/effects.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { randomPolicy } from "../randomPolicy.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";
import { dayModule } from "./dayModule.ts";

const DAYS = 40;

const bending = (seed: string, files: Parameters<typeof randomPolicy>[1]) =>
  randomPolicy(seed, files, DAYS).filter((one) => !groupsRows(one));

function experiments(seed: string) {
  const { files } = randomWorld(seed);
  const economy = buildEconomy(files);
  const held = files.factors.map((factor) => ({
    ...factor,
    prior: { dist: "point" as const, value: factor.bounds[0] },
  }));
  const controls = randomControls(seed, files, DAYS);
  return [
    { economy, factors: files.factors, controls, seed },
    { economy, factors: held, controls, seed },
    { economy, factors: files.factors, controls: [], seed },
    // Bends what was drawn; the one after it is drawn in the same room as if it had not been.
    { economy, factors: files.factors, controls, seed, interventions: bending(seed, files) },
    { economy, factors: files.factors, controls, seed },
  ];
}

describe("experiments that are simulated together", () => {
  it("each give what they give alone, and to any comparison of bytes the same", () => {
    const told = ["one", "two", "three"].filter((seed) => {
      const all = experiments(seed);
      const layout = layoutOf(all[0]!.economy, DAYS, [7, 30]);
      const chunks = () => all.map(() => allocateChunk(layout, 0, 3, 13));
      const [alone, together, other] = [chunks(), chunks(), chunks()];
      const failures = all.map((one, i) => makeLaneSimulator(dayModule, one, layout).runChunk(alone[i]!));
      let done = 0;
      expect(makeLaneSimulators(dayModule, all, layout)(together, () => done++)).toEqual(failures);
      expect(done).toBe(all.length * 13);
      expect(together).toEqual(alone);
      expect(together[4]!.people).toEqual(together[0]!.people);
      const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
      makeLaneSimulators(dayModule, all, layout, same)(other);
      expect(other).toEqual(alone);
      return Buffer.compare(Buffer.from(alone[2]!.people.buffer), Buffer.from(alone[0]!.people.buffer)) !== 0;
    });
    expect(told.length).toBeGreaterThan(0);
  });
});

describe("the proof of rest", () => {
  it.each(["furloughed", "askUnits", "shippedRing"] as const)(
    "names the lanes in which a bit of %s moved, and no others",
    (column) => {
      const experiment = experiments("one")[0]!;
      const { memory } = openRoom(dayModule, experiment, layoutOf(experiment.economy, DAYS, []));
      const proof = makeProof(memory, sameBytes);
      proof.take();
      expect(proof.moved()).toEqual(new Array(8).fill(false));
      // Row 1 of lane 2; the last value of lane 7, by its sign alone.
      memory.block[column][8 + 2] = 1e-300;
      memory.block[column][memory.block[column].length - 1] = -memory.block[column].at(-1)!;
      expect(proof.moved()).toEqual([false, false, true, false, false, false, false, true]);
    },
  );
});
