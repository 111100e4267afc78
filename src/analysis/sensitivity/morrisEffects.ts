import type { MorrisDesign } from "../../numbers/designs/morris.ts";
import { abs } from "../../numbers/math.ts";
import type { Estimate } from "../limits.ts";
import {
  type BootstrapOptions,
  bootstrapInterval,
  DEFAULT_BOOTSTRAP,
  DEFAULT_CONFIDENCE,
  resample,
} from "./bootstrap.ts";
import { spreadOf } from "./spread.ts";

/** Elementary effects of one factor: what the outcome changes, in its own unit, over the whole range of the factor's probabilities. */
export interface MorrisEffect {
  readonly name: string;
  /** Mean of the sizes: how much it matters. */
  readonly muStar: Estimate;
  /** Mean with signs: which way. */
  readonly mu: Estimate;
  /** Standard deviation: curvature, interactions and luck that does not cancel; with limits by its kurtosis (`spreadOf`). */
  readonly sigma: Estimate;
}

export interface MorrisEffects {
  /** Whole trajectories; one with a failed row is left out. */
  readonly trajectories: number;
  readonly effects: readonly MorrisEffect[];
}

/**
 * Morris' elementary effects of one outcome.
 *
 *   effect = (y after - y before) / (u after - u before);  muStar = mean |effect|, mu = mean effect, sigma = its standard deviation
 *
 * u is the factor's probability, so an effect is what would be lost or gained from one end of the prior to the other if all were straight.
 * Source: Morris (1991), doi:10.1080/00401706.1991.10484804; muStar of Campolongo et al. (2007). Intervals of means resample trajectories.
 *
 * @param y outcome by row of the design; NaN where a row failed
 */
export function morrisEffects(
  design: Pick<MorrisDesign, "players" | "trajectories" | "order" | "names" | "points">,
  y: ArrayLike<number>,
  options: BootstrapOptions = {},
): MorrisEffects {
  const { bootstrap = DEFAULT_BOOTSTRAP, confidence = DEFAULT_CONFIDENCE, seed = "bootstrap" } = options;
  const effects = elementaryEffects(design, y);
  const n = effects[0]?.length ?? 0;
  const everywhere = new Float64Array(n).fill(1);
  const resampled = effects.map(() => [0, 1].map(() => new Float64Array(n > 1 ? bootstrap : 0)));
  if (n > 1)
    resample(n, bootstrap, seed, (times, b) => {
      effects.forEach((column, i) => {
        const { muStar, mu } = summary(column, times);
        resampled[i]![0]![b] = muStar;
        resampled[i]![1]![b] = mu;
      });
    });
  return {
    trajectories: n,
    effects: design.players.map(({ name }, i) => {
      if (n === 0) return { name, muStar: NONE, mu: NONE, sigma: NONE };
      const own = summary(effects[i]!, everywhere);
      const [muStars, mus] = resampled[i]! as [Float64Array, Float64Array];
      return {
        name,
        muStar: bootstrapInterval(own.muStar, muStars, n, confidence),
        mu: bootstrapInterval(own.mu, mus, n, confidence),
        sigma: spreadOf(effects[i]!, confidence, bootstrap > 0),
      };
    }),
  };
}

const NONE: Estimate = { value: null, low: null, high: null };

/** Effects of each player, by trajectory. */
function elementaryEffects(
  {
    players,
    trajectories,
    order,
    names,
    points,
  }: Pick<MorrisDesign, "players" | "trajectories" | "order" | "names" | "points">,
  y: ArrayLike<number>,
): Float64Array[] {
  const d = players.length;
  const width = names.length;
  if (y.length !== trajectories * (d + 1))
    throw new RangeError(`${y.length} outcomes for ${trajectories * (d + 1)} rows`);
  const places = players.map(({ members }) => names.indexOf(members[0]!));
  const effects: number[][] = players.map(() => []);
  for (let t = 0; t < trajectories; t++) {
    const first = t * (d + 1);
    let sound = true;
    for (let step = 0; step <= d; step++) if (!Number.isFinite(y[first + step]!)) sound = false;
    if (!sound) continue;
    for (let step = 1; step <= d; step++) {
      const i = order[t * d + step - 1]!;
      const row = first + step;
      const moved = points[row * width + places[i]!]! - points[(row - 1) * width + places[i]!]!;
      effects[i]!.push((y[row]! - y[row - 1]!) / moved);
    }
  }
  return effects.map((column) => Float64Array.from(column));
}

function summary(effects: Float64Array, times: Float64Array): { muStar: number; mu: number } {
  let [weight, sizes, sum] = [0, 0, 0];
  for (let t = 0; t < effects.length; t++) {
    weight += times[t]!;
    sizes += times[t]! * abs(effects[t]!);
    sum += times[t]! * effects[t]!;
  }
  return { muStar: sizes / weight, mu: sum / weight };
}
