import { join } from "node:path";
import { type Bands, bandColumns } from "../analysis/bandColumns.ts";
import { type Ladder, ladderDay, ladderOf, ladderThreshold } from "../analysis/ladder.ts";
import type { Summary } from "../analysis/summary.ts";
import { openColumns } from "../results/columns.ts";
import { readLadder } from "../results/ladderTable.ts";
import type { Manifest } from "../results/manifest.ts";
import { answerOfRun, readRun, type SavedRun } from "../results/readRun.ts";
import { type BandsTable, placeOf } from "../results/tableShapes.ts";
import { runColours } from "./draw/palette.ts";

/** A run as charts see it: read from its folder's tables, each at most once. */
export interface RunData {
  /** A, B, ...; empty where there is only one run. */
  readonly letter: string;
  /** How charts call it. */
  readonly label: string;
  readonly colour: string;
  readonly folder: string;
  /** Name of its scenario. */
  readonly scenario: string;
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly ladder: Ladder | null;
  readonly days: number;
  readonly saved: SavedRun;
  /** Bands of a daily series, by its name in the layout; null when the run has none. */
  bands(series: string): Bands | null;
  /** A column of the replications table, null for "never"; undefined when there is none. */
  outcome(column: string): readonly (number | null)[] | undefined;
}

/** Opens runs for charts, in the order in which they are compared. */
export function openRuns(folders: readonly string[]): RunData[] {
  return folders.map((folder, i) => openRun(folder, folders.length > 1 ? String.fromCharCode(65 + i) : "", i));
}

function openRun(folder: string, letter: string, place: number): RunData {
  const saved = readRun(folder);
  const { manifest } = saved;
  const { scenario, layout } = manifest;
  const samples = readLadder(folder);
  const columns = new Map<string, readonly (number | null)[] | undefined>();
  return {
    letter,
    label: letter === "" ? scenario.name : `${letter}: ${scenario.name}`,
    colour: runColours[place % runColours.length]!,
    folder,
    scenario: scenario.name,
    manifest,
    saved,
    summary: answerOfRun(saved),
    ladder: samples === null ? null : ladderOf(samples, ladderDay(scenario), ladderThreshold(scenario)),
    days: layout.days,
    bands: bandReader(folder, layout),
    outcome: (column) => {
      if (!columns.has(column)) columns.set(column, outcomeColumn(folder, column));
      return columns.get(column);
    },
  };
}

function outcomeColumn(folder: string, name: string): readonly (number | null)[] | undefined {
  const reader = openColumns(join(folder, "replications.arrow"));
  try {
    return reader.schema.fields.some((field) => field.name === name) ? Array.from(reader.values(name)) : undefined;
  } finally {
    reader.close();
  }
}

/** The three tables of bands hold series one after the other in layout order, a row a day. */
function bandReader(folder: string, layout: Manifest["layout"]): (series: string) => Bands | null {
  const places = new Map<string, { table: BandsTable; first: number }>();
  const rows = { bands: 0, stages: 0, states: 0 };
  for (const series of layout.series) {
    const { table } = placeOf(series);
    if (table === "sites") continue;
    places.set(series.name, { table, first: rows[table] });
    rows[table] += layout.days;
  }
  const read = new Map<string, Float64Array>();
  const columnOf = (table: string, column: string): Float64Array => {
    const key = `${table} ${column}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const reader = openColumns(join(folder, `${table}.arrow`));
    try {
      const values = reader.float64(column);
      read.set(key, values);
      return values;
    } finally {
      reader.close();
    }
  };
  return (series) => {
    const place = places.get(series);
    if (place === undefined) return null;
    const slice = (column: string) => columnOf(place.table, column).subarray(place.first, place.first + layout.days);
    const names = [...bandColumns.map(([name]) => name), "mean"] as const;
    return Object.fromEntries(names.map((name) => [name, slice(name)])) as unknown as Bands;
  };
}
