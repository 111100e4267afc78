import { describe, expect, it } from "vitest";
import { setPrices } from "../../src/levers/prices.ts";
import { pricedProducts } from "../../src/scenario/pricedProducts.ts";
import type { PricePath } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { oneCellMaker } from "../namedWorlds.ts";

const half = { contractShare: 0.5, contractPassThroughShare: 0.5, costPassThroughShare: 0.5 };
const prices = { ...half, scarcityElasticity: 1, contractLagDays: 10, lossPatienceDays: 10 };
const files = { ...oneCellMaker(), prices };
const path = (ratio: number | string, given: Partial<PricePath> = {}): PricePath => ({
  name: "dearer",
  product: "anode",
  ratio,
  startDay: 0,
  ...given,
});

/** Set prices of a product by day. */
function table(paths: readonly PricePath[], product = "anode", days = 6): number[] {
  const products = pricedProducts(files);
  const priceLever = new Float64Array(days * products.length).fill(0.123);
  const value = (quantity: number | string) => (typeof quantity === "number" ? quantity : 2.5);
  setPrices(buildEconomy(files), paths, { leadDays: 0, days }, value, { priceLever });
  return Array.from({ length: days }, (_, day) => priceLever[day * products.length + products.indexOf(product)]);
}

describe("prices set from outside", () => {
  it("are none where no path says so, whatever stood there before", () => {
    expect(table([])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(table([path(3)], "cell")).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("hold from their first day to the day before they end, or to the last", () => {
    expect(table([path(3, { startDay: 1, endDay: 3 })])).toEqual([0, 3, 3, 0, 0, 0]);
    expect(table([path("drawn", { startDay: 4, endDay: 900 })])).toEqual([0, 0, 0, 0, 2.5, 2.5]);
  });

  it("are the dearest where two hold", () => {
    expect(table([path(3, { endDay: 4 }), path(2, { startDay: 2 })])).toEqual([3, 3, 3, 3, 2, 2]);
  });
});
