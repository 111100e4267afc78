import type { BandBuilder, Block } from "./bandColumns.ts";
import { bandColumns, emptyBands } from "./bandColumns.ts";

const bins = 4096;

/** Memory of a binned builder: the counts, and least value, greatest value and sum of each day. */
export const binnedBytesPerDay = bins * 4 + 24;

/**
 * Bands of more replications than are kept. The first pass finds each day's least and greatest value; the second counts
 * into 4,096 equal bins between them. A quantile is the lower edge of the bin that holds its rank: at most one bin
 * (1/4,096 of the day's range) from the exact one. Counts are integers and the range is that of the whole sample: chunks,
 * threads and shards change nothing. Means are summed in replication order.
 */
export function binnedBuilder(days: number): BandBuilder {
  const low = new Float64Array(days).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(days).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(days);
  const counts = new Uint32Array(days * bins);
  const seen = [0, 0];

  const eachValue = ({ values, replications, sound }: Block, use: (day: number, value: number) => void) => {
    for (let day = 0; day < days; day++) for (const local of sound) use(day, values[day * replications + local]!);
  };
  const findRange = (day: number, value: number) => {
    if (value < low[day]!) low[day] = value;
    if (value > high[day]!) high[day] = value;
    sum[day]! += value;
  };
  const count = (day: number, value: number) => {
    const range = high[day]! - low[day]!;
    const bin = range > 0 ? Math.min(bins - 1, Math.floor(((value - low[day]!) / range) * bins)) : 0;
    counts[day * bins + bin]!++;
  };

  return {
    passes: 2,
    add(block, pass) {
      eachValue(block, pass === 0 ? findRange : count);
      seen[pass]! += block.sound.length;
    },
    bands() {
      if (seen[0] !== seen[1]) throw new RangeError(`first pass over ${seen[0]} replications, second over ${seen[1]}`);
      const bands = emptyBands(days);
      for (let day = 0; day < days; day++) {
        bands.mean[day] = sum[day]! / seen[0]!;
        const ofDay = counts.subarray(day * bins, (day + 1) * bins);
        for (const [name, p] of bandColumns)
          bands[name][day] = low[day]! + (high[day]! - low[day]!) * placeInBins(ofDay, (seen[0]! - 1) * p);
      }
      return bands;
    },
  };
}

/**
 * Lower edge of the bin that holds the rank (from 0), as a share of the range. The lower edge, because most series have
 * a heap of replications on their least value, which must read as that value.
 */
function placeInBins(counts: Uint32Array, rank: number): number {
  let upTo = 0;
  for (let bin = 0; bin < bins; bin++) {
    upTo += counts[bin]!;
    if (upTo > rank) return bin / bins;
  }
  return 1;
}
