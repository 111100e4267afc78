import type { CapacitySeries } from "../../engine/capacity/series.ts";
import { chanceOfBest, regrets, varianceReduction } from "../compare/choice.ts";
import { ratioOfMeans } from "../compare/ratio.ts";
import type { Estimate } from "../limits.ts";
import { meanEstimate, meanOf } from "../mean.ts";
import { type Proportion, wilson } from "../proportion.ts";
import { type Quantiles, quantiles } from "../quantiles.ts";
import { type PathValues, valuesIn } from "./values.ts";

/** Value of one path in one month, in one replication. */
type Read = (series: CapacitySeries) => number;

const jobs = (read: Read) => read("graphiteJobs") + read("siliconJobs") + read("cellJobs");

/** What programmes are compared by, at the end of a month: unit, meaning, and how it is read. */
export const pathMeasures = {
  jobYears: { unit: "job-year", meaning: "Work at plants for anodes, silane and cells so far", of: jobs, soFar: true },
  jobs: { unit: "job", meaning: "People at plants for anodes, silane and cells", of: jobs },
  homeShare: {
    unit: "point",
    meaning: "Of the anode need of cell plants at home, made at home (self-sufficiency), points of 100",
    of: (read: Read) => 100 * read("selfSufficiencyShare"),
  },
  secureShare: {
    unit: "point",
    meaning: "Of that need, out of the exporter's reach, points of 100",
    of: (read: Read) => 100 * read("secureShare"),
  },
  anodeGwh: {
    unit: "GWh/year",
    meaning: "Cells made at home with anodes made at home",
    of: (read: Read) => read("selfSufficiencyShare") * read("cellsMadeGwh"),
  },
  cellGwh: { unit: "GWh/year", meaning: "Cells made at home", of: (read: Read) => read("cellsMadeGwh") },
  newMoneyMusd: {
    unit: "million USD",
    meaning: "Spent by the programme and paid for its interventions so far",
    of: (read: Read) => read("publicMoneyMusd") + read("interventionsMusd"),
  },
  creditsMusd: {
    unit: "million USD",
    meaning: "Production credits of the law so far, which follow what is made",
    of: (read: Read) => read("anodeCreditsMusd") + read("cellCreditsMusd"),
  },
} as const satisfies Record<string, Measure>;

interface Measure {
  readonly unit: string;
  readonly meaning: string;
  readonly of: (read: Read) => number;
  /** Added up over the months so far, in years. */
  readonly soFar?: boolean;
}

export type PathMeasure = keyof typeof pathMeasures;
export const pathMeasureNames = Object.keys(pathMeasures) as readonly PathMeasure[];

/** What is asked: months looked at, the last of which decides, and by what. */
export interface PathQuestion {
  readonly months: readonly number[];
  /** Places of the programmes that are compared with the first. */
  readonly programmes: readonly number[];
  readonly rank: PathMeasure;
  readonly budgetMusd: number | null;
  readonly seed: string;
}

/** One measure of one programme against the first, in the same worlds, at the end of a month. */
export interface PathDifference {
  readonly measure: PathMeasure;
  readonly month: number;
  readonly mean: Estimate;
  readonly bands: Quantiles;
}

export interface PathRow {
  readonly name: string;
  readonly differences: readonly PathDifference[];
  /** New public money for a job-year, thousand dollars, by month; null where the job-years' interval holds 0. */
  readonly thousandUsdPerJobYear: readonly (Estimate | null)[];
  /** By the measure that decides, in the last month. */
  readonly gain: Estimate;
  readonly helps: Proportion;
  readonly withinBudget: boolean | null;
  readonly bestChance: number;
  readonly regret: number | null;
  readonly varianceReduction: number | null;
}

export interface ComparedPaths {
  readonly replications: number;
  readonly baseline: string;
  readonly rows: readonly PathRow[];
  /** Highest mean gain within the budget; null where nobody gains. */
  readonly best: string | null;
}

const CONFIDENCE = 0.9;

/** Compares programmes of a run of paths with its first, world by world. */
export function comparePaths(paths: PathValues, question: PathQuestion): ComparedPaths {
  const { months, rank, budgetMusd } = question;
  const last = months.at(-1)!;
  const read = reader(paths);
  const found = question.programmes.map((p) => {
    const change = (measure: PathMeasure, month: number) => {
      const [with_, without] = [read(p, measure, month), read(0, measure, month)];
      return with_.map((x, r) => x - without[r]!);
    };
    const gains = change(rank, last);
    const spent = meanOf(change("newMoneyMusd", last)).mean;
    const row = {
      name: paths.experiment.programmes[p]!.name,
      differences: months.flatMap((month) =>
        pathMeasureNames.map((measure): PathDifference => {
          const values = change(measure, month);
          return { measure, month, mean: meanEstimate(values, CONFIDENCE), bands: quantiles(values) };
        }),
      ),
      thousandUsdPerJobYear: months.map((month) =>
        ratioOfMeans(
          change("newMoneyMusd", month).map((musd) => 1000 * musd),
          change("jobYears", month),
          CONFIDENCE,
        ),
      ),
      gain: meanEstimate(gains, CONFIDENCE),
      helps: wilson(gains.filter((gain) => gain > 0).length, gains.length),
      withinBudget: budgetMusd === null ? null : spent <= budgetMusd,
      varianceReduction: varianceReduction(read(0, rank, last), read(p, rank, last)),
    };
    return { row, gains };
  });
  const able = found.map(({ row, gains }) => (row.withinBudget === false ? null : gains));
  const bestChances = chanceOfBest(able, question.seed);
  const regret = regrets(able);
  const rows = found.map(({ row }, i) => ({ ...row, bestChance: bestChances[i]!, regret: regret[i]! }));
  const chosen = rows
    .filter(({ withinBudget }) => withinBudget !== false)
    .sort((a, b) => b.gain.value! - a.gain.value!)[0];
  return {
    replications: paths.replications,
    baseline: paths.experiment.programmes[0]!.name,
    rows,
    best: chosen !== undefined && chosen.gain.value! > 0 ? chosen.name : null,
  };
}

/** Reads a measure of a programme at the end of a month, by replication. */
function reader(paths: PathValues) {
  const now = (p: number, { of }: Measure, month: number): Float64Array => {
    const known = new Map<CapacitySeries, Float64Array>();
    const column = (series: CapacitySeries) => {
      const values = known.get(series) ?? valuesIn(paths, p, series, month);
      known.set(series, values);
      return values;
    };
    return Float64Array.from({ length: paths.replications }, (_, r) => of((series) => column(series)[r]!));
  };
  return (p: number, name: PathMeasure, month: number): Float64Array => {
    const measure: Measure = pathMeasures[name];
    if (measure.soFar !== true) return now(p, measure, month);
    const sum = new Float64Array(paths.replications);
    for (let m = 0; m <= month; m++)
      now(p, measure, m).forEach((value, r) => {
        sum[r]! += value / 12;
      });
    return sum;
  };
}
