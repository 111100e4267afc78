import { exp, log } from "../../numbers/math.ts";

const LN2 = log(2);

/**
 * Cost over that of the start once a group has made so much (Wright's law).
 *
 *   multiple = (made / start)^(log2(1 - learning));  each doubling takes the share `learning` off
 *
 * Source: Wright (1936); rates by analogy, see priors.yaml.
 */
export function learnedCost(made: number, start: number, learning: number): number {
  return made <= start ? 1 : exp((log(1 - learning) / LN2) * log(made / start));
}
