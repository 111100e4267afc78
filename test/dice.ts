import seedrandom from "seedrandom";

/** Seeded dice for making test cases. */
export interface Dice {
  /** Uniform on [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Whole number from low to high, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (p: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

export function dice(seed: string): Dice {
  const next = seedrandom.alea(seed);
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { between, whole, chance: (p) => next() < p, pick: (list) => list[whole(0, list.length - 1)], shuffled };
}
