import { ClusterError } from "../errors.ts";

/** One job array: its tasks' numbers as sbatch takes them, and what is added to them to get shards. */
export interface ArrayPart {
  readonly offset: number;
  readonly shards: readonly number[];
  /** For --array: "0-3,7". */
  readonly tasks: string;
}

/**
 * Parts of some shards, each within the site's limit.
 * @param shards ascending
 * @param maxArraySize one more than the largest number that a task may have (MaxArraySize of slurm.conf)
 */
export function arrayParts(shards: readonly number[], maxArraySize: number): ArrayPart[] {
  if (!(Number.isInteger(maxArraySize) && maxArraySize >= 1))
    throw new ClusterError(`this cluster allows no job arrays (MaxArraySize ${maxArraySize}); ask who runs it`);
  const parts = new Map<number, number[]>();
  for (const shard of shards) {
    const offset = Math.floor(shard / maxArraySize) * maxArraySize;
    parts.set(offset, [...(parts.get(offset) ?? []), shard]);
  }
  return [...parts].map(([offset, mine]) => ({ offset, shards: mine, tasks: ranges(mine.map((n) => n - offset)) }));
}

/** Numbers in short: 0, 1, 2, 7 is "0-2,7". */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}
