import { causePrefix } from "../../analysis/reportOutcomes.ts";
import type { Chart, NoChart } from "../chart.ts";
import type { RunData } from "../runData.ts";
import { inRun, inSentence, percent, readable, sourceOf, whole } from "../words.ts";
import { grid, panels } from "./parts.ts";
import { coloursOf, largest, stackPanel } from "./stack.ts";

/** Why people are out of work: the largest gap of each site followed back to where it began, by day. */
export function causes(run: RunData): Chart | NoChart {
  const parts = largest(
    run.manifest.layout.series
      .filter(({ name }) => name.startsWith(causePrefix))
      .map(({ name }) => ({ name: readable(name.slice(causePrefix.length)), mean: run.bands(name)!.mean })),
  );
  if (parts.length === 0) return { why: "nobody is out of work in any world, or the run records no causes" };
  const range = coloursOf(parts);
  const last = run.days - 1;
  const first = Math.min(30, last);
  const total = (day: number) => parts.reduce((sum, { mean }) => sum + mean[day]!, 0);
  const most = Math.max(...Array.from({ length: run.days }, (_, day) => total(day)));
  const days = run.summary.days.map(({ day }) => day);
  const day = days[1] ?? days[0] ?? last;
  const [main] = [...parts].sort((a, b) => b.mean[day]! - a.mean[day]!);
  return {
    id: "causes",
    takeaway:
      total(day) === 0
        ? `Nobody is out of work on day ${day}${inRun(run)}`
        : `On day ${day}${inRun(run)}, ${percent(main!.mean[day]! / total(day))} of those out of work trace back to ${inSentence(main!.name)}`,
    subtitle:
      "Mean people out of work by root cause, in thousands, by day after the cutoff. A cause is where the largest gap of a site began.",
    keys: parts.map(({ name }, i) => ({ label: name, colour: range[i]!, mark: "area" })),
    notes: `${sourceOf([run])} A cause says what a loss hung on, not what would have been without it.${parts.some(({ name }) => name === "Precaution") ? " Precaution: plants that slow down on the news, before anything has run out." : ""}`,
    spec: (width) => {
      const { columns, panel } = panels(width, 2);
      const look = { width: panel, height: columns > 1 ? 260 : 180, most };
      return grid(
        [
          stackPanel(parts, range, { ...look, title: `The first ${first} days`, to: first, labels: true }),
          ...(last > first
            ? [stackPanel(parts, range, { ...look, title: `All ${last} days`, to: last, labels: columns === 1 })]
            : []),
        ],
        columns,
      );
    },
    table: {
      columns: [
        { name: "day", unit: "day" },
        { name: "root cause", unit: "" },
        { name: "out of work", unit: "people, mean" },
      ],
      rows: [...new Set([...days, last])].flatMap((on) => parts.map(({ name, mean }) => [on, name, whole(mean[on]!)])),
    },
  };
}
