import { abs, min } from "../../numbers/math.ts";
import { allFelt, type Felt, inputLimit } from "./limits.ts";
import type { Network } from "./network.ts";
import type { Shock } from "./shock.ts";

/** What is left of each site's output for good, share of rest. */
export interface Cascade {
  /** By what its inputs allow, from suppliers to customers. */
  readonly down: Float64Array;
  /** By what its buyers take, from customers to suppliers. */
  readonly up: Float64Array;
  /** The lesser of the two. */
  readonly output: Float64Array;
}

const CLOSE = 1e-12;
const ROUNDS = 10_000;

/** Lowers `values` by `bound` in sweeps until nothing moves; the greatest fixed point, whatever the order of the rows. */
function settle(values: Float64Array, bound: (row: number) => number, before: () => void = () => {}): Float64Array {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    before();
    const lower = (row: number) => {
      const next = min(values[row]!, bound(row));
      moved += abs(values[row]! - next);
      values[row] = next;
    };
    for (let row = 0; row < values.length; row++) lower(row);
    for (let row = values.length - 1; row >= 0; row--) lower(row);
    if (moved < CLOSE) break;
  }
  return values;
}

/** What the buyers of a site take of its rest output; final demand does not fall, and who sells to nobody loses nothing. */
function taken({ outStart, buyer, outShare }: Network, out: ArrayLike<number>, site: number): number {
  let lost = 0;
  for (let at = outStart[site]!; at < outStart[site + 1]!; at++)
    if (buyer[at]! >= 0) lost += outShare[at]! * (1 - out[buyer[at]!]!);
  return 1 - lost;
}

/**
 * The cascade of Diem et al. (2022): a loss of supply runs down to customers, a loss of demand runs up to suppliers, each for itself, to
 * their fixed points.
 *
 *   down = min(own, inputLimit(down))        up = min(own, sum over buyers of outShare x up)        output = min(down, up)
 *   own of the upward run = what the shock leaves to a site with all its suppliers whole
 *
 * With `replaceable` the loss of a supplier is felt by its share of what is left of its product: others step in while they can.
 * Source: Diem et al. (2022), doi:10.1038/s41598-022-11522-z, restated; final demand, which they do not have, stays.
 */
export function cascade(network: Network, shock: Shock, { replaceable = false } = {}): Cascade {
  const down = shock.site.slice();
  const market = replaceable ? marketShares(network, down) : null;
  settle(
    down,
    (site) => min(shock.site[site]!, inputLimit(network, shock, down, market?.felt ?? allFelt, site)),
    market?.refresh,
  );
  const whole = new Float64Array(network.sites).fill(1);
  const up = shock.site.map((own, site) => min(own, inputLimit(network, shock, whole, allFelt, site)));
  settle(up, (site) => taken(network, up, site));
  return { down, up, output: down.map((value, site) => min(value, up[site]!)) };
}

/**
 * The cascade with its runs in a row: who stops for want of inputs also stops buying, and so on up to the fixed point.
 *
 *   output = min(down, sum over buyers of outShare x output)
 *
 * A supplier that is asked for less has no less for its other buyers, so orders that are lost never run down. No site of the dynamic model
 * ends below it where buyers keep to their shares (waterFill), lines run until stocks are gone (cliff), every slot binds alike
 * (leontief), no line of a company comes before its others, nobody reacts to news or prices and no line waits for people. A test.
 */
export function coupledCascade(network: Network, shock: Shock, { down } = cascade(network, shock)): Float64Array {
  const output = down.slice();
  return settle(output, (site) => taken(network, output, site));
}

/** Shares of each product's remaining output; taken anew before each sweep. */
function marketShares({ output, product, sites }: Network, left: Float64Array): { felt: Felt; refresh: () => void } {
  const made = new Float64Array(product.reduce((most, code) => Math.max(most, code), 0) + 1);
  const refresh = () => {
    made.fill(0);
    for (let site = 0; site < sites; site++) made[product[site]!]! += output[site]! * left[site]!;
  };
  const felt = (site: number) => {
    const whole = made[product[site]!]!;
    return whole > 0 ? min(1, output[site]! / whole) : 1;
  };
  return { felt, refresh };
}

/** People who would have made what is lost: sum of people x (1 - output). */
export const peopleLost = ({ people }: Network, output: ArrayLike<number>): number =>
  people.reduce((sum, count, site) => sum + count * (1 - output[site]!), 0);
