import { Presets, SingleBar } from "cli-progress";

/** Says on stderr how far a job is, at what rate, and how long it will take. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { update: () => {}, stop: () => {} };

const clock = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;

/** A bar in a terminal, a plain line every ten seconds elsewhere, nothing when quiet. */
export function startProgress(label: string, unit: string, quiet: boolean): Progress {
  if (quiet) return silent;
  const began = Date.now();
  const words = (done: number, total: number) => {
    const seconds = (Date.now() - began) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const left = done > 0 && done < total ? `, ${clock((total - done) / rate)} left` : "";
    return `${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)} ${unit}/s${left}`;
  };
  if (!process.stderr.isTTY) {
    let said = began;
    return {
      update: (done, total) => {
        if (Date.now() - said < 10_000 && done < total) return;
        if (done >= total && said === Number.POSITIVE_INFINITY) return;
        said = done >= total ? Number.POSITIVE_INFINITY : Date.now();
        process.stderr.write(`${label}: ${done} of ${total} ${unit}, ${words(done, total)}\n`);
      },
      stop: () => {},
    };
  }
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {words}`,
      barsize: 24,
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done, { words: words(done, total) });
      else bar.update(done, { words: words(done, total) });
      started = true;
    },
    stop: () => bar.stop(),
  };
}
