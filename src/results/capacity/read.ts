import { existsSync } from "node:fs";
import { join } from "node:path";
import { capacitySeries } from "../../engine/capacity/series.ts";
import { daysFrom } from "../../scenario/dates.ts";
import { monthsOf } from "../../world/capacity/plan.ts";
import { type ColumnFile, openColumns } from "../columns.ts";
import type { CapacityManifest } from "../manifest.ts";
import { readTable } from "../rows.ts";
import type { CutRows, PathTables } from "./tables.ts";

/** Reads a run of paths back from what was simulated: exactly what its tables and its answer were made from. @throws StoreError */
export function readPaths(folder: string, { scenario, factors, replications }: CapacityManifest): PathTables {
  const { from, until, programmes } = scenario;
  const months = monthsOf(from, daysFrom(from, until) + 1);
  const perPath = capacitySeries.length * months.length;
  const values = new Float64Array(replications * programmes.length * perPath);
  reading(join(folder, "months.arrow"), (file) => {
    capacitySeries.forEach(([name], s) => {
      file.float64(name).forEach((value, row) => {
        const path = Math.floor(row / months.length);
        values[path * perPath + s * months.length + (row % months.length)] = value;
      });
    });
  });
  const rows = new Float64Array(replications * factors.length);
  reading(join(folder, "replications.arrow"), (file) => {
    factors.forEach(({ name }, i) => {
      file.float64(name).forEach((value, r) => {
        rows[r * factors.length + i] = value;
      });
    });
  });
  const starts = join(folder, "starts.arrow");
  const units = [...(readTable(starts).getChild("module")?.data[0]?.dictionary ?? [])] as string[];
  const started = reading(starts, (file) => Int32Array.from(file.values("day"), (day) => day ?? -1));
  return { replications, months, experiment: { from, programmes, factors }, values, factors: rows, units, started };
}

/** Reads the cuts of a run of paths; none where it made none. @throws StoreError */
export function readCuts(folder: string, { scenario: { programmes, cuts } }: CapacityManifest): CutRows[] {
  const path = join(folder, "cuts.arrow");
  if (cuts === undefined || !existsSync(path)) return [];
  return reading(path, (file) => {
    const column = (name: string) => Array.from(file.values(name)) as number[];
    const [of, date, replication, day] = ["programme", "date", "replication", "day"].map(column) as number[][];
    const people = ["outOfWork", "outOfWorkDirect"].map(column);
    return programmes.flatMap(({ name }, p) =>
      cuts.dates.map((one, d) => {
        const rows = day!.map((_, row) => row).filter((row) => of![row] === p && date![row] === d);
        const on = cuts.days.map((wanted) => rows.filter((row) => day![row] === wanted));
        return {
          programme: name,
          date: one,
          replications: (on[0] ?? []).map((row) => replication![row]!),
          values: people.map((values) => on.map((those) => those.map((row) => values[row]!))),
        };
      }),
    );
  });
}

function reading<T>(path: string, read: (file: ColumnFile) => T): T {
  const file = openColumns(path);
  try {
    return read(file);
  } finally {
    file.close();
  }
}
