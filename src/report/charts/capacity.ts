import { existsSync } from "node:fs";
import { join } from "node:path";
import { findAnyManifest, isOfCapacity } from "../../results/manifest.ts";
import { readRows } from "../../results/rows.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { Place } from "../kept.ts";
import { readable } from "../words.ts";
import { grid, panels, panelTitle, upAxis } from "./parts.ts";

interface Row {
  readonly programme: string;
  readonly series: string;
  readonly month: string;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** What is drawn, with its colour, and what the table says beside it. */
const [GRAPHITE, SILICON, NEED] = ["homeGraphiteTonnes", "homeSiliconAsGraphiteTonnes", "anodeNeedTonnes"] as const;
const CAPACITIES = ["homeGraphiteCapacityTonnes", "homeSiliconCapacityTonnes"] as const;

/** Silicon against graphite made at home, by month and programme, from a run of `runout capacity`. */
export function capacity(place: Place): Chart | NoChart {
  const manifest = findAnyManifest(place.folder);
  const path = join(place.folder, "path.arrow");
  if (manifest === null || !isOfCapacity(manifest) || !existsSync(path))
    return { why: "this is no run of paths of capacity; runout capacity scenarios/leapfrog-silicon.yaml makes one" };
  const wanted = new Set<string>([GRAPHITE, SILICON, NEED, ...CAPACITIES]);
  const rows = readRows(path)
    .objects<Row>()
    .filter(({ series }) => wanted.has(series));
  const programmes = [...new Set(rows.map(({ programme }) => programme))];
  const { scenario, replications, world } = manifest;
  const last = rows.at(-1)!.month;
  return {
    id: "capacity",
    takeaway: takeaway(rows, programmes, last),
    subtitle:
      "Anode material made at home and used there, in thousand tonnes of graphite a year; silicon is counted as the graphite that it replaces. Lines: medians; bands: half, and nine in ten, of modelled worlds. Written: what cell plants at home need, median.",
    keys: [
      { label: "graphite", colour: colour.seventh, mark: "area" },
      { label: "silicon, as graphite", colour: colour.second, mark: "area" },
    ],
    notes: `Source: Runout, ${scenario.name}, world ${world}; ${replications.toLocaleString("en-US")} replications, the same luck in every programme. What could be built if no cut came: a path of decisions, not a forecast; runout backtest hindcast-2022 scores it against what was built since 2022.`,
    spec: (width) => views(rows, programmes, width),
    table: {
      columns: [
        { name: "programme", unit: "" },
        { name: "month", unit: "" },
        { name: "measure", unit: "" },
        ...["5 %", "median", "95 %"].map((name) => ({ name, unit: "t/year" })),
      ],
      rows: rows
        .filter(({ month }) => month.endsWith("-12") || month === last)
        .map(({ programme, month, series, q05, q50, q95 }) => [
          programme,
          month,
          series,
          ...[q05, q50, q95].map((x) => Math.round(x) + 0),
        ]),
    },
  };
}

function views(rows: readonly Row[], programmes: readonly string[], width: number): Spec {
  const { columns, panel } = panels(width, Math.min(3, programmes.length), { narrowest: 190 });
  const most = Math.max(
    ...rows.filter(({ series }) => series === GRAPHITE || series === SILICON).map(({ q95 }) => q95),
  );
  return grid(
    programmes.map((programme, i) =>
      onePanel(
        rows.filter((row) => row.programme === programme),
        programme,
        most,
        panel,
        i % columns === 0,
      ),
    ),
    columns,
    { row: 26, column: 24 },
  );
}

/** A month as a number of years: January 2026 is 2026, its end a twelfth later. */
const yearOf = (month: string): number => Number(month.slice(0, 4)) + Number(month.slice(5, 7)) / 12;

function onePanel(rows: readonly Row[], programme: string, most: number, width: number, labels: boolean): Spec {
  // Quarters are fine enough for a decade.
  const values = rows
    .filter(({ month }, i) => ["03", "06", "09", "12"].includes(month.slice(5, 7)) || i === 0)
    .map(({ series, month, q05, q25, q50, q75, q95 }) => ({
      series,
      year: yearOf(month),
      ...Object.fromEntries(Object.entries({ q05, q25, q50, q75, q95 }).map(([name, x]) => [name, x / 1000])),
    }));
  const need = rows.filter(({ series }) => series === NEED);
  const [first, final] = [need[0]!, need.at(-1)!];
  const needed = `need ${first.month.slice(0, 4)}: ${kilotonnes(first.q50)}; ${final.month.slice(0, 4)}: ${kilotonnes(final.q50)}`;
  const years = values.map(({ year }) => year);
  const x: Spec = {
    field: "year",
    type: "quantitative",
    scale: { domain: [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))], nice: false, zero: false },
    axis: { title: null, tickCount: 5, format: "d" },
  };
  const of = (series: string, layers: readonly Spec[]): Spec[] =>
    layers.map((layer) => ({ ...layer, data: { values: values.filter((row) => row.series === series) } }));
  const y = (field: string) => upAxis(field, most / 1000, labels, { title: null });
  const band = (low: string, high: string, fill: string, opacity: number): Spec => ({
    mark: { type: "area", opacity, color: fill },
    encoding: { x, y: y(low), y2: { field: high } },
  });
  const line = (hue: string, more: object = {}): Spec => ({
    mark: { type: "line", strokeWidth: 2, color: hue, ...more },
    encoding: { x, y: y("q50") },
  });
  return {
    width,
    height: 190,
    layer: [
      panelTitle(readable(programme)),
      {
        data: { values: [{}] },
        mark: { type: "text", align: "left", baseline: "top", text: needed, color: colour.soft },
        encoding: { x: { value: 6 }, y: { value: 2 } },
      },
      ...of(GRAPHITE, [
        band("q05", "q95", colour.seventh, 0.18),
        band("q25", "q75", colour.seventh, 0.3),
        line(colour.seventh),
      ]),
      ...of(SILICON, [
        band("q05", "q95", colour.second, 0.18),
        band("q25", "q75", colour.second, 0.3),
        line(colour.second),
      ]),
    ],
  };
}

function takeaway(rows: readonly Row[], programmes: readonly string[], last: string): string {
  const at = (programme: string, series: string) =>
    rows.find((row) => row.programme === programme && row.series === series && row.month === last)!;
  const [first, ...others] = programmes;
  const said = [first!, ...others.slice(-1)].map((programme, i) => {
    const [silicon, graphite] = [at(programme, SILICON), at(programme, GRAPHITE)];
    const under = programme === "none" ? "without a programme" : `under “${programme.replaceAll("-", " ")}”`;
    const words = i === 0 ? " thousand tonnes a year of silicon, counted as the graphite it replaces, and" : " and";
    return `${kilotonnes(silicon.q50)}${words} ${kilotonnes(graphite.q50)}${i === 0 ? " of graphite" : ""} ${under}`;
  });
  const need = at(first!, NEED);
  return `By the end of ${last.slice(0, 4)} plants at home make, in the median world, ${said.join("; ")}; ${kilotonnes(need.q50)} are needed`;
}

const kilotonnes = (tonnes: number): string => {
  const kt = tonnes / 1000;
  return kt >= 10 ? String(Number(kt.toPrecision(2))) : kt.toFixed(1);
};
