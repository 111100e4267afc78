import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, people, percent, sourceOf, whole } from "../words.ts";
import { binKeys, binScale, binsOf } from "./bins.ts";
import { centroid } from "./simplify.ts";
import { ATLAS_HEIGHT, ATLAS_WIDTH, fipsOf, stateName, statesFor } from "./usStates.ts";

const prefix = "outOfWork.region.";

/** People out of work by state at the end of one day. */
export function map(run: RunData, asked?: number): Chart | NoChart {
  const states = statesOf(run);
  if (states.length === 0) return { why: "the run's regions are no states of the United States" };
  const day = Math.min(asked ?? run.summary.days[1]?.day ?? run.summary.days[0]?.day ?? 30, run.days - 1);
  const rows = states
    .map((code) => {
      const bands = run.bands(prefix + code)!;
      return { code, mean: bands.mean[day]!, median: bands.q50[day]!, low: bands.q05[day]!, high: bands.q95[day]! };
    })
    .sort((a, b) => b.mean - a.mean || (a.code < b.code ? -1 : 1));
  if (rows[0]!.mean === 0) return { why: `nobody is out of work on day ${day} in any state` };
  const bins = binsOf(rows[0]!.mean, " people");
  const values = new Map(rows.map(({ code, mean }) => [code, mean]));
  return {
    id: "map",
    takeaway: takeaway(run, day, rows),
    subtitle: `Mean people out of work by state of the plant, at the end of day ${day} after the cutoff.`,
    keys: binKeys(bins),
    notes: `${sourceOf([run])} Means: where few plants stand, the median state has nobody and the mean a few. Suppliers without a known address are spread by employment in their trade.`,
    spec: (width) =>
      stateMap(
        width,
        values,
        bins,
        rows.slice(0, 12).map(({ code }) => code),
      ),
    table: {
      columns: [
        { name: "state", unit: "" },
        ...["mean", "5 %", "median", "95 %"].map((name) => ({ name, unit: "people" })),
      ],
      rows: rows
        .filter(({ high }) => high > 0)
        .map((row) => [row.code, ...[row.mean, row.low, row.median, row.high].map(whole)]),
    },
  };
}

/** Codes of the run's regions that are states. */
export const statesOf = (run: RunData): string[] =>
  run.manifest.layout.series
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name }) => name.slice(prefix.length))
    .filter((code) => Object.hasOwn(fipsOf, code));

/** The map itself; codes are written on the states that are named, where the map is wide enough for letters. */
export function stateMap(
  width: number,
  values: ReadonlyMap<string, number>,
  bins: ReturnType<typeof binsOf>,
  named: readonly string[],
): Spec {
  const shapes = statesFor(width);
  const features = shapes.features.map((shape) => ({ ...shape, people: values.get(shape.properties?.code) ?? 0 }));
  const fill = { field: "people", type: "quantitative", scale: binScale(bins), legend: null };
  const labels = width < 300 ? [] : features.filter(({ properties }) => named.includes(properties?.code)).map(labelOf);
  return {
    width,
    height: Math.round((width * ATLAS_HEIGHT) / ATLAS_WIDTH),
    layer: [
      {
        data: { values: features },
        projection: { type: "identity", scale: 1, translate: [0, 0] },
        mark: { type: "geoshape", stroke: colour.paper, strokeWidth: width < 300 ? 0.4 : 0.8 },
        encoding: { color: fill },
      },
      {
        data: { values: labels },
        mark: { type: "text", fontSize: 11.5, fontWeight: 600 },
        encoding: {
          x: { field: "x", type: "quantitative", scale: null, axis: null },
          y: { field: "y", type: "quantitative", scale: null, axis: null },
          text: { field: "code" },
          color: {
            condition: { test: `datum.people >= ${bins.at(-2)?.from ?? 0}`, value: colour.paper },
            value: colour.ink,
          },
        },
      },
    ],
  };
}

/** Where a state's code is written: the centroid of its largest part. */
function labelOf({
  properties,
  geometry,
  people: count,
}: ReturnType<typeof statesFor>["features"][number] & { people: number }) {
  const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  const parts = polygons.map((polygon) => centroid(polygon[0]!));
  const { x, y } = parts.reduce((a, b) => (b.area > a.area ? b : a));
  return { code: properties?.code as string, people: count, x, y };
}

function takeaway(run: RunData, day: number, rows: readonly { code: string; mean: number }[]): string {
  const total = rows.reduce((sum, { mean }) => sum + mean, 0);
  const share = rows.slice(0, 3).reduce((sum, { mean }) => sum + mean, 0) / total;
  const [first, second, third] = rows.map((row) => ({ ...row, name: stateName(row.code) }));
  const three =
    third === undefined || third.mean === 0
      ? ""
      : `; with ${second!.name} and ${third.name} that is ${percent(share)} of all`;
  return `${first!.name} has most out of work on day ${day}${inRun(run)}, ${people(first!.mean)} on average${three}`;
}
