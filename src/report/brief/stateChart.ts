import type { Chart, Spec } from "../chart.ts";
import { byRun, dayAxis, runKeys, upAxis } from "../charts/parts.ts";
import type { RunData } from "../runData.ts";
import { listed, people, sourceOf, whole } from "../words.ts";

const quantiles = ["q05", "q50", "q95"] as const;

/** People out of work in one region by day: median and the band of nine worlds in ten, for every run. */
export function stateChart(runs: readonly RunData[], region: string, name: string): Chart {
  const series = `outOfWork.region.${region}`;
  const days = Math.min(...runs.map((run) => run.days));
  const rows = runs.flatMap((run) => {
    const bands = run.bands(series)!;
    return Array.from({ length: days }, (_, day) => ({
      run: run.label,
      day,
      ...Object.fromEntries(quantiles.map((q) => [q, bands[q][day]!])),
      people: [bands.mean, ...quantiles.map((q) => bands[q])].map((of) => whole(of[day]!)),
    })).filter(({ day }) => day <= 14 || day % 7 === 0 || day === days - 1);
  });
  const most = Math.max(10, ...runs.map((run) => Math.max(...run.bands(series)!.q95)));
  const peaks = runs.map((run) => {
    const means = run.bands(series)!.mean;
    const day = means.indexOf(Math.max(...means));
    return { run, day, mean: means[day]! };
  });
  const said = peaks.map(
    ({ run, day, mean }) =>
      `${run.letter === "" ? "" : `${run.letter}: `}${people(mean)} on average${mean < 0.5 ? "" : `, on day ${day}`}`,
  );
  const layer = (mark: Spec, y: Spec, more: Spec = {}): Spec => ({
    mark,
    encoding: { x: dayAxis(days - 1), y, color: byRun(runs), ...more },
  });
  return {
    id: `state-${region}`,
    takeaway: `${name}: most out of work at the end of any day, ${listed(said)}`,
    subtitle: `People out of work in ${name} by day after the cutoff. Line: the median world. Band: nine worlds in ten.`,
    keys: runKeys(runs),
    notes: `${sourceOf(runs)} Where few plants stand, the median world has nobody out of work and the mean a few.`,
    spec: (width) => ({
      width: width - 60,
      height: 220,
      data: { values: rows },
      layer: [
        layer({ type: "area", opacity: 0.2 }, upAxis("q05", most, true, { format: ",~f" }), { y2: { field: "q95" } }),
        layer({ type: "line", strokeWidth: 2.2 }, upAxis("q50", most, true, { format: ",~f" })),
      ],
    }),
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "day", unit: "day" },
        ...["mean", "5 %", "median", "95 %"].map((column) => ({ name: column, unit: "people" })),
      ],
      rows: rows.filter(({ day }) => day <= 14 || day % 28 === 0).map(({ run, day, people: of }) => [run, day, ...of]),
    },
  };
}
