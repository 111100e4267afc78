/** How a plant grows from its first product to full use. */

/** The S of a ramp: 0 at 0, 1 at 1, steepest halfway. Closed form 3 x^2 - 2 x^3. */
export function rampShare(age: number): number {
  if (age <= 0) return 0;
  return age >= 1 ? 1 : age * age * (3 - 2 * age);
}

/**
 * Good output over that of full use: lines that run, less what they scrap.
 *
 *   share = s (1 - scrap) / (1 - mature);  scrap = mature + (start - mature) (1 - s)
 *
 * @param age time since first product over the ramp's length
 */
export function goodShare(age: number, start: number, mature: number): number {
  const s = rampShare(age);
  return s * ((1 - (mature + (start - mature) * (1 - s))) / (1 - mature));
}

/** The age at which a plant makes a share of full use: the inverse of `goodShare`, by bisection. */
export function ageOf(share: number, start: number, mature: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 52; step++) {
    const middle = 0.5 * (low + high);
    if (goodShare(middle, start, mature) < share) low = middle;
    else high = middle;
  }
  return share >= 1 ? 1 : 0.5 * (low + high);
}
