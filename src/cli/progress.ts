import { Presets, SingleBar } from "cli-progress";
import { type EventFields, logEvent, logsJson } from "./log.ts";
import { linesDue, paceOf } from "./pace.ts";

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

/** Whether a bar can be drawn: in a terminal, and not in a job of a cluster, whose terminal is a file as a rule. */
const hasTerminal = (): boolean =>
  process.stderr.isTTY === true && process.env.SLURM_JOB_ID === undefined && process.env.TERM !== "dumb";

/**
 * A bar in a terminal; a plain line now and then in a pipe or a job's log; events under --log-format json; nothing when quiet.
 *
 * @param about what the events tell beside the progress
 */
export function startProgress(label: string, unit: string, quiet: boolean, about: EventFields = {}): Progress {
  if (quiet) return silent;
  const began = Date.now();
  const elapsed = () => (Date.now() - began) / 1000;
  if (!logsJson() && hasTerminal()) return bar(label, (done, total) => inWords(unit, done, total, elapsed()));
  const due = linesDue(began);
  return {
    update: (done, total) => {
      if (!due(done, total, Date.now())) return;
      if (logsJson()) logEvent("progress", { job: label, ...about, ...progressFields(unit, done, total, elapsed()) });
      else process.stderr.write(`${label}: ${done} of ${total} ${unit}, ${inWords(unit, done, total, elapsed())}\n`);
    },
    stop: () => {},
  };
}

/** The same numbers in every event that tells of progress. */
function progressFields(unit: string, done: number, total: number, seconds: number): EventFields {
  const { perSecond, secondsLeft } = paceOf(done, total, seconds);
  const tenth = (n: number) => Math.round(n * 10) / 10;
  return {
    unit,
    done,
    total,
    perSecond: tenth(perSecond),
    secondsLeft: secondsLeft === null ? null : tenth(secondsLeft),
  };
}

function inWords(unit: string, done: number, total: number, seconds: number): string {
  const { perSecond, secondsLeft } = paceOf(done, total, seconds);
  const left = secondsLeft !== null && done < total ? `, ${clock(secondsLeft)} left` : "";
  return `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} ${unit}/s${left}`;
}

function bar(label: string, words: (done: number, total: number) => string): Progress {
  const drawn = new SingleBar(
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
      if (!started) drawn.start(total, done, { words: words(done, total) });
      else drawn.update(done, { words: words(done, total) });
      started = true;
    },
    stop: () => drawn.stop(),
  };
}
