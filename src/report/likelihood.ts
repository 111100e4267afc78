import type { Proportion } from "../analysis/proportion.ts";

/**
 * A share of modelled worlds as a word, so that different readers hear the same.
 * Source: IPCC, Guidance note on the consistent treatment of uncertainties (Mastrandrea et al., 2010), table 1.
 */
export function likelihood({ low, high, share, count, of }: Proportion): string {
  // None or all of few worlds shows no more than its limit does.
  const held = count === 0 ? high : count === of ? low : share;
  const words: readonly (readonly [number, string])[] = [
    [0.99, "virtually certain"],
    [0.9, "very likely"],
    [0.66, "likely"],
    [0.33, "about as likely as not"],
    [0.1, "unlikely"],
    [0.01, "very unlikely"],
  ];
  return words.find(([least]) => held >= least)?.[1] ?? "exceptionally unlikely";
}
