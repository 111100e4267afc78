/** A value of a feed and the first day for which it stands. */
export interface FeedRow {
  readonly date: string;
  readonly value: number;
}

/**
 * What a feed says and of whom; its numbers stand in a CSV.
 *
 *   admitted   share of the rest flow that control groups or origins may ship, or that crosses a border
 *   available  share of capacity that is left at sites and origins
 *   demand     orders of end uses, over rest; of named suppliers only where `suppliers` says so
 */
export interface FeedHead {
  readonly name: string;
  readonly kind: "admitted" | "available" | "demand";
  readonly groups: readonly string[];
  readonly origins: readonly string[];
  readonly sites: readonly string[];
  readonly endUses: readonly string[];
  readonly suppliers: readonly string[];
  /** Regions of a border: what leaves one of `from`, sent by sites or origins, for a site in another, of `to`. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Of `admitted`: whose goods it limits; a border is crossed by everybody's. */
  readonly buyers: "counted" | "foreign" | "all";
  /** Path of the CSV, relative to the file that names it, and the column of values (the only one unless given). */
  readonly file: string;
  readonly column?: string;
  readonly unit: "share" | "unitsPerMonth" | "unitsPerDay";
  /** Value in that unit that stands for rest; absent: what flows in the world at rest. */
  readonly base?: number;
  /** `dates`: rows on any dates; `day`: one a day; absent: one a day where most rows follow by a day. */
  readonly every?: "day" | "dates";
  readonly between: "step" | "linear";
  readonly before?: "rest";
  readonly after?: "hold" | "rest";
}

/** A feed with what its CSV says, in the order of time. */
export interface Feed extends FeedHead {
  /** Its rows are months. */
  readonly monthly: boolean;
  readonly rows: readonly FeedRow[];
}

/** A feed as levers read it: days counted from the effective date. */
export interface DayFeed extends Omit<FeedHead, "file" | "column" | "unit" | "base" | "every" | "before" | "after"> {
  /** Share of rest, or the product's units a calendar day or a working day. */
  readonly unit: "share" | "perCalendarDay" | "perWorkingDay";
  readonly days: readonly number[];
  readonly values: readonly number[];
  /** First day for which nothing is said. */
  readonly end: number;
  readonly after: "hold" | "rest";
}
