import seedrandom from "seedrandom";
import { threefry } from "./threefry.ts";

/**
 * Randomness by address. A draw depends on the seed, on the *names* of the decision and of the thing it concerns, on the
 * replication and on nothing else: no running counter, no row number. So replication k has the same luck in every scenario,
 * and one more firm changes no other firm's luck.
 */

/** Two unsigned 32-bit words. */
export type Key = readonly [number, number];

/** Turns the text of a seed into a key. @throws RangeError when the text is empty: a missing seed is an error. */
export function seedKey(seed: string): Key {
  if (seed.length === 0) throw new RangeError('seed is empty; give any text, for example seed: "2027-01-11"');
  const generator = seedrandom.alea(seed);
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}

/** Hash of a text to two words (two FNV-1a passes over its UTF-16 codes with different bases, then mixed). */
export function hashText(text: string): Key {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ (code & 255), 0x01000193);
    a = Math.imul(a ^ (code >>> 8), 0x01000193);
    b = Math.imul(b ^ (code >>> 8), 0x01000193);
    b = Math.imul(b ^ (code & 255), 0x01000193);
  }
  return [mix(a), mix(b ^ Math.imul(a, 0x9e3779b1))];
}

/** Finaliser of a 32-bit hash: every input bit reaches every output bit. */
function mix(value: number): number {
  let z = value;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

const words = new Uint32Array(2);

/** The key of one decision (`stream`, for example "cover.site") about one thing (`id`). */
export function subkey(key: Key, stream: string, id: string): Key {
  const [a, b] = hashText(`${stream}\u0000${id}`);
  threefry(key[0], key[1], a, b, words);
  return [words[0]!, words[1]!];
}

/** Uniform on (0, 1), open at both ends: draw `n` of replication `k` under a subkey. 52 bits. */
export function uniform(sub: Key, k: number, n = 0): number {
  threefry(sub[0], sub[1], k, n, words);
  return ((words[0]! >>> 6) * 67108864 + (words[1]! >>> 6) + 0.5) / 4503599627370496;
}
