import type { Chart, NoChart, Spec } from "../chart.ts";
import type { RunData } from "../runData.ts";
import { inRun, sourceOf, whole } from "../words.ts";
import { binKeys, binsOf } from "./bins.ts";
import { stateMap, statesOf } from "./map.ts";
import { grid, panelTitle } from "./parts.ts";

const WEEKS = [1, 2, 4, 8, 13, 26, 39, 52];

/** How the map changes: people out of work by state at the ends of weeks, on one scale. */
export function weeks(run: RunData): Chart | NoChart {
  const states = statesOf(run);
  const shown = WEEKS.filter((week) => week * 7 < run.days);
  if (states.length === 0 || shown.length < 2)
    return { why: "the run's regions are no states, or it is shorter than two weeks" };
  const meanOf = (code: string, week: number) => run.bands(`outOfWork.region.${code}`)!.mean[week * 7]!;
  const most = Math.max(...states.flatMap((code) => shown.map((week) => meanOf(code, week))));
  if (most === 0) return { why: "nobody is out of work in any state" };
  const bins = binsOf(most, " people");
  const totals = shown.map((week) => states.reduce((sum, code) => sum + meanOf(code, week), 0));
  const peak = totals.indexOf(Math.max(...totals));
  const touched = (week: number) => states.filter((code) => meanOf(code, week) >= 100).length;
  return {
    id: "weeks",
    takeaway: takeaway(touched(shown[0]!), touched(shown[peak]!), shown[peak]!, inRun(run)),
    subtitle: "Mean people out of work by state at the end of the week.",
    keys: binKeys(bins),
    notes: sourceOf([run]),
    spec: (width) => {
      const columns = width >= 560 ? 4 : 2;
      const panel = Math.floor((width - (columns - 1) * 12) / columns) - 1;
      const views = shown.map((week): Spec => {
        const view = stateMap(panel, new Map(states.map((code) => [code, meanOf(code, week)])), bins, []);
        return { ...view, layer: [panelTitle(`Week ${week}`), ...(view.layer as object[])] };
      });
      return grid(views, columns, { row: 14, column: 12 });
    },
    table: {
      columns: [{ name: "state", unit: "" }, ...shown.map((week) => ({ name: `week ${week}`, unit: "people, mean" }))],
      rows: states
        .filter((code) => shown.some((week) => meanOf(code, week) >= 0.5))
        .map((code) => [code, ...shown.map((week) => whole(meanOf(code, week)))]),
    },
  };
}

function takeaway(first: number, most: number, week: number, where: string): string {
  const begins = first === 0 ? "No state has" : first === 1 ? "One state has" : `${first} states have`;
  const then =
    week === 1 ? ", the worst of the weeks shown" : `; in week ${week}, the worst shown, ${most === 0 ? "none" : most}`;
  return `${begins} at least 100 people out of work after a week${where}${then}`;
}
