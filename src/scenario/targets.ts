import { id, number, oneOf, optional, orEmpty, text } from "./columns.ts";
import { readTable, type Table } from "./csv.ts";
import { ScenarioError } from "./errors.ts";
import { sourced } from "./sourceColumns.ts";

/** One number of history that a world is scored against: offset + scale x outcome is compared with what was observed. */
export interface TargetRow {
  readonly line: number;
  readonly name: string;
  /** In the grammar of outcomes; days may be dates. */
  readonly outcome: string;
  readonly scale: number;
  readonly offset: number;
  /** What happened; null where nobody knows and the band alone is given. */
  readonly observed: number | null;
  /** Standard deviation of the published figure: error of measurement, and what else moved it that the world leaves out. */
  readonly observedSd: number;
  /** Acceptance band; a null end is open. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** `calibrate` may fit to it; a `check` is never fitted to. */
  readonly use: "calibrate" | "check";
  readonly sourceKind: string;
  readonly source: string;
  readonly note: string;
}

const anyNumber = (meaning: string) => number(meaning, -Infinity, Infinity);

/** targets.csv of a back-test's folder. */
export const targets: Table<TargetRow> = {
  file: "targets.csv",
  meaning: "What history, or you, know of the outcomes of the scenario beside it",
  key: ["name"],
  columns: {
    name: id("name of the target"),
    outcome: text("an outcome, as outOfWork@7 or mean(output.stage.assembly, 1996-03); days may be dates"),
    scale: optional(anyNumber("value = offset + scale x outcome; empty: 1"), 1),
    offset: optional(anyNumber("value = offset + scale x outcome; empty: 0"), 0),
    observed: orEmpty(anyNumber("what was observed; empty where only a band is known"), null),
    observedSd: optional(
      number("standard deviation of the published figure about what the world is about", 0, Infinity),
      0,
    ),
    low: orEmpty(anyNumber("lower end of the acceptance band; empty: open"), null),
    high: orEmpty(anyNumber("upper end of the acceptance band; empty: open"), null),
    unit: text("unit of value, observed and band"),
    use: oneOf(["calibrate", "check"], "whether calibrate may fit to it; a check is only ever scored"),
    ...sourced,
  },
};

/**
 * Reads targets.csv. A band has at least one end and they are in order; a target of calibration has both ends, apart, because
 * distances are measured in half-widths of the band.
 * @throws ScenarioError with file, line and column
 */
export function readTargets(file: string, content: string): TargetRow[] {
  const rows = readTable(file, content, targets);
  if (rows.length === 0)
    throw new ScenarioError({ file }, { problem: "there is no target in it", remedy: "give at least one row" });
  for (const { line, low, high, use } of rows) {
    const fail = (column: string, value: unknown, problem: string, remedy: string) => {
      throw new ScenarioError({ file, line, column }, { value, problem, remedy });
    };
    if (low === null && high === null) fail("low", "", "the band has no end", "give low, high or both");
    if (low !== null && high !== null && low > high)
      fail("high", high, `${high} is below low, ${low}`, "give low <= high");
    if (use === "calibrate" && (low === null || high === null || low === high))
      fail("use", use, "a target of calibration needs a band of some width", "give low < high, or use check");
  }
  return rows;
}
