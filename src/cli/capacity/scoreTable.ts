import type { PathScore, PathTargetScore } from "../../analysis/capacity/score.ts";
import { NEVER, type PathValue } from "../../scenario/capacity/targets.ts";
import { daysFrom } from "../../scenario/dates.ts";
import { counted } from "../amounts.ts";
import { shortNumber, shortRange } from "../shortNumber.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";

/** What a path said beforehand beside what came of it: series, first products of named plants, and the misses in words. */
export function scoreText(score: PathScore): string {
  const series = score.scores.filter(({ outcome }) => outcome.kind === "series");
  const starts = score.scores.filter(({ outcome }) => outcome.kind === "start");
  return [
    ...(series.length === 0 ? [] : [seriesTable(series)]),
    ...(starts.length === 0 ? [] : [startTable(starts), wrap(slipWords(starts), WIDTH)]),
    wrap(missWords(score), WIDTH),
  ].join("\n\n");
}

/** Medians outside their bands and observations outside the intervals, and on which side of them history lay. */
const missOf = ({ medianInside, observedInside }: PathTargetScore): string =>
  medianInside ? (observedInside === false ? "90 %" : "") : observedInside === false ? "both" : "median";

function seriesTable(scores: readonly PathTargetScore[]): string {
  const number = (value: PathValue | null) => value as number | null;
  const rows = scores.map((score) => [
    score.name,
    score.outcome.kind === "series" ? score.outcome.date.slice(0, 7) : "",
    score.observed === null ? "-" : shortNumber(number(score.observed)),
    shortRange(number(score.low), number(score.high)),
    shortNumber(number(score.median)),
    shortRange(number(score.q05), number(score.q95)),
    missOf(score),
  ]);
  const units = scores.map(({ name, unit }) => `${name}: ${unit}`).join("; ");
  const grid = table(["what", "month", "observed", "band", "median", "90 %", "miss"], rows, { right: [2, 3, 4, 5] });
  return `${grid}\n${dim(wrap(`Units: ${units}.`, WIDTH))}`;
}

/** `2025-07`; never */
const month = (value: PathValue | null): string =>
  value === null || value === NEVER ? "never" : String(value).slice(0, 7);

function startTable(scores: readonly PathTargetScore[]): string {
  const rows = scores.map((score) => [
    score.name,
    score.told === "" ? "-" : month(score.told),
    score.observed === null ? "-" : month(score.observed),
    month(score.median),
    `${month(score.q05)} to ${month(score.q95)}`.replace("never to never", "never"),
    missOf(score),
  ]);
  return table(["first product", "told", "observed", "median", "90 %", "miss"], rows);
}

/** Months from what was told to what came, over plants that told a day: half of them slipped by more. */
function slipWords(scores: readonly PathTargetScore[]): string {
  const told = scores.filter(({ told, observed }) => told !== "" && observed !== null);
  const middle = (slips: readonly number[]) => [...slips].sort((a, b) => a - b)[Math.floor((slips.length - 1) / 2)]!;
  const slip = (from: string, to: PathValue | null) =>
    to === null || to === NEVER ? Infinity : Math.round(daysFrom(from, String(to)) / 30.44);
  const words = (slips: readonly number[]) =>
    middle(slips) === Infinity ? "never started" : `slipped by ${counted(middle(slips), "month")}`;
  if (told.length === 0) return "No plant told a day.";
  const never = told.filter(({ observed }) => observed === NEVER).length;
  const modelled = told.reduce((sum, { neverShare }) => sum + neverShare, 0);
  return (
    `Of ${counted(told.length, "plant")} that told a day, the one in the middle ${words(told.map((one) => slip(one.told, one.observed)))}; ` +
    `as modelled (medians) it ${words(told.map((one) => slip(one.told, one.median)))}. ` +
    `Not started by the end: ${never} observed, ${shortNumber(modelled)} modelled on average.`
  );
}

function missWords({ scores, targets, mediansInside, observed, observedInside }: PathScore): string {
  const side = (on: "below" | "above") => scores.filter(({ observedSide }) => observedSide === on);
  const told = (misses: readonly PathTargetScore[], series: string, start: string) =>
    (["series", "start"] as const).flatMap((kind) => {
      const names = misses.filter(({ outcome }) => outcome.kind === kind).map(({ name }) => name);
      return names.length === 0 ? [] : [`${kind === "series" ? series : start}: ${names.join(", ")}`];
    });
  const misses = [
    ...told(side("below"), "less came than the model held possible", "earlier than the model held possible"),
    ...told(side("above"), "more came than the model held possible", "later than the model held possible"),
  ];
  const sums = `${mediansInside} of ${targets} medians inside their bands; ${observedInside} of ${observed} observations inside the 90 % interval.`;
  return misses.length === 0 ? sums : `${sums} Misses, ${misses.join("; ")}.`;
}
