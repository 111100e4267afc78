/** Something may be said again after so many seconds, and is after so many more. */
const SOONEST_SECONDS = 5;
const LATEST_SECONDS = 30;
/** Between the two it is said when so much more of the whole is done. */
const SHARE = 0.05;

/** How far a job is, at what rate, and how long the rest will take at that rate. */
export interface Pace {
  readonly perSecond: number;
  /** null when nothing is done yet. */
  readonly secondsLeft: number | null;
}

export function paceOf(done: number, total: number, seconds: number): Pace {
  const perSecond = seconds > 0 ? done / seconds : 0;
  return { perSecond, secondsLeft: perSecond > 0 ? Math.max(0, total - done) / perSecond : null };
}

/**
 * When a line of a log is due: at the end, once; before it after 30 seconds of silence, or when 5 % more is done and the last line is 5
 * seconds old. A job of an hour says some 120 lines, one of a few seconds says its end alone.
 */
export function linesDue(began: number): (done: number, total: number, now: number) => boolean {
  let said = began;
  let saidDone = 0;
  let over = false;
  return (done, total, now) => {
    if (over) return false;
    const silent = (now - said) / 1000;
    over = done >= total;
    const due = over || silent >= LATEST_SECONDS || (silent >= SOONEST_SECONDS && done - saidDone >= SHARE * total);
    if (due) {
      said = now;
      saidDone = done;
    }
    return due;
  };
}
