import { formatProportion, type Proportion } from "../proportion.ts";

/** Shares of modelled worlds that part the verdicts. */
const [FEW, MOST] = [0.1, 0.9];

/** What may be said of a claim. `undecided`: so few worlds were simulated that more than one verdict is open. */
export type VerdictKind = "consistent" | "depends" | "not-reproduced" | "undecided" | "outside";

export interface Verdict {
  readonly kind: VerdictKind;
  readonly wording: string;
}

/** What a verdict is derived from. */
export interface VerdictInput {
  /** Worlds in which the claim holds, with its interval. */
  readonly share: Proportion;
  /** Inputs that decide it, by name; none where none is told from chance. */
  readonly inputs: readonly string[];
  /** The condition is a part that the claim needs and that does not make it. */
  readonly necessary: boolean;
  /** The condition is arithmetic on what was put in. */
  readonly putIn: boolean;
}

/**
 * The verdict of the interval [low, high] of the share of modelled worlds in which a claim holds:
 *
 *   low >= 0.9: consistent in at least 90 %;  high < 0.1: not reproduced;  0.1 <= low and high < 0.9: depends;
 *   an interval that reaches over a limit leaves open what lies on both sides of it.
 *
 * A necessary part alone can refute a claim and not confirm it: above the lower limit the claim is outside the model. Arithmetic on what was
 * put in tests nothing.
 */
export function verdictOf({ share, inputs, necessary, putIn }: VerdictInput): Verdict {
  const said = formatProportion(share);
  if (putIn) return outside(`outside the model: arithmetic on what was put in, where it holds in ${said}`);
  const open: Open[] = [];
  if (share.low < FEW) open.push("not-reproduced");
  if (share.low < MOST && share.high >= FEW) open.push("depends");
  if (share.high >= MOST) open.push("consistent");
  if (necessary && !open.includes("not-reproduced"))
    return outside(`outside the model: the part of it that can be tested holds in ${said}`);
  const [only] = open;
  if (open.length === 1 && only !== undefined) return { kind: only, wording: wordingOf(only, inputs) };
  const words = open.map((kind) => (necessary && kind !== "not-reproduced" ? "outside the model" : short[kind]));
  return { kind: "undecided", wording: `not decided by ${share.of} worlds: ${[...new Set(words)].join(" or ")}` };
}

/** Verdicts that an interval may leave open. */
type Open = "consistent" | "depends" | "not-reproduced";

/** The verdict on a claim that nothing tests. */
export const outside = (wording = "outside the model"): Verdict => ({ kind: "outside", wording });

const short: Readonly<Record<Open, string>> = {
  consistent: "consistent (90 % or more)",
  depends: "depends (10-90 %)",
  "not-reproduced": "not reproduced (under 10 %)",
};

function wordingOf(kind: Open, inputs: readonly string[]): string {
  if (kind === "consistent") return "consistent in at least 90 % of modelled worlds";
  if (kind === "not-reproduced") return short["not-reproduced"];
  const on = inputs.length === 0 ? "luck, and on inputs that so few worlds do not tell apart" : inputs.join(", ");
  return `depends on ${on} (10-90 %)`;
}
