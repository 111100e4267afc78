import { dateAfter } from "../analysis/dates.ts";
import { withinError } from "../analysis/digits.ts";
import type { Proportion } from "../analysis/proportion.ts";
import { formatProportion } from "../analysis/proportion.ts";
import type { Spread } from "../analysis/summary.ts";
import type { RunData } from "./runData.ts";

/** Numbers in sentences: no digit that the number of replications does not support. */

/** People, in full: "112,000", "400", "nobody" for none. */
export function people(value: number | null, halfWidth: number | null = null): string {
  if (value === null) return "an unknown number";
  if (Math.abs(value) < 0.5) return "nobody";
  const finest = Math.abs(value) < 1000 ? 10 : Math.abs(value) < 9950 ? 100 : 1000;
  return withinError(value, Math.max(halfWidth ?? 0, finest)).replace("under ", "fewer than ");
}

/** A median of people. */
export const median = ({ q50, halfWidths }: Spread): string => people(q50, halfWidths.q50);

/** The 90 % band: "81,000 to 143,000". */
export function band({ q05, q95, halfWidths }: Spread): string {
  const [low, high] = [people(q05, halfWidths.q05), people(q95, halfWidths.q95)];
  return low === high ? low : `${low} to ${high}`;
}

/** Rounded people as a number for a table. */
export const whole = (value: number | null): number | null => (value === null ? null : Math.round(value) + 0);

/** Names of things in a row: "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A name of the files as a reader reads it: "graphite-free-storage" -> "Graphite-free storage" by hand, else hyphens as blanks. */
export function readable(id: string): string {
  const words = id.replaceAll("-", " ").replace("graphite free", "graphite-free").replace("data centre", "data-centre");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same within a sentence: small, but for what is Chinese. */
export function inSentence(id: string): string {
  const words = readable(id);
  return words.startsWith("Chinese") ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** The name of an uncertain number as a reader reads it: "cellCoverDays" -> "cell cover days". The files' name stands in the table. */
export const spoken = (name: string): string =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\bus(d?)\b/g, (_, dollars: string) => `US${dollars.toUpperCase()}`);

/** "None of the 15 plants", "1 of the 15 plants", "All 15 plants". */
export const countOf = (count: number, all: number, things: string): string =>
  count === 0
    ? `None of the ${all} ${things}`
    : count === all
      ? `All ${all} ${things}`
      : `${count} of the ${all} ${things}`;

/** "11 January 2027" */
export function longDate(iso: string): string {
  const { day, month, year } = dateAfter(iso, 0);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** What every chart says of where it comes from. */
export function sourceOf(runs: readonly RunData[]): string {
  const counts = [...new Set(runs.map(({ summary }) => summary.replications.toLocaleString("en-US")))];
  const each = runs.length > 1 && counts.length === 1 ? " each" : "";
  const given = runs.some(({ manifest }) => manifest.design !== undefined)
    ? " Rows were given and not drawn: shares of them are no probabilities."
    : "";
  const names = runs.map(({ label, manifest }) =>
    label.includes(manifest.scenario.name) ? label : manifest.scenario.name,
  );
  return `Source: Runout, ${names.join("; ")}, world ${[...new Set(runs.map((run) => run.manifest.world))].join(", ")}; ${counts.join(" and ")} replications${each}.${given}`;
}

/** How often something is among modelled worlds; none and all are bounds, never 0 and 100 %. */
export function ofWorlds(share: Proportion, limits = true): string {
  const { count, of } = share;
  const text = formatProportion(share);
  if (count === 0) return `none of ${of.toLocaleString("en-US")} worlds${limits ? ` (under ${text.slice(2)})` : ""}`;
  if (count === of) return `all ${of.toLocaleString("en-US")} worlds${limits ? ` (over ${text.slice(2)})` : ""}`;
  return `${limits ? text : text.replace(/ \(.*/, "")} of worlds`;
}

/** A share of something, in percent, without the false precision of a decimal. */
export function percent(share: number): string {
  if (share >= 0.995) return "nearly all";
  return share > 0 && share < 0.005 ? "under 1 %" : `${Math.round(share * 100)} %`;
}

/** " in A", or nothing where there is one run. */
export const inRun = ({ letter }: Pick<RunData, "letter">): string => (letter === "" ? "" : ` in ${letter}`);

/** An outcome of the grammar in words, where it has some: "outOfWork@30" is people out of work on day 30. */
export const sayOutcome = (text: string): string =>
  text
    .replace(/\boutOfWork@(\d+)/g, "people out of work on day $1")
    .replace(/\bpeak\(outOfWork\)/g, "the peak of people out of work")
    .replace(/ >= (\d+)/g, (_, n: string) => `, at least ${Number(n).toLocaleString("en-US")}`)
    .replace(/ <= (\d+)/g, (_, n: string) => `, at most ${Number(n).toLocaleString("en-US")}`);
