import { describe, expect, it } from "vitest";
import { begin } from "../harness.ts";
import { blender, threeFirms } from "../namedWorlds.ts";
import { randomWorld } from "../randomWorld.ts";
import { assemble, buys, endUse, fill, link, origin, site, slot } from "../worlds.ts";

describe("rest", () => {
  it("runs upstream from final demand: 100 of a need 50 of m, which need 20 of s, which need 20 of ore", () => {
    const { block, row } = begin(threeFirms(1, 10, 5));
    expect(["a", "m", "s", "ore-abroad"].map((id) => block.restOutput[row(id)])).toEqual([100, 50, 20, 20]);
  });

  it("sums what several buyers take, in the seller's own units", () => {
    const { block, row, linkOf } = begin(
      assemble({
        sites: [site("x", "x", { recipe: "x" }), site("y", "y", { recipe: "y" })],
        origins: [origin("abroad", "ore")],
        slots: [slot("x", "ore", { needPerUnit: 3, needScale: 2 }), slot("y", "ore", { needPerUnit: 10 })],
        fills: [fill("x", "ore", "ore", { slotUnitsPerUnit: 4 }), fill("y", "ore", "ore")],
        links: [link("abroad", "x", "ore"), link("abroad", "y", "ore")],
        endUses: [endUse("use")],
        demand: [buys("use", "x", 20), buys("use", "y", 7), buys("use", "abroad", 5, 3)],
      }),
    );
    expect(block.base[linkOf("abroad", "x")]).toBeCloseTo((20 * 6) / 4, 12);
    expect(block.base[linkOf("abroad", "y")]).toBe(70);
    expect(block.restOutput[row("abroad")]).toBeCloseTo(30 + 70 + 15, 12);
  });

  it("splits a slot by the mix at rest; the fill without a share takes what is left", () => {
    const { block, linkOf } = begin(blender({ mixShare: 0.2, ceilingShare: 0.5, unitsEach: 4 }));
    expect(block.restUse[0]).toBeCloseTo(0.8 * 200, 12); // graphite
    expect(block.restUse[1]).toBeCloseTo(0.2 * 200, 12); // silicon, in slot units
    expect(block.base[linkOf("silicon-abroad", "cells")]).toBeCloseTo(10, 12);
  });

  it("turns a ceiling by mass x into r x / (1 - x + r x) of the slot, and never below the mix at rest", () => {
    const world = blender({ mixShare: 0.2, ceilingShare: 0.5 });
    const byMass = (x: number, r: number) => ({
      ...world,
      fills: world.fills.map((row) =>
        row.mixShare === null ? row : { ...row, ceilingShare: null, ceilingMassShare: x, massRatio: r },
      ),
    });
    // 10 t of silicon that stand for 45 t of graphite beside 90 t of graphite fill 45 / 135 of the slot.
    expect(begin(byMass(0.1, 4.5)).block.ceilingShare[1]).toBeCloseTo(1 / 3, 12);
    expect(begin(byMass(0.01, 2)).block.ceilingShare[1]).toBe(0.2);
  });

  it("gives drawn links what fixed shares leave, in positive parts that sum to the need", () => {
    const files = assemble({
      sites: [site("x", "x", { recipe: "x" })],
      origins: ["a", "b", "c"].map((id) => origin(id, "ore")),
      slots: [slot("x", "ore")],
      fills: [fill("x", "ore", "ore")],
      links: [
        link("a", "x", "ore", { share: 0.4 }),
        ...["b", "c"].map((id) => link(id, "x", "ore", { share: null, mixShape: 3 })),
      ],
      endUses: [endUse("use")],
      demand: [buys("use", "x", 100)],
    });
    const drawn = [0, 1, 2].map((replication) => {
      const { block, linkOf } = begin(files, { replication });
      const [a, b, c] = ["a", "b", "c"].map((id) => block.base[linkOf(id, "x")]);
      expect(a).toBeCloseTo(40, 12);
      expect(b + c).toBeCloseTo(60, 12);
      expect(b > 0 && c > 0).toBe(true);
      return b;
    });
    expect(new Set(drawn).size).toBe(3);
  });

  it("draws a mix whose mean is in proportion to the shapes (Dirichlet)", () => {
    const files = assemble({
      sites: [site("x", "x", { recipe: "x" })],
      origins: [origin("a", "ore"), origin("b", "ore")],
      slots: [slot("x", "ore")],
      fills: [fill("x", "ore", "ore")],
      links: [link("a", "x", "ore", { share: null, mixShape: 6 }), link("b", "x", "ore", { share: null, mixShape: 2 })],
      endUses: [endUse("use")],
      demand: [buys("use", "x", 1)],
    });
    const shares = Array.from(
      { length: 400 },
      (_, replication) => begin(files, { replication, days: 1 }).block.orderShare[0],
    );
    const mean = shares.reduce((a, b) => a + b) / 400;
    // Beta(6, 2): mean 0.75, sd sqrt(12 / (64 x 9)) = 0.1443; four standard errors of 400 draws are 0.029.
    expect(Math.abs(mean - 0.75)).toBeLessThan(0.029);
  });

  it("balances every link, fill and site of random worlds", () => {
    for (let n = 0; n < 60; n++) {
      const { world, block } = begin(randomWorld(`rest-${n}`).files, { days: 1 });
      const outflow = new Float64Array(world.sites);
      for (let at = 0; at < world.links; at++) outflow[world.supplier[at]] += block.base[at];
      for (let at = 0; at < world.sites; at++) {
        const out = block.restOutput[at];
        expect(Math.abs(outflow[at] - out)).toBeLessThanOrEqual(1e-12 * out);
        expect(block.capacityUnits[at]).toBeGreaterThanOrEqual(out);
      }
      for (let at = 0; at < world.fills; at++) {
        let units = 0;
        let shares = 0;
        for (let one = world.linkStart[at]; one < world.linkStart[at + 1]; one++) {
          units += block.base[one] * block.slotUnitsPerUnit[at];
          shares += block.orderShare[one];
        }
        expect(units).toBeCloseTo(block.restUse[at], 9);
        expect(shares).toBeCloseTo(block.restUse[at] > 0 ? 1 : 0, 9);
      }
    }
  });
});
