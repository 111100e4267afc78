/** Mean and variance (over n) of a column in which row r stands times[r] times. */
export function momentsOf(
  values: ArrayLike<number>,
  times: ArrayLike<number> | null = null,
): { mean: number; variance: number } {
  let [weight, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = times === null ? 1 : times[i]!;
    weight += w;
    sum += w * values[i]!;
  }
  const mean = sum / weight;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! - mean;
    squares += (times === null ? 1 : times[i]!) * x * x;
  }
  return { mean, variance: squares / weight };
}

/** Whether all values are one number: then there is nothing to explain. */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

/** Sum of times x values. */
export function weighted(times: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += times[i]! * values[i]!;
  return sum;
}
