import { describe, expect, it } from "vitest";
import { ship } from "../../../src/engine/phases/ship.ts";
import { dice } from "../../dice.ts";
import { begin } from "../../harness.ts";
import { oneSeller } from "../../namedWorlds.ts";

/** A seller with so many goods, asked by buyers with these entitlements for these amounts; what each gets. */
function split(entitlements: readonly number[], asks: readonly number[], supply: number) {
  const trial = begin(oneSeller(entitlements), { days: 1 });
  const { world, block } = trial;
  const links = entitlements.map((_, i) => trial.linkOf("seller", `buyer-${i}`));
  links.forEach((link, i) => {
    block.dueUnits[link] = asks[i];
  });
  block.demandUnits[0] = asks.reduce((a, b) => a + b, 0);
  block.leavingUnits[0] = supply;
  block.finishedUnits[0] = 0;
  ship(world, block, 0);
  return {
    got: links.map((link) => block.sentUnits[world.outEntry[link]]),
    shipped: block.shippedUnits[0],
    left: block.finishedUnits[0],
  };
}

describe("ship", () => {
  it("gives everybody what was asked when there is enough, and keeps the rest", () => {
    expect(split([10, 20], [12, 5], 30)).toEqual({ got: [12, 5], shipped: 17, left: 13 });
  });

  it("gives equal shares of the entitlement when all ask for theirs", () => {
    expect(split([10, 20, 70], [10, 20, 70], 50).got).toEqual([5, 10, 35]);
  });

  it("serves small askers in full first: 40 for asks of 5, 30 and 30 with entitlements of 20 each gives 5, 17.5, 17.5", () => {
    expect(split([20, 20, 20], [5, 30, 30], 40).got).toEqual([5, 17.5, 17.5]);
  });

  it("fills by entitlement, not by order: who orders tenfold gets no more", () => {
    const modest = split([20, 20], [20, 20], 20).got;
    expect(split([20, 20], [200, 20], 20).got).toEqual(modest);
  });

  it("pours on beyond the entitlement while somebody still wants more", () => {
    expect(split([10, 10], [12, 100], 60).got).toEqual([12, 48]);
  });

  it("sends nothing when there is nothing", () => {
    expect(split([10, 20], [10, 20], 0)).toEqual({ got: [0, 0], shipped: 0, left: 0 });
  });

  it("takes finished goods as well as what leaves the line", () => {
    const trial = begin(oneSeller([10]), { days: 1 });
    trial.block.finishedUnits[0] = 3;
    trial.block.leavingUnits[0] = 4;
    ship(trial.world, trial.block, 0);
    expect([trial.block.shippedUnits[0], trial.block.finishedUnits[0]]).toEqual([7, 0]);
  });

  it("splits exactly in random cases: sums close, nobody gets more than asked, all who are short stand at one level", () => {
    const d = dice("water-fill");
    for (let n = 0; n < 150; n++) {
      const count = d.whole(1, 60);
      const entitlements = Array.from({ length: count }, () => 10 ** d.between(-1, 3));
      const asks = entitlements.map((base) => (d.chance(0.1) ? 0 : base * 10 ** d.between(-1.5, 1.5)));
      const total = asks.reduce((a, b) => a + b, 0);
      const supply = d.between(0, 1.1) * total;
      const { got, shipped } = split(entitlements, asks, supply);
      const sum = got.reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - Math.min(supply, total))).toBeLessThanOrEqual(1e-12 * total);
      expect(shipped).toBe(
        Math.min(
          supply,
          asks.reduce((a, b) => a + b, 0),
        ),
      );
      const levels = got.map((units, i) => units / entitlements[i]);
      const short = levels.filter((_, i) => got[i] < asks[i] * (1 - 1e-9));
      expect(got.every((units, i) => units <= asks[i] && units >= 0)).toBe(true);
      if (short.length > 0) {
        expect(Math.max(...short) - Math.min(...short)).toBeLessThanOrEqual(1e-9 * Math.max(...short));
        expect(Math.max(...levels)).toBeLessThanOrEqual(Math.max(...short) * (1 + 1e-9));
      }
    }
  });
});
