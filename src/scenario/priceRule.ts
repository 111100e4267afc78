import { quantity, strict } from "./strict.ts";
import type { PriceRule } from "./worldRules.ts";

/** Range of each number of a world's price rule; a factor in its place must have its bounds there. */
export const priceRanges: Readonly<Record<keyof PriceRule, readonly [number, number]>> = {
  scarcityElasticity: [0.2, 100],
  contractShare: [0, 1],
  contractPassThroughShare: [0, 1],
  contractLagDays: [1, 3650],
  costPassThroughShare: [0, 1],
  lossPatienceDays: [1, 3650],
};

/** Range of a price set from outside, over rest. */
export const outsideRatio = [0.1, 100] as const;

/** The shape of `prices` in a world.yaml. */
export const prices = strict(
  Object.fromEntries(
    Object.entries(priceRanges).map(([key, [low, high]]) => [key, quantity(key, low, high)]),
  ) as Record<keyof PriceRule, ReturnType<typeof quantity>>,
  "prices",
);
