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

  // The sound values of one day, side by side in one kind of array, whatever kind they came in: these loops run over every number of a run.
  let row = new Float64Array(0);
  const takeRow = ({ values, replications, sound }: Block, day: number): Float64Array => {
    if (row.length !== sound.length) row = new Float64Array(sound.length);
    const from = day * replications;
    for (let i = 0; i < sound.length; i++) row[i] = values[from + sound[i]!]!;
    return row;
  };
  const findRange = (sample: Float64Array, day: number) => {
    let [least, greatest, total] = [low[day]!, high[day]!, sum[day]!];
    for (let i = 0; i < sample.length; i++) {
      const value = sample[i]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      total += value;
    }
    low[day] = least;
    high[day] = greatest;
    sum[day] = total;
  };
  const count = (sample: Float64Array, day: number) => {
    const least = low[day]!;
    const range = high[day]! - least;
    const first = day * bins;
    if (range === 0) counts[first]! += sample.length;
    else
      for (let i = 0; i < sample.length; i++) {
        const bin = Math.floor(((sample[i]! - least) / range) * bins);
        counts[first + (bin < bins ? bin : bins - 1)]!++;
      }
  };

  return {
    passes: 2,
    add(block, pass) {
      const take = pass === 0 ? findRange : count;
      for (let day = 0; day < days; day++) take(takeRow(block, day), day);
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
