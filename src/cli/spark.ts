/** Charts of one line in a terminal: a series as a row of bars, low to full. */

const BLOCKS = "▁▂▃▄▅▆▇█";
/** Where a terminal or a file may not know blocks. */
const PLAIN = "_.:-=+*#";

/** Does the environment say that its text is UTF-8? */
export function isUtf8(env: Readonly<Record<string, string | undefined>>): boolean {
  const said = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return /utf-?8/i.test(said) && env.TERM !== "dumb";
}

/**
 * A series of shares as `width` bars: each the mean of its days, 0 or less the lowest bar, 1 or more the highest. NaN is a blank.
 * A series shorter than the width has a bar a day.
 */
export function spark(values: ArrayLike<number>, width: number, utf8: boolean): string {
  const bars = utf8 ? BLOCKS : PLAIN;
  return cells(values.length, width)
    .map(([from, to]) => {
      let sum = 0;
      for (let day = from; day < to; day++) sum += values[day]!;
      const mean = sum / (to - from);
      if (Number.isNaN(mean)) return " ";
      const place = Math.round(mean * (bars.length - 1));
      return bars[Math.max(0, Math.min(place, bars.length - 1))]!;
    })
    .join("");
}

/** Days of each bar, the last excluded. */
export function cells(days: number, width: number): [from: number, to: number][] {
  const count = Math.min(width, days);
  const at = (cell: number) => Math.floor((cell * days) / count);
  return Array.from({ length: count }, (_, cell) => [at(cell), at(cell + 1)]);
}
