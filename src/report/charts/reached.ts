import { thresholdColumn } from "../../analysis/reportOutcomes.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, ofWorlds, sourceOf } from "../words.ts";
import { byRun, dayAxis, grid, panels, panelTitle, runKeys, shareAxis } from "./parts.ts";

/** The day on which each threshold is reached: share of worlds in which it has been by then. */
export function reached(runs: readonly RunData[]): Chart | NoChart {
  const thresholds = runs[0]!.summary.thresholds.map(({ people }) => people).sort((a, b) => a - b);
  if (thresholds.length === 0) return { why: "the scenario's report names no threshold" };
  const samples = thresholds.flatMap((people) =>
    runs.flatMap((run) => {
      const days = run.outcome(thresholdColumn(people));
      return days === undefined ? [] : [{ people, run, days }];
    }),
  );
  const last = Math.min(runs[0]!.days - 1, Math.max(30, ...samples.map(({ days }) => Math.ceil(1.3 * settled(days)))));
  const points = samples.flatMap(({ people, run, days }) =>
    Array.from({ length: last + 1 }, (_, day) => ({
      people,
      run: run.label,
      day,
      share: days.filter((reached) => reached !== null && reached <= day).length / days.length,
    })),
  );
  const panel = (people: number, width: number, height: number, labels: boolean): Spec => ({
    width,
    height,
    data: { values: points.filter((point) => point.people === people) },
    layer: [
      panelTitle(`At least ${people.toLocaleString("en-US")} people`),
      {
        mark: { type: "line", interpolate: "step-after", strokeWidth: 2.2 },
        encoding: { x: dayAxis(last), y: shareAxis("share", labels), color: byRun(runs) },
      },
      {
        data: { values: [{}] },
        mark: { type: "rule", strokeDash: [2, 3], color: colour.axis },
        encoding: { x: { datum: 7, type: "quantitative" } },
      },
    ],
  });
  return {
    id: "reached",
    takeaway: takeaway(runs),
    subtitle: `Share of modelled worlds in which so many have been out of work at once by a day (first time only). Dotted: day 7.`,
    keys: runKeys(runs, "line"),
    notes: `${sourceOf(runs)} A line that stays at the bottom is a threshold that no world reaches.`,
    spec: (width) => {
      const { columns, panel: inner } = panels(width, thresholds.length);
      return grid(
        thresholds.map((people, i) => panel(people, inner, columns > 1 ? 240 : 180, i % columns === 0)),
        columns,
      );
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "people", unit: "people" },
        { name: "day", unit: "day" },
        { name: "share of worlds", unit: "0-1" },
      ],
      rows: points
        .filter(({ day }) => day <= 14 || day % 30 === 0 || day === last)
        .map(({ run, people, day, share }) => [run, people, day, share]),
    },
  };
}

/** The day by which nearly all worlds that ever reach a threshold have; 0 where few do, so that a stray world stretches no axis. */
function settled(days: readonly (number | null)[]): number {
  const reached = days.filter((day) => day !== null).sort((a, b) => a - b);
  return reached.length < 0.05 * days.length ? 0 : (reached[Math.floor(0.98 * reached.length)] ?? 0);
}

function takeaway(runs: readonly RunData[]): string {
  const most = Math.max(...runs[0]!.summary.thresholds.map(({ people }) => people));
  const said = runs.flatMap((run) => {
    const one = run.summary.thresholds.find(({ people }) => people === most);
    if (one === undefined) return [];
    const day = one.day.q50 === null ? "" : `, by day ${Math.round(one.day.q50)} in the median world`;
    return [`in ${ofWorlds(one.reached)}${inRun(run)}${day}`];
  });
  return `${most.toLocaleString("en-US")} people are out of work at once ${said.join("; ")}`;
}
