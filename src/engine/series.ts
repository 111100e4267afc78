/**
 * What a replication leaves behind: named daily series and sums by site. The layout is a function of the world alone,
 * so every chunk of a run, on any machine, has the same columns in the same order.
 */

/** One daily series. `people` are whole people or sites (Int32); `real` are flows, shares and days (Float64). */
export interface Series {
  /** `outOfWork`, `outOfWork.stage.cell`, `outOfWork.region.MI`, `output.stage.cell`, `cover.slot.anode`, `unmade.endUse.vehicles` ... */
  readonly name: string;
  readonly kind: "people" | "real";
  readonly unit: string;
  readonly meaning: string;
}

/** Per-site integer sums over replications at each report day, and in how many replications its line had stopped by then. */
export interface SiteSeries {
  readonly siteIds: readonly string[];
  /** Days at which sites are summed, ascending: the scenario's report days within the horizon. */
  readonly days: readonly number[];
  /** Whether sites are summed on every day of the run too and each has a series of its own: see `withSiteDays`. */
  readonly daily?: true;
}

/** The series of a site's people out of work; it is there where sites are recorded daily, in the order of `siteIds`. */
export const siteSeries = (siteId: string): string => `outOfWork.site.${siteId}`;

/** What is summed of a site on every day, in this order: see ChunkResult.siteDays. */
export const siteDayMeasures = ["outOfWork", "anyOut", "stopped"] as const;

/** The layout of one run. Day d of a series is the state at the end of d days after the effective date, d = 0 .. days - 1. */
export interface Layout {
  readonly days: number;
  readonly series: readonly Series[];
  readonly factors: readonly string[];
  readonly sites: SiteSeries;
  /** Root causes by which people are recorded: in total daily, by site on report days. None when absent. */
  readonly causes?: readonly RecordedCause[];
  /** Only where some series alone are recorded, or on some days: see `recordingOnly` and `lookingAt`. */
  readonly looked?: Looked;
}

/** Days on which a run is looked at, in any order, and the series that it would have recorded on all of them. */
export interface Looked {
  readonly days: readonly number[] | "all";
  readonly of: readonly Series[];
}

/** Whether a day of a run is taken down. */
export const isTaken = ({ looked }: Pick<Layout, "looked">, day: number): boolean =>
  looked === undefined || looked.days === "all" || looked.days.includes(day);

/** Whether books are kept on some days alone, so that each has to tell of itself. */
export const isLookedAt = ({ looked }: Pick<Layout, "looked">): boolean =>
  looked !== undefined && looked.days !== "all";

/** A root cause as it is recorded: its code in the block and the end of its series' name, `outOfWork.cause.<name>`. */
export interface RecordedCause {
  readonly code: number;
  readonly name: string;
}

/** A replication that broke an identity: never averaged in, named in the summary. */
export interface Failure {
  readonly replication: number;
  readonly message: string;
}

/**
 * The results of one chunk: replications first .. first + replications - 1.
 * A failed replication's entries are 0 and its number stands in `failures`.
 */
export interface ChunkResult {
  readonly index: number;
  readonly first: number;
  readonly replications: number;
  /** [people series in layout order][day][replication] */
  readonly people: Int32Array;
  /** [real series in layout order][day][replication] */
  readonly real: Float64Array;
  /** [factor][replication], in natural units */
  readonly factors: Float64Array;
  /** [report day][site]: people of that site out of work, summed over the chunk's replications */
  readonly siteOutOfWork: Float64Array;
  /** [report day][site]: replications in which the site's line had stopped (made under 5 % of rest) on or before that day */
  readonly siteStopped: Float64Array;
  /** [report day][cause][site]: people of that site out of work by root cause, summed; empty when the layout names no cause */
  readonly siteOutByCause?: Float64Array;
  /**
   * [measure][day][site], only where the layout sums sites daily: people out of work, summed; replications with anybody of the site
   * out of work; replications in which its line had stopped on or before that day
   */
  readonly siteDays?: Float64Array;
  readonly failures: readonly Failure[];
}
