import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseData, Limit } from "../analysis/discover/box.ts";
import type { Discovery } from "../analysis/discover/discover.ts";
import type { Proportion } from "../analysis/proportion.ts";
import { quantiles } from "../analysis/quantiles.ts";
import type { Factor } from "../scenario/types.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

const NAME = "discover";

/** What was asked and found, beside the table of the box's limits. */
export interface DiscoverMade {
  readonly scenario: string;
  readonly world: string;
  readonly seed: string;
  readonly when: string;
  readonly sentence: string;
  readonly kind: Discovery["kind"];
  readonly rows: number;
  readonly cases: number;
  /** Shares on the rows that had no part in finding the box; null where there is none. */
  readonly measures: {
    readonly support: Proportion;
    readonly coverage: Proportion | null;
    readonly density: Proportion | null;
  } | null;
}

/** A limit of a kept box, with where the factor lies in the cases and in the other worlds. */
export interface KeptLimit {
  readonly factor: string;
  readonly unit: string;
  readonly evidence: string;
  /** Of a set: its values with commas between; else empty. */
  readonly set: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly drawnLow: number;
  readonly drawnHigh: number;
  readonly case05: number;
  readonly case50: number;
  readonly case95: number;
  readonly other05: number;
  readonly other50: number;
  readonly other95: number;
  readonly densityWithout: number | null;
  readonly reproduced: number | null;
}

/**
 * Keeps a discovery in its run's folder: a table of the box's limits, `discover.arrow`, and what was asked, `discover.json`. The last one
 * asked stands.
 * @returns the path of the table
 */
export function writeDiscovery(
  folder: string,
  made: Omit<DiscoverMade, "kind" | "rows" | "cases" | "measures">,
  found: Discovery,
  data: CaseData,
  factors: readonly Factor[],
): string {
  const limits = "limits" in found ? found.limits : [];
  const rows = limits.map(({ limit, densityWithout, reproduced }): KeptLimit => {
    const values = data.factors[data.names.indexOf(limit.name)]!;
    const factor = factors.find(({ name }) => name === limit.name);
    const of = (wanted: number) => quantiles(Array.from(values).filter((_, row) => data.cases[row] === wanted));
    const [cases, others] = [of(1), of(0)];
    return {
      factor: limit.name,
      unit: factor?.unit ?? "",
      evidence: factor?.source.kind ?? "none",
      ...endsOf(limit),
      drawnLow: values.reduce((low, x) => Math.min(low, x), Number.POSITIVE_INFINITY),
      drawnHigh: values.reduce((high, x) => Math.max(high, x), Number.NEGATIVE_INFINITY),
      case05: cases.q05!,
      case50: cases.q50!,
      case95: cases.q95!,
      other05: others.q05!,
      other50: others.q50!,
      other95: others.q95!,
      densityWithout,
      reproduced,
    };
  });
  const texts = ["factor", "unit", "evidence", "set"] as const;
  const list = (key: (typeof texts)[number]) => [...new Set(rows.map((row) => row[key]))];
  const shape = tableShape(NAME, [
    textColumn("factor", 0, list("factor"), "Factor that the box limits"),
    textColumn("unit", 1, list("unit"), "Its unit"),
    textColumn("evidence", 2, list("evidence"), "Who says what it is"),
    textColumn("set", 3, list("set"), "Of a limit to some of a few values: those; else empty"),
    ...numbers.map(([name, meaning]) => column(name, "float64", "own", meaning, true)),
  ]);
  const bytes = encodeTable(shape, {
    ...Object.fromEntries(texts.map((key) => [key, rows.map((row) => list(key).indexOf(row[key]))])),
    ...Object.fromEntries(numbers.map(([name]) => [name, rows.map((row) => row[name])])),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${NAME}.arrow`);
  replaceFile(realDisk, path, [bytes]);
  const said: DiscoverMade = {
    ...made,
    kind: found.kind,
    rows: found.rows,
    cases: found.cases,
    measures: "measures" in found ? found.measures : null,
  };
  replaceFile(realDisk, join(folder, `${NAME}.json`), [new TextEncoder().encode(`${JSON.stringify(said, null, 2)}\n`)]);
  return path;
}

const numbers = [
  ["low", "Lower limit; null: none on that side"],
  ["high", "Upper limit; null: none on that side"],
  ["drawnLow", "Lowest value in the run"],
  ["drawnHigh", "Highest value in the run"],
  ["case05", "5 % of the cases lie below"],
  ["case50", "Median of the cases"],
  ["case95", "95 % of the cases lie below"],
  ["other05", "5 % of the other worlds lie below"],
  ["other50", "Median of the other worlds"],
  ["other95", "95 % of the other worlds lie below"],
  ["densityWithout", "Share of cases in the box without this limit, on held-out rows"],
  ["reproduced", "Share of resamples in which the rule limits this factor again"],
] as const satisfies readonly (readonly [keyof KeptLimit, string])[];

const endsOf = (limit: Limit): Pick<KeptLimit, "set" | "low" | "high"> =>
  limit.kind === "set"
    ? { set: limit.values.join(", "), low: null, high: null }
    : { set: "", low: limit.low, high: limit.high };

/** Reads a discovery back; null where the folder has none. */
export function readDiscovery(folder: string): { made: DiscoverMade; limits: KeptLimit[] } | null {
  const [path, told] = [join(folder, `${NAME}.arrow`), join(folder, `${NAME}.json`)];
  if (!existsSync(path) || !existsSync(told)) return null;
  return {
    made: JSON.parse(readFileSync(told, "utf8")) as DiscoverMade,
    limits: readRows(path).objects<KeptLimit>(),
  };
}
