import { min } from "../../numbers/math.ts";

/**
 * People who have been out for more than `days` days, from the daily number who are out: the least number out on any of the last
 * days + 1 evenings. Exact where those who left last come back first; in any other order fewer have been out that long, so it may
 * count too many and never too few (payroll counts are made in the same way). Before the first day nobody was out.
 *
 *   longer(d) = min over s in d - days .. d of out(s);  0 while d < days
 *
 * Days are cut into blocks as long as the window, which therefore is the end of one block and the beginning of the next: its least
 * number is the lesser of two that are known, and nothing is looked for.
 *
 * @returns takes the next day's number and gives those out for more than `days` days on that day; memory is constant
 */
export function longerThan(days: number): (out: number) => number {
  const size = days + 1;
  // Up to `place` the numbers of this block; after it, for each day of the last block, the least number from that day to its end.
  const values = new Float64Array(size);
  // The least number of this block so far. A number in a closure would be a new object every day.
  const least = new Float64Array(1);
  let place = 0;
  let whole = false;
  return (out) => {
    values[place] = out;
    const now = place === 0 ? out : min(out, least[0]!);
    least[0] = now;
    place++;
    if (place < size) return whole ? min(now, values[place]!) : 0;
    for (let i = days - 1; i >= 0; i--) values[i] = min(values[i]!, values[i + 1]!);
    place = 0;
    whole = true;
    return now;
  };
}

/**
 * The same for a whole series at once, which is looked through from end to end and costs less a day: `into` gets those out for more
 * than `days` days on each day. `ends` is scratch of the same length.
 */
export function allLongerThan(days: number, out: Float64Array, into: Float64Array, ends: Float64Array): void {
  const { length } = out;
  if (days >= length) {
    into.fill(0);
    return;
  }
  const size = days + 1;
  for (let from = 0; from < length; from += size) {
    let least = Infinity;
    // To the end of the block, its least number from each day on.
    for (let day = min(from + size, length) - 1; day >= from; day--) {
      least = min(out[day]!, least);
      ends[day] = least;
    }
  }
  for (let from = 0; from < length; from += size) {
    let least = Infinity;
    const until = min(from + size, length);
    for (let day = from; day < until; day++) {
      least = min(out[day]!, least);
      into[day] = day < days ? 0 : min(least, ends[day - days]!);
    }
  }
}
