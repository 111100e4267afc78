import type { Estimate } from "../../analysis/limits.ts";
import type { PackageRow } from "../../results/packages/read.ts";
import { kinds } from "../../scenario/interventions/kinds.ts";
import { readable } from "../words.ts";
import { type BriefInput, cutLabel, scenarioLabel } from "./input.ts";

/** A number with its limits, rounded; null: nothing can be said. */
export type Triple = readonly [value: number | null, low: number | null, high: number | null];

/** What the page's script knows of one package. Triples are a mean with its 90 % interval, but for `worlds`. */
export interface PageBlock {
  readonly out: readonly Triple[];
  /** Median, lowest and highest world. */
  readonly worlds: readonly Triple[];
  readonly lost: Triple;
  readonly saved: readonly Triple[] | null;
  readonly years: Triple | null;
  /** Million dollars: public, firms, public less benefits and taxes. */
  readonly gross: Triple | null;
  readonly firms: Triple | null;
  readonly net: Triple | null;
  /** Thousand dollars for a job-year. */
  readonly ratio: Triple | null;
  /** Percent of worlds in which it gains. */
  readonly helps: Triple | null;
  /** Job-years lost by replication; null for one that was left out. */
  readonly each: readonly (number | null)[];
}

/** Everything that the page's script reads. */
export interface PageData {
  readonly days: readonly number[];
  readonly asked: number;
  readonly scenarios: readonly { readonly label: string; readonly counted: readonly number[] }[];
  readonly cuts: readonly string[];
  readonly options: readonly { readonly name: string; readonly label: string; readonly does: string }[];
  readonly pairs: boolean;
  /** By scenario, cut and package: nothing, each option, then pairs (0, 1), (0, 2) ... */
  readonly blocks: readonly PageBlock[];
}

export function pageData({ runs, packages }: BriefInput): PageData {
  const { head, rows, worlds } = packages;
  const byPlace = new Map<string, PackageRow[]>();
  for (const row of rows) {
    const key = `${row.scenario} ${row.cut} ${row.package}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [row]);
    else known.push(row);
  }
  const each = new Map([...byPlace.keys()].map((key) => [key, new Array<number | null>(head.replications).fill(null)]));
  for (const { scenario, cut, package: of, replication, jobDays } of worlds)
    each.get(`${scenario} ${cut} ${of}`)![replication] = tenth(jobDays / 365);
  return {
    days: head.days,
    asked: head.replications,
    scenarios: runs.map((run, s) => ({
      label: scenarioLabel(run),
      counted: head.leftOut[s]!.map((left) => head.replications - left),
    })),
    cuts: head.cuts.map(cutLabel),
    options: head.options.map(({ name, kind }) => ({
      name,
      label: readable(name),
      does: kinds[kind].meaning,
    })),
    pairs: head.pairs,
    blocks: [...byPlace].map(([key, of]) => blockOf(of, each.get(key)!)),
  };
}

const tenth = (x: number | null): number | null => (x === null ? null : Math.round(x * 10) / 10 + 0);
const triple = ({ value, low, high }: Estimate, scale = 1): Triple => [
  tenth(value === null ? null : value * scale),
  tenth(low === null ? null : low * scale),
  tenth(high === null ? null : high * scale),
];

function blockOf(rows: readonly PackageRow[], each: readonly (number | null)[]): PageBlock {
  const daily = (measure: string) =>
    rows
      .filter((row) => row.measure === measure)
      .sort((a, b) => a.day! - b.day!)
      .map((row) => triple(row));
  const last = (measure: string, scale = 1): Triple | null => {
    const row = rows.filter((one) => one.measure === measure).at(-1);
    return row === undefined || row.value === null ? null : triple(row, scale);
  };
  const saved = daily("jobsSaved");
  return {
    out: daily("outOfWork"),
    worlds: daily("outOfWorkWorlds"),
    lost: last("jobYearsLost")!,
    saved: saved.length === 0 ? null : saved,
    years: last("jobYearsSaved"),
    gross: last("gross", 1e-6),
    firms: last("firms", 1e-6),
    net: last("net", 1e-6),
    ratio: last("usdPerJobYear", 1e-3),
    helps: last("helps", 100),
    each,
  };
}
