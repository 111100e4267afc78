import { mean } from "simple-statistics";
import { bandColumns } from "../../analysis/bandColumns.ts";
import { bandIn, monthOf, type PathValues, valuesIn } from "../../analysis/capacity/values.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { capacitySeries } from "../../engine/capacity/series.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import type { Factor } from "../../scenario/types.ts";
import { encodeTable } from "../encode.ts";
import {
  cutsShape,
  monthsShape,
  pathShape,
  projectsShape,
  replicationsShape,
  startsShape,
  valuesShape,
} from "./shapes.ts";

/** What the tables of a run of paths are made from. */
export interface PathTables extends PathValues {
  readonly experiment: PathValues["experiment"] & { readonly factors: readonly Factor[] };
  readonly units: readonly string[];
  readonly started: Int32Array;
  readonly factors: Float64Array;
}

/** A table by the name of its file. */
type Written = readonly [file: string, bytes: Uint8Array];

/** What was simulated, by file name: equal runs give equal bytes. */
export const simulatedTables = (paths: PathTables): Written[] => [
  ["months.arrow", monthsTable(paths)],
  ["starts.arrow", startsTable(paths)],
  ["replications.arrow", replicationsTable(paths)],
];

/** What is told of it, by file name: functions of what was simulated alone, so that they can be made anew. */
export const toldTables = (paths: PathTables, dates: readonly string[]): Written[] => [
  ["path.arrow", pathTable(paths)],
  ["values.arrow", valuesTable(paths, dates)],
  ["projects.arrow", projectsTable(paths)],
];

const programmesOf = ({ experiment }: PathValues) => experiment.programmes.map(({ name }) => name);

/** Rows of a table with one row a replication, programme and one of so many things: the first two of them. */
function rowsOf(paths: PathTables, things: number) {
  const programmes = paths.experiment.programmes.length;
  const rows = paths.replications * programmes * things;
  return {
    replication: Uint32Array.from({ length: rows }, (_, row) => Math.floor(row / (programmes * things))),
    programme: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / things) % programmes),
    thing: Int32Array.from({ length: rows }, (_, row) => row % things),
  };
}

function monthsTable(paths: PathTables): Uint8Array {
  const { months, values } = paths;
  const { thing: month, ...of } = rowsOf(paths, months.length);
  const perPath = capacitySeries.length * months.length;
  const series = (s: number) =>
    Float64Array.from(month, (m, row) => values[Math.floor(row / months.length) * perPath + s * months.length + m]!);
  return encodeTable(
    monthsShape(
      programmesOf(paths),
      months.map((one) => one.month),
    ),
    { ...of, month, ...Object.fromEntries(capacitySeries.map(([name], s) => [name, series(s)])) },
  );
}

function startsTable(paths: PathTables): Uint8Array {
  const { thing: module, ...of } = rowsOf(paths, paths.units.length);
  const day = Array.from(paths.started, (started) => (started < 0 ? null : started));
  return encodeTable(startsShape(programmesOf(paths), paths.units), { ...of, module, day });
}

function pathTable(paths: PathTables): Uint8Array {
  const rows = programmesOf(paths).flatMap((_, programme) =>
    capacitySeries.flatMap(([series], s) =>
      paths.months.map((_, month) => ({
        programme,
        s,
        month,
        bands: bandIn(paths, programme, series, month),
        mean: mean([...valuesIn(paths, programme, series, month)]),
      })),
    ),
  );
  return encodeTable(
    pathShape(
      programmesOf(paths),
      paths.months.map(({ month }) => month),
    ),
    {
      programme: rows.map((row) => row.programme),
      series: rows.map((row) => row.s),
      month: rows.map((row) => row.month),
      ...Object.fromEntries(
        bandColumns.map(([name]) => [name, rows.map(({ bands }) => bands[name as keyof typeof bands])]),
      ),
      mean: rows.map((row) => row.mean),
    },
  );
}

function valuesTable(paths: PathTables, dates: readonly string[]): Uint8Array {
  const rows: number[][] = [];
  programmesOf(paths).forEach((_, programme) => {
    capacitySeries.forEach(([series], s) => {
      dates.forEach((date, d) => {
        valuesIn(paths, programme, series, monthOf(paths, date)).forEach((value, replication) => {
          rows.push([replication, programme, s, d, value]);
        });
      });
    });
  });
  const pick = (i: number) => rows.map((row) => row[i]!);
  return encodeTable(valuesShape(programmesOf(paths), dates), {
    replication: pick(0),
    programme: pick(1),
    series: pick(2),
    date: pick(3),
    value: pick(4),
  });
}

/** Days of the first product of one module under one programme, by replication; null: never. */
export function startDays(
  { started, units, replications, experiment }: PathTables,
  programme: number,
  unit: number,
): (number | null)[] {
  return Array.from({ length: replications }, (_, r) => {
    const day = started[(r * experiment.programmes.length + programme) * units.length + unit]!;
    return day < 0 ? null : day;
  });
}

function projectsTable(paths: PathTables): Uint8Array {
  const rows = programmesOf(paths).flatMap((_, programme) =>
    paths.units.map((_, unit) => {
      const days = startDays(paths, programme, unit);
      return { programme, unit, share: days.filter((day) => day !== null).length / days.length, days: quantiles(days) };
    }),
  );
  return encodeTable(projectsShape(programmesOf(paths), paths.units), {
    programme: rows.map((row) => row.programme),
    module: rows.map((row) => row.unit),
    startedShare: rows.map((row) => row.share),
    q05Day: rows.map((row) => row.days.q05),
    q50Day: rows.map((row) => row.days.q50),
    q95Day: rows.map((row) => row.days.q95),
  });
}

function replicationsTable({ experiment: { factors }, factors: rows, replications }: PathTables): Uint8Array {
  const all = Array.from({ length: replications }, (_, r) => r);
  return encodeTable(replicationsShape(factors), {
    replication: all,
    ...Object.fromEntries(factors.map(({ name }, i) => [name, all.map((r) => rows[r * factors.length + i]!)])),
  });
}

/** What cuts along paths did, as tables want it. */
export interface CutRows {
  readonly programme: string;
  readonly date: string;
  readonly replications: readonly number[];
  /** [outOfWork, outOfWorkDirect][day][replication] */
  readonly values: readonly (readonly (readonly number[])[])[];
}

/** The table of cuts, by file name. */
export function cutsTable(cuts: readonly CutRows[], scenario: CapacityScenario): [file: string, bytes: Uint8Array] {
  const { dates, days } = scenario.cuts!;
  const programmes = scenario.programmes.map(({ name }) => name);
  const rows = cuts.flatMap(({ programme, date, replications, values }) =>
    days.flatMap((day, d) =>
      replications.map((replication, i) => [
        replication,
        programmes.indexOf(programme),
        dates.indexOf(date),
        day,
        values[0]![d]![i]!,
        values[1]![d]![i]!,
      ]),
    ),
  );
  const pick = (i: number) => rows.map((row) => row[i]!);
  return [
    "cuts.arrow",
    encodeTable(cutsShape(programmes, dates), {
      replication: pick(0),
      programme: pick(1),
      date: pick(2),
      day: pick(3),
      outOfWork: pick(4),
      outOfWorkDirect: pick(5),
    }),
  ];
}
