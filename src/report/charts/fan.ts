import type { Chart, Spec } from "../chart.ts";
import type { RunData } from "../runData.ts";
import { band, listed, longDate, median, sourceOf, whole } from "../words.ts";
import { byRun, dayAxis, panels, panelTitle, peopleRule, runKeys, upAxis } from "./parts.ts";

/** Days of the panel that shows the beginning. */
const FIRST_DAYS = 30;
const quantiles = ["q05", "q25", "q50", "q75", "q95"] as const;

/**
 * The fan: people out of work by day, median with the bands of 50 and 90 % of worlds, for one run or several.
 * The first month stands by itself: a claim about a week cannot be read off a year.
 */
export function fan(runs: readonly RunData[]): Chart {
  const rows = runs.flatMap((run) => {
    const bands = run.bands("outOfWork")!;
    return Array.from({ length: run.days }, (_, day) => ({
      run: run.label,
      day,
      ...Object.fromEntries(quantiles.map((q) => [q, bands[q][day]! / 1000])),
      people: quantiles.map((q) => whole(bands[q][day]!)),
    }));
  });
  const { announced, effective, report } = runs[0]!.manifest.scenario;
  const threshold = Math.max(0, ...report.thresholds);
  const most = Math.max(threshold / 1000, ...runs.map((run) => Math.max(...run.bands("outOfWork")!.q95) / 1000));
  const last = Math.max(...runs.map(({ days }) => days)) - 1;
  const first = Math.min(FIRST_DAYS, last);

  const ribbon = (low: string, high: string, opacity: number, to: number, labels: boolean): Spec => ({
    mark: { type: "area", opacity },
    encoding: { x: dayAxis(to), y: upAxis(low, most, labels), y2: { field: high }, color: byRun(runs) },
  });
  const panel = (title: string, to: number, width: number, height: number, labels: boolean): Spec => ({
    width,
    height,
    data: { values: rows.filter(({ day }) => day <= to && (to <= 60 || day % 3 === 0 || day === to)) },
    layer: [
      panelTitle(title),
      ribbon("q05", "q95", 0.16, to, labels),
      ribbon("q25", "q75", 0.3, to, labels),
      {
        mark: { type: "line", strokeWidth: 2.2 },
        encoding: { x: dayAxis(to), y: upAxis("q50", most, labels), color: byRun(runs) },
      },
      ...(threshold > 0 ? peopleRule(threshold, width) : []),
    ],
  });
  return {
    id: "fan",
    takeaway: takeaway(runs),
    subtitle: `People out of work (furloughed, or separated and not re-employed), in thousands, by day after the cutoff of ${longDate(effective)}${
      announced === effective ? ", announced the same day" : `, announced on ${longDate(announced)}`
    }. Line: the median. Bands: half, and nine in ten, of modelled worlds.`,
    keys: runKeys(runs),
    notes: `${sourceOf(runs)} Bands are taken day by day: no single world runs along an edge.`,
    spec: (width) => {
      const { columns, panel: inner } = panels(width, 2);
      const height = columns === 2 ? 300 : 200;
      const whole = panel(last >= 360 ? "The whole year" : `All ${last} days`, last, inner, height, columns === 1);
      const beginning = panel(`The first ${first} days`, first, inner, height, true);
      return { [columns === 2 ? "hconcat" : "vconcat"]: last > first ? [beginning, whole] : [beginning] };
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "day", unit: "day" },
        ...["5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({ name, unit: "people" })),
      ],
      rows: rows
        .filter(({ day }) => day <= FIRST_DAYS || day % 30 === 0 || day === last)
        .map(({ run, day, people }) => [run, day, ...people]),
    },
  };
}

function takeaway(runs: readonly RunData[]): string {
  const day = runs[0]!.summary.days[0]?.day;
  const said = runs.map(({ letter, summary }) => {
    const spread = summary.days[0]?.people.outOfWork;
    const where = letter === "" ? "" : ` in ${letter}`;
    return spread === undefined ? "" : `${median(spread)}${where} (nine worlds in ten: ${band(spread)})`;
  });
  const peaks = runs.map(({ summary: { peak } }) => (peak === null ? "unknown" : median(peak)));
  return `Out of work on day ${day}: ${listed(said)}; at the peak ${listed(peaks)}`;
}
