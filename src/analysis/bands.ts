import { mean } from "simple-statistics";
import type { BandBuilder, Bands } from "./bandColumns.ts";
import { bandColumns, emptyBands } from "./bandColumns.ts";
import { binnedBuilder, binnedBytesPerDay } from "./binnedBands.ts";
import { quantileOf } from "./quantiles.ts";

/** Up to this many replications bands are exact; above it they come from counts in fixed bins. The count alone decides. */
export const exactReplications = 20_000;

/**
 * Bands of one series that lies in memory as [day][replication].
 *
 * @throws RangeError when there is no replication
 */
export function bandsOf(values: ArrayLike<number>, days: number, replications: number): Bands {
  const sound = Array.from({ length: replications }, (_, local) => local);
  const builder = bandBuilder(days, replications);
  for (let pass = 0; pass < builder.passes; pass++) builder.add({ values, replications, sound }, pass);
  return builder.bands();
}

/**
 * A builder of bands for a known number of sound replications: every value is kept up to `exactReplications`, counts in
 * bins above. Neither depends on how the replications are cut into blocks.
 *
 * @param whole the values are 32-bit whole numbers
 * @throws RangeError when no replication is sound
 */
export function bandBuilder(days: number, soundReplications: number, whole = false): BandBuilder {
  if (soundReplications < 1) throw new RangeError("bands were asked of a run without a sound replication");
  return soundReplications <= exactReplications ? exactBuilder(days, soundReplications, whole) : binnedBuilder(days);
}

/** Memory of one builder in bytes, so that a caller can take as many series at once as fit. */
export function bandBuilderBytes(days: number, soundReplications: number): number {
  return days * (soundReplications <= exactReplications ? soundReplications * 8 : binnedBytesPerDay);
}

function exactBuilder(days: number, replications: number, whole: boolean): BandBuilder {
  // Whole numbers sort in two thirds of the time.
  const kept = whole ? new Int32Array(days * replications) : new Float64Array(days * replications);
  let seen = 0;
  return {
    passes: 1,
    add({ values, replications: width, sound }) {
      for (let day = 0; day < days; day++) {
        const to = day * replications + seen;
        for (let i = 0; i < sound.length; i++) kept[to + i] = values[day * width + sound[i]!]!;
      }
      seen += sound.length;
    },
    bands() {
      if (seen !== replications) throw new RangeError(`bands of ${replications} replications were given ${seen}`);
      const bands = emptyBands(days);
      for (let day = 0; day < days; day++) {
        const sample = kept.subarray(day * replications, (day + 1) * replications);
        bands.mean[day] = mean(sample as unknown as readonly number[]);
        // Most days of most series are one number over and over: before a cut bites, and after all has stopped.
        if (!ascending(sample)) sample.sort();
        for (const [name, p] of bandColumns) bands[name][day] = quantileOf(sample, p)!;
      }
      return bands;
    },
  };
}

function ascending(sample: Float64Array | Int32Array): boolean {
  for (let i = 1; i < sample.length; i++) if (!(sample[i - 1]! <= sample[i]!)) return false;
  return true;
}
