import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../../src/engine/run.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";

const { files } = randomWorld("run");
const controls = randomControls("run", files, 50);

/** The columns of replications first .. first + count - 1 made by one simulator, chunk by chunk. */
function run(chunks: readonly [number, number][], seed = "run", economy = buildEconomy(files)) {
  const layout = layoutOf(economy, 50, [7, 30]);
  const simulator = makeSimulator({ economy, factors: files.factors, controls, seed }, layout);
  return chunks.map(([first, count], index) => {
    const chunk = allocateChunk(layout, index, first, count);
    expect(simulator.runChunk(chunk)).toEqual([]);
    return chunk;
  });
}

/** Series of one replication of a chunk. */
const one = (chunk: ReturnType<typeof run>[number], k: number) => ({
  people: [...chunk.people].filter((_, i) => i % chunk.replications === k - chunk.first),
  real: [...chunk.real].filter((_, i) => i % chunk.replications === k - chunk.first),
  factors: [...chunk.factors].filter((_, i) => i % chunk.replications === k - chunk.first),
});

describe("replication k", () => {
  it("has the same bits in any chunk, after any others, in memory of its own or shared", () => {
    const [whole] = run([[0, 6]]);
    const parts = run([
      [4, 2],
      [0, 1],
      [1, 3],
    ]);
    for (const chunk of parts)
      for (let k = chunk.first; k < chunk.first + chunk.replications; k++) expect(one(chunk, k)).toEqual(one(whole, k));
  });

  it("draws the same factors under other controls", () => {
    const layout = layoutOf(buildEconomy(files), 5, []);
    const experiment = { economy: buildEconomy(files), factors: files.factors, seed: "run" };
    const shocked = makeSimulator({ ...experiment, controls }, layout);
    const calm = makeSimulator({ ...experiment, controls: [] }, layout);
    for (let k = 0; k < 10; k++) expect([...shocked.drawFactors(k)]).toEqual([...calm.drawFactors(k)]);
  });

  it("differs from its neighbours and from itself under another seed", () => {
    const [chunk] = run([[0, 2]]);
    expect(one(chunk, 0).real).not.toEqual(one(chunk, 1).real);
    expect(one(run([[0, 1]], "other")[0], 0).real).not.toEqual(one(chunk, 0).real);
  });
});

describe("a chunk", () => {
  it("names a replication that breaks an identity, leaves zeros in its place and the others alone", () => {
    const economy = buildEconomy(files);
    const layout = layoutOf(economy, 50, [7]);
    const simulator = makeSimulator({ economy, factors: files.factors, controls, seed: "run" }, layout);
    const whole = allocateChunk(layout, 0, 0, 3);
    simulator.runChunk(whole);
    const broken = allocateChunk(layout, 0, 0, 3);
    let done = 0;
    const headcount = economy.files.sites[0].headcount;
    const failures = simulator.runChunk(broken, () => {
      // Between replications 0 and 1, and 1 and 2, a plant's headcount in the files is made half a person and mended.
      (economy.files.sites[0] as { headcount: number }).headcount = done++ === 0 ? headcount + 0.5 : headcount;
    });
    expect(failures.map((failure) => failure.replication)).toEqual([1]);
    expect(failures[0].message).toMatch(/whole people/);
    expect(one(broken, 0)).toEqual(one(whole, 0));
    expect(one(broken, 2)).toEqual(one(whole, 2));
    expect(one(broken, 1).people.every((x) => x === 0) && one(broken, 1).real.every((x) => x === 0)).toBe(true);
    expect(done).toBe(3);
  });
});
