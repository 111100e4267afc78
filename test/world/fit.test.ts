import { describe, expect, it } from "vitest";
import { buildEconomy } from "../../src/world/economy.ts";
import { begin } from "../harness.ts";
import { assemble, buys, endUse, fill, link, site, slot } from "../worlds.ts";

/** Two car plants of 100 cells a day each, two cell plants of capacity 100; first shares put all on one of them. */
const lopsided = (utilisationWeight: number, shareWeight: number) =>
  assemble({
    sites: [
      ...["car-a", "car-b"].map((id) => site(id, "car", { recipe: "car" })),
      ...["cell-a", "cell-b"].map((id) => site(id, "cell", { capacityUnitsPerYear: 200 * 365, utilisationStart: 0.5 })),
    ],
    slots: [slot("car", "cells")],
    fills: [fill("car", "cells", "cell")],
    links: ["car-a", "car-b"].flatMap((buyer) => [
      link("cell-a", buyer, "cells", { share: 0.9 }),
      link("cell-b", buyer, "cells", { share: 0.1 }),
    ]),
    endUses: [endUse("use")],
    demand: [buys("use", "car-a", 100), buys("use", "car-b", 100)],
    fit: { product: "cell", utilisationWeight, shareWeight },
  });

describe("the fit of shares", () => {
  it("brings plants to their starting utilisation when only that counts, each buyer's shares still summing to 1", () => {
    const { fit } = buildEconomy(lopsided(1, 1e-9));
    for (const plant of fit!.plants) expect(plant.fitted).toBeCloseTo(0.5, 6);
    expect(fit!.shares.reduce((sum, share) => sum + share.fitted, 0)).toBeCloseTo(2, 9);
  });

  it("leaves shares alone when only they count", () => {
    const { fit } = buildEconomy(lopsided(1e-9, 1));
    for (const share of fit!.shares) expect(share.fitted).toBeCloseTo(share.start, 6);
  });

  it("balances the two at the least-squares point, found by hand", () => {
    // With t moved at each of two buyers, utilisations are 0.9 - t and 0.1 + t (100 of 200 a buyer): the loss is
    // wU 2 (0.4 - t)^2 + wS 4 t^2, least at t = 0.4 wU / (wU + 2 wS).
    const { fit } = buildEconomy(lopsided(3, 1));
    expect(fit!.shares[0].fitted).toBeCloseTo(0.9 - (0.4 * 3) / 5, 6);
  });

  it("is what rest then runs on", () => {
    const { block, row } = begin(lopsided(1, 1e-9));
    expect(block.restOutput[row("cell-a")]).toBeCloseTo(100, 4);
  });

  it("never makes a share negative", () => {
    const files = lopsided(1, 1e-9);
    const sites = files.sites.map((one) => ({
      ...one,
      utilisationStart: one.id === "cell-a" ? 2 : one.id === "cell-b" ? 0 : Number.NaN,
    }));
    const { fit } = buildEconomy({ ...files, sites });
    expect(fit!.shares.map((share) => share.fitted)).toEqual([1, 0, 1, 0].map((x) => expect.closeTo(x, 6)));
    expect(Math.min(...fit!.shares.map((share) => share.fitted))).toBeGreaterThanOrEqual(0);
  });
});
