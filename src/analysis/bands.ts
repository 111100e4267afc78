import { mean } from "simple-statistics";
import type { BandBuilder, Bands } from "./bandColumns.ts";
import { bandColumns, emptyBands } from "./bandColumns.ts";
import { binnedBuilder, binnedBytesPerDay } from "./binnedBands.ts";
import { quantileOf } from "./quantiles.ts";
import { placeRanks, ranksOf } from "./ranks.ts";

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
 * @param room memory of an earlier builder of the same size, whose bands were taken
 * @throws RangeError when no replication is sound
 */
export function bandBuilder(
  days: number,
  soundReplications: number,
  room = bandRoom(days, soundReplications),
): BandBuilder {
  if (soundReplications < 1) throw new RangeError("bands were asked of a run without a sound replication");
  return soundReplications <= exactReplications ? exactBuilder(days, soundReplications, room) : binnedBuilder(days);
}

/** Memory in which one exact builder keeps its values; none for counts in bins. */
export const bandRoom = (days: number, soundReplications: number): Float64Array =>
  new Float64Array(soundReplications <= exactReplications ? days * soundReplications : 0);

/** Memory of one builder in bytes, so that a caller can take as many series at once as fit. */
export function bandBuilderBytes(days: number, soundReplications: number): number {
  return days * (soundReplications <= exactReplications ? soundReplications * 8 : binnedBytesPerDay);
}

function exactBuilder(days: number, replications: number, kept: Float64Array): BandBuilder {
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
      const ranks = ranksOf(
        bandColumns.map(([, p]) => p),
        replications,
      );
      for (let day = 0; day < days; day++) {
        const sample = kept.subarray(day * replications, (day + 1) * replications);
        bands.mean[day] = mean(sample as unknown as readonly number[]);
        placeRanks(sample, ranks);
        for (const [name, p] of bandColumns) bands[name][day] = quantileOf(sample, p)!;
      }
      return bands;
    },
  };
}
