/** Helpers of the kernel subset that are not arithmetic. The compiler replaces each by its lane form. */

/** Does the condition hold in any lane? The reference engine has one lane. */
export const any = (condition: boolean): boolean => condition;

/** Value that a ring of `width` (a power of two) held `delayDays` ago; the ring's entry of today may already be written. */
export const lag = (column: Float64Array, row: number, width: number, day: number, delayDays: number): number =>
  column[row * width + ((day - delayDays) & (width - 1))]!;

/** Adds to one entry of a row of `width` values (a power of two). Which entry may differ between lanes, as the delay of `lag` may. */
export const addAt = (column: Float64Array, row: number, width: number, entry: number, amount: number): void => {
  const at = row * width + (entry & (width - 1));
  column[at] = column[at]! + amount;
};

/**
 * Slack of a slot's limit: a stock that is the need but for the last bits does not hold a line back. Without it a site that
 * holds no stock at all would not be at rest.
 */
export const LIMIT_SLACK = 1.000000000001;

/** Relative tolerance of what must add up in reals. */
export const TOLERANCE = 1e-9;

/** A gap under this share of rest is rounding, and has no cause. */
export const NOTICEABLE = 1e-9;

/** Of two gaps the later one counts as larger only by more than this, so that rounding does not decide between equal ones. */
export const CLEARLY = 1.000001;

/** A level or limit that binds nobody; finite, so that it never makes a NaN. */
export const UNBOUNDED = 1e30;
