import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { seedKey } from "../../src/numbers/luck.ts";
import { inverses } from "../../src/scenario/sample.ts";
import { allocateBlock, type Block } from "../../src/world/block.ts";
import { drawer } from "../../src/world/draws.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { redrawn } from "../../src/world/redraw.ts";
import { valuer } from "../../src/world/rows.ts";
import { drawBlock, drawSteps } from "../../src/world/start.ts";
import { dice } from "../dice.ts";
import { changedColumns, copyOf } from "../harness.ts";
import { randomWorld } from "../randomWorld.ts";

const columns = (block: Block) => Object.keys(block) as (keyof Block)[];

/** An economy, rows of its factors and two replications' luck. */
function trial(seed: string, { files }: Pick<ReturnType<typeof randomWorld>, "files"> = randomWorld(seed)) {
  const economy = buildEconomy(files);
  const d = dice(seed);
  const quantiles = inverses(files.factors);
  const row = () => Float64Array.from(quantiles, (quantile) => quantile(d.between(0.05, 0.95)));
  const draws = drawer(economy, seedKey(seed), 2);
  const fresh = (values: Float64Array, luck: number) => {
    const block = allocateBlock(economy.world, 30);
    drawBlock(economy, valuer(economy.factorIndex, values), draws(luck), block);
    return block;
  };
  return { economy, d, row, draws, fresh };
}

const flagship = openScenario("scenarios/graphite-cutoff.yaml");

describe("the steps of a draw", () => {
  it("write what they declare, each column one step, and read no other step's columns than they declare", () => {
    const all = drawSteps.flatMap(({ writes }) => writes);
    expect(new Set(all).size).toBe(all.length);
    const trials = Array.from({ length: 15 }, (_, n) => trial(`steps-${n}`));
    for (const { economy, row, draws, fresh } of [...trials, trial("flagship", flagship)]) {
      const values = row();
      const whole = fresh(values, 0);
      for (const step of drawSteps) {
        const block = allocateBlock(economy.world, 30);
        const known = drawSteps.filter(({ name }) => step.after.includes(name)).flatMap(({ writes }) => writes);
        for (const name of columns(block)) block[name].fill(Number.NaN);
        for (const name of known) block[name].set(whole[name]);
        // What a step leaves as it is, in a world without the rule for it, is 0.
        for (const name of step.writes) block[name].fill(0);
        const before = copyOf(block);
        step.draw(economy, valuer(economy.factorIndex, values), draws(0), block);
        const wrong = changedColumns(whole, block).filter((name) => step.writes.includes(name));
        expect([step.name, wrong]).toEqual([step.name, []]);
        for (const name of changedColumns(before, block)) expect(step.writes).toContain(name);
      }
    }
  });
});

describe("a block that is drawn again and again", () => {
  it("has the bits of a fresh draw after any change of factors and luck, and names every column that moved", () => {
    const { economy, d, row, draws, fresh } = trial("redraw", flagship);
    const again = redrawn(allocateBlock(economy.world, 30));
    const values = row();
    const columnsInAll = drawSteps.flatMap(({ writes }) => writes).length;
    let kept = 0;
    expect(again.known()).toBe(false);
    for (let turn = 0; turn < 60; turn++) {
      const other = row();
      for (let moves = d.whole(0, 3); moves > 0; moves--) {
        const factor = d.whole(0, values.length - 1);
        values[factor] = other[factor]!;
      }
      const luck = d.chance(0.1) ? 1 : 0;
      if (d.chance(0.05)) again.forget();
      const before = copyOf(again.block);
      const drawn = again.draw(economy, values, draws(luck), luck);
      expect(changedColumns(fresh(values, luck), again.block)).toEqual([]);
      for (const name of changedColumns(before, again.block)) expect(drawn).toContain(name);
      if (drawn.length < columnsInAll) kept++;
    }
    expect(kept).toBeGreaterThan(20);
  });
});
