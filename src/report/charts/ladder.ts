import type { Chart, NoChart } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, median, ofWorlds, people, sourceOf, whole } from "../words.ts";
import { peopleMark } from "./parts.ts";
import { intervalRows } from "./rows.ts";

/** What the number rests on: all premises, all but one at a time, and none, on one day and with the same luck. */
export function ladder(run: RunData): Chart | NoChart {
  const found = run.ladder;
  if (found === null || found.rungs.length === 0)
    return { why: "the scenario has no premises, or the run left the ladder out" };
  const { rungs, day, threshold } = found;
  const rows = rungs.map(({ label, outOfWork, reached }, i) => ({
    name: sayRung(label),
    value: (outOfWork.q50 ?? 0) / 1000,
    low: (outOfWork.q05 ?? 0) / 1000,
    high: (outOfWork.q95 ?? 0) / 1000,
    q25: (outOfWork.q25 ?? 0) / 1000,
    q75: (outOfWork.q75 ?? 0) / 1000,
    text: ofWorlds(reached, false)
      .replace(/ of worlds$/, "")
      .replace(/^none of .*/, "none")
      .replace(/^all .*/, "all"),
    colour: i === 0 ? run.colour : i === rungs.length - 1 ? colour.second : colour.seventh,
  }));
  return {
    id: "ladder",
    takeaway: takeaway(run),
    subtitle: `People out of work on day ${day}, in thousands, with all premises of the file and without one at a time, with the same luck. Dot: median; bars: half, and nine in ten, of worlds. Right: share of worlds with at least ${threshold.toLocaleString("en-US")}.`,
    keys: [],
    notes: `${sourceOf([run])}`,
    spec: (width) => {
      const view = intervalRows(rows, width, { title: `thousand people out of work on day ${day}` });
      return { ...view, layer: [...(view.layer as object[]), ...peopleMark(threshold)] };
    },
    table: {
      columns: [
        { name: "premises", unit: "" },
        ...["5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({ name, unit: "people" })),
        { name: `share with at least ${threshold}`, unit: "0-1" },
      ],
      rows: rungs.map(({ label, outOfWork: o, reached }) => [
        label,
        ...[o.q05, o.q25, o.q50, o.q75, o.q95].map(whole),
        reached.share,
      ]),
    },
  };
}

const sayRung = (label: string): string => {
  const said = label.replace(/^without (.+)$/, (_, name: string) => `without “${name.replaceAll("-", " ")}”`);
  return said.charAt(0).toUpperCase() + said.slice(1);
};

function takeaway(run: RunData): string {
  const { rungs, day } = run.ladder!;
  const [all, ...others] = rungs;
  const single = others.filter(({ on }) => on.length === all!.on.length - 1);
  if (single.length === 0)
    return `With all premises ${median(all!.outOfWork)} people are out of work on day ${day}${inRun(run)}`;
  const least = single.reduce((a, b) => ((b.outOfWork.q50 ?? 0) < (a.outOfWork.q50 ?? 0) ? b : a));
  const missing = all!.on.find((name) => !least.on.includes(name)) ?? "";
  return `Take away one premise, “${missing.replaceAll("-", " ")}”, and ${people(all!.outOfWork.q50, all!.outOfWork.halfWidths.q50)} out of work on day ${day} become ${people(least.outOfWork.q50, least.outOfWork.halfWidths.q50)}`;
}
