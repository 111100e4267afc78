import { describe, expect, it } from "vitest";
import { begin } from "../harness.ts";
import { assemble, buys, endUse, fill, link, origin, site, slot } from "../worlds.ts";

/** A buyer of 200 cells a day: half from a maker who can make 90, the rest from abroad; links in the order given. */
const overfull = (order: readonly string[], surgeShare = 0) =>
  assemble({
    sites: [
      site("buyer", "car", { recipe: "car", capacityUnitsPerYear: 400 * 365 }),
      site("maker", "cell", { capacityUnitsPerYear: 90 * 365 }),
    ],
    origins: [origin("near", "cell", { surgeShare }), origin("far", "cell", { surgeShare })],
    slots: [slot("car", "cells")],
    fills: [fill("car", "cells", "cell")],
    links: order.map((id) => link(id, "buyer", "cells", { share: { maker: 0.5, near: 0.4, far: 0.1 }[id]! })),
    endUses: [endUse("use")],
    demand: [buys("use", "buyer", 200)],
  });

describe("a plant that is asked for more than it can make", () => {
  it("runs at 98 % of its capacity, and the buyer's origins ship the rest in proportion to what they ship already", () => {
    const { block, row } = begin(overfull(["maker", "near", "far"]));
    expect(block.restOutput[row("maker")]).toBeCloseTo(88.2, 10);
    expect(block.restOutput[row("near")]).toBeCloseTo(80 + 11.8 * 0.8, 10);
    expect(block.restOutput[row("far")]).toBeCloseTo(20 + 11.8 * 0.2, 10);
    expect(block.capacityUnits[row("maker")]).toBe(90);
  });

  // The origin's capacity must be its rest output *after* relief, with its surge on top, whatever the order of links.csv.
  it.each([[["maker", "near", "far"]], [["near", "far", "maker"]], [["near", "maker", "far"]]])(
    "leaves origins their whole surge when links stand as %j",
    (order) => {
      const { block, row } = begin(overfull(order, 0.25));
      for (const id of ["near", "far"])
        expect(block.capacityUnits[row(id)]).toBeCloseTo(1.25 * block.restOutput[row(id)], 10);
    },
  );

  it("leaves a world at rest when an origin without any surge stands before the plant in links.csv", () => {
    expect(() => begin(overfull(["near", "far", "maker"], 0))).not.toThrow();
  });

  it("was understated if no origin sells the same: its capacity is raised to what 98 % needs", () => {
    const files = assemble({
      sites: [site("maker", "cell", { capacityUnitsPerYear: 50 * 365 })],
      endUses: [endUse("use")],
      demand: [buys("use", "maker", 98)],
    });
    expect(begin(files).block.capacityUnits[0]).toBeCloseTo(100, 10);
  });
});
