import { withinError } from "../../analysis/digits.ts";
import type { Estimate } from "../../analysis/limits.ts";
import { type KeptComparison, readCompared } from "../../results/compareTable.ts";
import type { Chart, NoChart } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import { keptFolders, type Place, sourceOfKept } from "../kept.ts";
import { countOf, percent, readable } from "../words.ts";
import { intervalRows } from "./rows.ts";

/** Most options in one picture. */
const SHOWN = 20;

/** The comparison that is kept of a place's scenario; null where there is none. */
export const comparisonOf = (place: Place): KeptComparison | null =>
  keptFolders(place, "compare")
    .map(readCompared)
    .find((one) => one !== null && (place.bare || one.made.scenario === place.scenario)) ?? null;

/** Why a place has no chart of a comparison. */
export const noComparison = ({ scenario }: Place): NoChart => ({
  why: `no comparison of ${scenario}'s options was kept; runout compare scenarios/${scenario}.yaml makes one`,
});

/** What each intervention saves, with the interval of its mean. */
export function forest(place: Place, day?: number): Chart | NoChart {
  const found = comparisonOf(place);
  return found === null ? noComparison(place) : forestOf(found, day);
}

/** A comparison as a forest plot: people fewer out of work on the day asked, or else job-years saved by the last one. */
export function forestOf(found: KeptComparison, day?: number): Chart | NoChart {
  const { made, options } = found;
  const { days, confidence } = made.question;
  const last = days.at(-1)!;
  if (day !== undefined && !days.includes(day))
    return {
      why: `the comparison has day ${days.join(", ")}; runout compare tells of 30, 90 and 365 within its horizon`,
    };
  const [measure, at] = day === undefined ? ["jobYearsSaved", last] : ["jobsSaved", day];
  const all = options
    .map((name) => ({ name, gain: found.at(name, measure, at), helps: found.at(name, "helps").value }))
    .sort((a, b) => (b.gain.value ?? 0) - (a.gain.value ?? 0));
  const shown = all.slice(0, SHOWN);
  const what = day === undefined ? `job-years saved by day ${at}` : `fewer people out of work on day ${at}`;
  const level = percent(confidence);
  return {
    id: "forest",
    takeaway: takeaway(all, what),
    subtitle: `${what.charAt(0).toUpperCase()}${what.slice(1)} against the same worlds without it: mean, and the ${level} interval of the mean. Left of 0 it costs work. Blue: saves; orange: costs; grey: cannot be told from nothing.`,
    keys: [],
    notes: `${sourceOfKept("comparison of the options of", made)} Same draws with and without each, paired; intervals are of means and not of worlds, and many are looked at at once.${all.length > SHOWN ? ` The ${SHOWN} that save most of ${all.length}.` : ""}`,
    spec: (width) =>
      intervalRows(
        shown.map(({ name, gain }) => ({
          name: readable(name).replaceAll("+", " + "),
          value: gain.value,
          low: gain.low,
          high: gain.high,
          text: within(gain),
          colour: sign(gain) > 0 ? colour.second : sign(gain) < 0 ? colour.first : colour.other,
        })),
        width,
        { title: what, format: ",~f" },
      ),
    table: {
      columns: [
        { name: "option", unit: "" },
        ...["mean", `${level} from`, `${level} to`].map((name) => ({
          name,
          unit: day === undefined ? "job-years" : "people",
        })),
        { name: "share of worlds in which it helps", unit: "0-1" },
      ],
      rows: all.map(({ name, gain, helps }) => [name, ...[gain.value, gain.low, gain.high].map(tenth), helps]),
    },
  };
}

/** 1 where the interval lies above 0, -1 below, 0 where it holds it. */
const sign = ({ low, high }: Estimate): number =>
  low !== null && high !== null && low > 0 ? 1 : low !== null && high !== null && high < 0 ? -1 : 0;

/** To the tenth below ten, whole above. */
export const tenth = (x: number | null): number | null =>
  x === null ? null : (Math.abs(x) < 10 ? Math.round(x * 10) / 10 : Math.round(x)) + 0;

/** An estimate without the digits that its interval takes away. */
export function within({ value, low, high }: Estimate): string {
  if (value === null) return "?";
  if (value === 0) return "0";
  const finest = Math.abs(value) < 10 ? 0.1 : 1;
  const half = low === null || high === null ? 0 : (high - low) / 2;
  return withinError(value, Math.max(half, finest)).replace(/-(?=\d)/, "\u2212");
}

/** "4,300 to 6,300" */
const bandOf = ({ low, high }: Estimate): string => {
  const half = low === null || high === null ? 0 : (high - low) / 2;
  return [low, high].map((end) => within({ value: end, low: (end ?? 0) - half, high: (end ?? 0) + half })).join(" to ");
};

function takeaway(all: readonly { readonly name: string; readonly gain: Estimate }[], what: string): string {
  const [first] = all;
  const saving = all.filter(({ gain }) => sign(gain) > 0).length;
  if (first === undefined || saving === 0) return `None of ${all.length} options can be told from nothing by ${what}`;
  return `${readable(first.name)} does most: ${within(first.gain)} ${what} (${bandOf(first.gain)}); ${countOf(saving, all.length, "options").toLowerCase()} can be told from nothing`;
}
