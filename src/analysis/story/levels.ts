/** Days of one level in a row, `to` included. */
export interface Stretch {
  readonly from: number;
  /** First day of the level itself: later than `from` where days lie between that are on the way to it. */
  readonly reached: number;
  readonly to: number;
  readonly level: number;
  /** Mean of the values from `reached` on. */
  readonly mean: number;
}

/** A value has to pass a bound by this much on its way up, so that one that hovers is no event a day. */
const MARGIN = 0.03;

/**
 * Cuts a series into stretches. A value's level is the number of bounds (ascending) that it reaches. Days that last fewer than `least`
 * belong to the stretch after them when they lie on the way to it, else to the one before. `first` is the level before day 0.
 */
export function stretches(values: ArrayLike<number>, bounds: readonly number[], first: number, least = 3): Stretch[] {
  // As if the level before day 0 had lasted up to it; dropped when it ends there.
  const kept = [{ from: 0, reached: 0, level: first }];
  let onTheWay: number | null = null;
  const runs = runsOf(levelsOf(values, bounds, first));
  runs.forEach(({ from, to, level }, i) => {
    const before = kept.at(-1)!.level;
    const after = runs[i + 1]?.level;
    if (after !== undefined && to - from + 1 < least && level !== before) {
      onTheWay = (level - before) * (after - level) > 0 ? (onTheWay ?? from) : null;
      return;
    }
    if (level !== before) kept.push({ from: onTheWay ?? from, reached: from, level });
    onTheWay = null;
  });
  if (kept[1]?.from === 0) kept.shift();
  return kept.map((one, i) => {
    const to = (kept[i + 1]?.from ?? values.length) - 1;
    let sum = 0;
    for (let day = one.reached; day <= to; day++) sum += values[day]!;
    return { ...one, to, mean: sum / (to - one.reached + 1) };
  });
}

function levelsOf(values: ArrayLike<number>, bounds: readonly number[], first: number): number[] {
  let level = first;
  return Array.from(values, (value) => {
    while (level > 0 && value < bounds[level - 1]!) level--;
    while (level < bounds.length && value >= bounds[level]! + MARGIN) level++;
    return level;
  });
}

function runsOf(levels: readonly number[]): { from: number; to: number; level: number }[] {
  const runs: { from: number; to: number; level: number }[] = [];
  levels.forEach((level, day) => {
    const last = runs.at(-1);
    if (last?.level === level) last.to = day;
    else runs.push({ from: day, to: day, level });
  });
  return runs;
}

/** Flows on days that lie close together, as one. */
export interface Wave {
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/**
 * Gathers daily flows: a day with at least `step` within `gap` days of the last such day belongs to the same wave, and so does what
 * flows between them. Waves of less than `least` are left out.
 */
export function waves(flows: readonly number[], step: number, least: number, gap: number): Wave[] {
  const found: { from: number; to: number }[] = [];
  flows.forEach((flow, day) => {
    if (!(flow >= step)) return;
    const last = found.at(-1);
    if (last !== undefined && day - last.to <= gap) last.to = day;
    else found.push({ from: day, to: day });
  });
  return found
    .map(({ from, to }) => ({ from, to, total: flows.slice(from, to + 1).reduce((sum, flow) => sum + flow, 0) }))
    .filter((wave) => wave.total >= least);
}
