/**
 * People who have been out for more than `days` days, from the daily number who are out: the least number out on any of the last
 * days + 1 evenings. Exact where those who left last come back first; in any other order fewer have been out that long, so it may
 * count too many and never too few (payroll counts are made in the same way). Before the first day nobody was out.
 *
 *   longer(d) = min over s in d - days .. d of out(s);  0 while d < days
 *
 * @returns takes the next day's number and gives those out for more than `days` days on that day; memory is constant
 */
export function longerThan(days: number): (out: number) => number {
  const size = days + 1;
  // A queue of days whose numbers rise: the first is the least of the window. A power of two of places, so that going round is cheap.
  let places = 1;
  while (places < size + 1) places *= 2;
  const last = places - 1;
  const when = new Int32Array(places);
  const what = new Float64Array(places);
  let head = 0;
  let count = 0;
  let today = 0;
  return (out) => {
    while (count > 0 && what[(head + count - 1) & last]! >= out) count--;
    const tail = (head + count) & last;
    when[tail] = today;
    what[tail] = out;
    count++;
    if (when[head]! <= today - size) {
      head = (head + 1) & last;
      count--;
    }
    const least = today >= days ? what[head]! : 0;
    today++;
    return least;
  };
}
