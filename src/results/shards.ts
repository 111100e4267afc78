import { StoreError } from "./errors.ts";

/** A shard's part of a run: chunks `from` up to, not including, `to`. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

/** Chunks of a run, the last of which may be short. */
export const chunkCount = (replications: number, chunkReplications: number): number =>
  Math.ceil(replications / chunkReplications);

/**
 * Cuts a run into shards of neighbouring chunks whose numbers differ by one at most: a function of the two counts alone, so
 * that every machine cuts alike. There are fewer shards than asked for where there are fewer chunks; none is empty.
 */
export function shardRanges(chunks: number, shards: number): ChunkRange[] {
  if (!(Number.isInteger(shards) && shards >= 1))
    throw new StoreError(`a run is cut into 1 shard or more, not ${shards}`);
  const count = Math.min(chunks, shards);
  const cut = (i: number) => Math.floor((i * chunks) / count);
  return Array.from({ length: count }, (_, i) => ({ from: cut(i), to: cut(i + 1) }));
}

/** @throws StoreError when a run of so many chunks has no such part */
export function checkRange({ from, to }: ChunkRange, chunks: number): void {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= chunks))
    throw new StoreError(
      `chunks ${from} to ${to} are no part of a run of ${chunks} chunks (counted from 0, the last one excluded)`,
    );
}

/** Chunk numbers in words, neighbours together: "3, 7 to 12". */
export function chunksInWords(indices: readonly number[], most = 6): string {
  const runs: [number, number][] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  const words = runs.slice(0, most).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return words.join(", ") + (runs.length > most ? " ..." : "");
}
