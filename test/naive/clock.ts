/** Working days, naively: counted one by one from day 0. */
export interface Clock {
  readonly works: (date: number) => boolean;
  /** Working days from day 0 up to a day; negative before it. */
  readonly indexOf: (date: number) => number;
  /** The day that is the n-th working day after day 0. */
  readonly dateOf: (index: number) => number;
}

export function clockOf(daysOff: readonly number[] = []): Clock {
  const off = new Set(daysOff);
  const works = (date: number) => !off.has(date);
  const indexOf = (date: number) => {
    let count = 0;
    for (let day = 0; day < date; day++) if (works(day)) count++;
    for (let day = -1; day >= date; day--) if (works(day)) count--;
    return count;
  };
  const dates = new Map<number, number>();
  const dateOf = (index: number) => {
    let date = dates.get(index);
    if (date === undefined) {
      date = 0;
      let left = index;
      while (left > 0) if (works(++date)) left--;
      while (left < 0) if (works(--date)) left++;
      dates.set(index, date);
    }
    return date;
  };
  return { works, indexOf, dateOf };
}
