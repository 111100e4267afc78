import type { Saved } from "../../analysis/without.ts";
import { readSaved } from "../../results/withoutTable.ts";
import type { Chart, NoChart } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { band, inRun, people, sourceOf, whole } from "../words.ts";
import { intervalRows } from "./rows.ts";

/** The counterfactual and day with the largest mean difference, either way; undefined when a run has none. */
export const largest = (saved: readonly Saved[]): Saved | undefined =>
  [...saved].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean))[0];

/** A difference in a sentence: more or fewer out of work without it, or none that can be told from zero. */
export function savedSentence(run: RunData, { name, day, mean, standardError, saved }: Saved): string {
  const said = `without ${name.replaceAll("-", " ")}`;
  if (standardError === null || Math.abs(mean) <= 2 * standardError)
    return `No difference on day ${day}${inRun(run)} ${said} can be told from none (mean ${people(mean)}, 90 % of worlds ${band(saved)})`;
  const which = mean > 0 ? "more" : "fewer";
  return `On day ${day}${inRun(run)}, ${people(Math.abs(mean))} ${which} are out of work on average ${said}`;
}

/** What silicon, second sources and the like keep at work. */
export function saved(run: RunData): Chart | NoChart {
  const found = readSaved(run.folder);
  const most = largest(found);
  if (most === undefined) return { why: "the scenario names nothing under without, so no run without it was made" };
  const meanings = run.manifest.scenario.without.map(({ name, meaning }) => `${name}: ${meaning}`);
  const rows = found.map(({ name, day, mean, saved: spread }) => ({
    name: `without ${name}, day ${day}`,
    value: mean,
    low: spread.q05 ?? mean,
    high: spread.q95 ?? mean,
    q25: spread.q25 ?? mean,
    q75: spread.q75 ?? mean,
    text: people(mean),
    colour: colour.first,
  }));
  return {
    id: "saved",
    takeaway: savedSentence(run, most),
    subtitle:
      "People out of work without it less people out of work with it, in the same worlds: mean (dot and number), 50 % and 90 % of worlds. Left of 0 it costs work.",
    keys: [],
    notes: `${sourceOf([run])} Same draws with and without, paired; calculated, not measured. ${meanings.join(" ")}`,
    spec: (width) => intervalRows(rows, width, { title: "people more out of work without it", format: ",~f" }),
    table: {
      columns: [
        { name: "without", unit: "" },
        { name: "day", unit: "day" },
        ...["mean", "standard error", "5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({
          name,
          unit: "people",
        })),
      ],
      rows: found.map(({ name, day, mean, standardError, saved: { q05, q25, q50, q75, q95 } }) => [
        name,
        day,
        ...[mean, standardError, q05, q25, q50, q75, q95].map(whole),
      ]),
    },
  };
}
