import { exp, log } from "../../numbers/math.ts";
import { rampShare } from "./ramp.ts";

/** What a decision is taken on. */
export interface Venture {
  readonly capexMusd: number;
  /** Years from the decision to the first product; capital is spent half way. */
  readonly leadYears: number;
  /** Years from there until buyers have proved it. */
  readonly qualifyYears: number;
  readonly rampYears: number;
  readonly lifeYears: number;
  readonly hurdleShare: number;
}

/**
 * Present value of a venture's margins on the day of the decision, capital left out, in millions of dollars.
 *
 *   value = sum over years y = 1 .. life of margin(y) rampShare((y - 1/2) / rampYears) / (1 + hurdle)^(lead + qualify + y)
 *
 * @param margin millions of dollars in the y-th year of full use
 */
export function valueOfMargins(venture: Venture, margin: (year: number) => number): number {
  const { leadYears, qualifyYears, rampYears, lifeYears, hurdleShare } = venture;
  const yearly = 1 / (1 + hurdleShare);
  let discount = exp(-log(1 + hurdleShare) * (leadYears + qualifyYears));
  let sum = 0;
  for (let year = 1; year <= lifeYears; year++) {
    discount *= yearly;
    sum += margin(year) * rampShare((year - 0.5) / rampYears) * discount;
  }
  return sum;
}

/** Its capital on the day of the decision: `capex / (1 + hurdle)^(lead / 2)`. */
export const valueOfCapital = ({ capexMusd, leadYears, hurdleShare }: Venture): number =>
  capexMusd * exp(-log(1 + hurdleShare) * 0.5 * leadYears);

/** Share of its capital that a plant must earn each year to pay the hurdle over its life: `h / (1 - (1 + h)^-life)`. */
export const capitalCharge = (hurdleShare: number, lifeYears: number): number =>
  hurdleShare === 0 ? 1 / lifeYears : hurdleShare / (1 - exp(-log(1 + hurdleShare) * lifeYears));
