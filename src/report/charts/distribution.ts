import { dayColumn } from "../../analysis/reportOutcomes.ts";
import { exceedance } from "../../analysis/summary.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, listed, ofWorlds, sourceOf, whole } from "../words.ts";
import { byRun, grid, panels, panelTitle, runKeys, shareAxis } from "./parts.ts";

/** Days shown, and most points of a curve: a run of a million worlds draws no more than one of two hundred. */
const [SHOWN, POINTS] = [3, 200];

/** How many people are out of work on the first report days: share of worlds with at least so many. */
export function distribution(runs: readonly RunData[]): Chart | NoChart {
  const days = runs[0]!.summary.days.map(({ day }) => day).slice(0, SHOWN);
  if (days.length === 0) return { why: "the scenario reports no day" };
  const points = days.flatMap((day) =>
    runs.flatMap((run) => {
      const sorted = [...(run.outcome(dayColumn("outOfWork", day)) as number[])].sort((a, b) => a - b);
      const take = Math.min(sorted.length, POINTS);
      const curve = Array.from({ length: take }, (_, i) => {
        const at = Math.floor((i * sorted.length) / take);
        return { day, run: run.label, people: sorted[at]! / 1000, share: 1 - at / sorted.length };
      });
      const end = { day, run: run.label, people: sorted.at(-1)! / 1000, share: 0 };
      return [{ day, run: run.label, people: 0, share: 1 }, ...curve, end];
    }),
  );
  const most = Math.max(...points.map(({ people }) => people));
  const threshold = Math.max(0, ...runs[0]!.manifest.scenario.report.thresholds);
  const panel = (day: number, width: number, height: number, labels: boolean): Spec => ({
    width,
    height,
    data: { values: points.filter((point) => point.day === day) },
    layer: [
      panelTitle(`Day ${day}`),
      ...(threshold > 0 && threshold / 1000 < most
        ? [
            {
              data: { values: [{}] },
              mark: { type: "rule", strokeDash: [4, 3], color: colour.ink },
              encoding: { x: { datum: threshold / 1000, type: "quantitative" } },
            },
          ]
        : []),
      {
        mark: { type: "line", interpolate: "step-before", strokeWidth: 2.2 },
        encoding: {
          x: {
            field: "people",
            type: "quantitative",
            scale: { domain: [0, most], nice: true },
            axis: { title: "thousand people out of work", tickCount: 4 },
          },
          y: shareAxis("share", labels),
          order: { field: "share", sort: "descending" },
          color: byRun(runs),
        },
      },
    ],
  });
  return {
    id: "distribution",
    takeaway: takeaway(runs, days, threshold),
    subtitle: `Share of modelled worlds with at least so many people out of work at a day's end.${threshold > 0 ? ` Dashed: ${threshold.toLocaleString("en-US")} people.` : ""}`,
    keys: runKeys(runs, "line"),
    notes: sourceOf(runs),
    spec: (width) => {
      const { columns, panel: inner } = panels(width, days.length, { narrowest: 200 });
      return grid(
        days.map((day, i) => panel(day, inner, columns > 1 ? 230 : 170, i % columns === 0)),
        columns,
      );
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "day", unit: "day" },
        { name: "share of worlds with at least", unit: "0-1" },
        { name: "people", unit: "people" },
      ],
      rows: days.flatMap((day) =>
        runs.flatMap((run) => {
          const curve = points.filter((point) => point.day === day && point.run === run.label);
          return [0.95, 0.75, 0.5, 0.25, 0.05].map((share) => [
            run.label,
            day,
            share,
            whole(1000 * (curve.filter((point) => point.share >= share).at(-1)?.people ?? 0)),
          ]);
        }),
      ),
    },
  };
}

function takeaway(runs: readonly RunData[], days: readonly number[], threshold: number): string {
  const on = (day: number) =>
    runs.map(
      (run) => `${ofWorlds(exceedance(run.outcome(dayColumn("outOfWork", day))!, threshold), false)}${inRun(run)}`,
    );
  const [first, last] = [days[0]!, days.at(-1)!];
  const later = last === first ? "" : `; on day ${last} in ${listed(on(last))}`;
  return `At least ${threshold.toLocaleString("en-US")} are out of work on day ${first} in ${listed(on(first))}${later}`;
}
