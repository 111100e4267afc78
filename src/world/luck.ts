import { type Key, subkey, uniform } from "../numbers/luck.ts";

/** Uniform draw on (0, 1) for one decision about one thing, in the replication at hand. */
export type Luck = (stream: string, id: string) => number;

/** Everything in the middle of its distribution: for building worlds and printing totals. */
export const middling: Luck = () => 0.5;

/** Luck by address for one seed; keys are remembered, so a worker hashes each name once. */
export function luckOf(seed: Key): (replication: number) => Luck {
  const streams = new Map<string, Map<string, Key>>();
  return (replication) => (stream, id) => {
    let keys = streams.get(stream);
    if (keys === undefined) {
      keys = new Map();
      streams.set(stream, keys);
    }
    let key = keys.get(id);
    if (key === undefined) {
      key = subkey(seed, stream, id);
      keys.set(id, key);
    }
    return uniform(key, replication);
  };
}
