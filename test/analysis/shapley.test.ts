import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapley } from "../../src/analysis/shapley.ts";

/** A game's values by the set of players, a bit each. */
const game = (players: number, value: (has: (player: number) => boolean) => number): number[] =>
  Array.from({ length: 2 ** players }, (_, set) => value((player) => ((set >> player) & 1) === 1));

describe("shapley", () => {
  it("gives each player of an additive game what it brings", () => {
    const worth = [3, -1, 4, 1, -5];
    const values = game(5, (has) => worth.reduce((sum, x, i) => sum + (has(i) ? x : 0), 7));
    expect(shapley(values)).toEqual(worth);
  });

  it("splits the glove game 2/3 to the only left glove, 1/6 to each of two right ones", () => {
    const values = game(3, (has) => (has(0) && (has(1) || has(2)) ? 1 : 0));
    for (const [i, share] of [2 / 3, 1 / 6, 1 / 6].entries()) expect(shapley(values)[i]).toBeCloseTo(share, 15);
  });

  it("splits evenly what only all together reach, and what any one reaches", () => {
    const every = game(4, (has) => ([0, 1, 2, 3].every(has) ? 12 : 0));
    const any = game(4, (has) => ([0, 1, 2, 3].some(has) ? 12 : 0));
    expect([shapley(every), shapley(any)]).toEqual([new Array(4).fill(3), new Array(4).fill(3)]);
  });

  it("gives a dummy nothing, symmetric players the same, and all of them the whole difference", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 16, maxLength: 16 }), (raw) => {
        // Player 4 changes nothing; players 0 and 1 count only by how many of them there are.
        const values = game(5, (has) => raw[Number(has(0)) + Number(has(1)) + 4 * Number(has(2)) + 8 * Number(has(3))]);
        const shares = shapley(values);
        expect(shares[4]).toBe(0);
        expect(shares[0]).toBe(shares[1]);
        expect(shares.reduce((a, b) => a + b)).toBeCloseTo(values[31] - values[0], 6);
      }),
    );
  });

  it("equals the mean over all orders of joining, worked out one by one", () => {
    const values = [0, 5, 2, 11, -3, 8, 4, 20];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const sums = [0, 0, 0];
    for (const order of orders) {
      let set = 0;
      for (const player of order) {
        sums[player] += (values[set | (1 << player)] - values[set]) / orders.length;
        set |= 1 << player;
      }
    }
    for (const [i, share] of shapley(values).entries()) expect(share).toBeCloseTo(sums[i], 12);
  });

  it("refuses values that are not one for each set", () => {
    expect(() => shapley([1, 2, 3])).toThrow(/3 values/);
  });
});
