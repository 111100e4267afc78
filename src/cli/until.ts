import { Option } from "commander";
import { collectOutcomes } from "../analysis/evaluate.ts";
import { outcomeText } from "../analysis/outcomes.ts";
import { CONFIDENCE, type Precision, parsePrecision } from "../analysis/precision.ts";
import { MOST, type UntilEnd } from "../montecarlo/until.ts";
import type { RunStore } from "../results/runStore.ts";
import { UsageError } from "./errors.ts";
import { shortNumber } from "./shortNumber.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** The option that asks for a precision instead of a number of replications. */
export const untilOption = (what: string): Option =>
  new Option(
    "--until <precision>",
    `go on until ${what} is known so exactly, as "median(outOfWork@90) within 5%"; --replications is then the most (${MOST.toLocaleString("en-US")})`,
  ).argParser(parsePrecision);

/** Most replications of a run until a precision. @throws UsageError where the rows were given */
export function mostOf(options: {
  readonly replications?: number;
  readonly design?: string;
  readonly extend?: number;
}): number {
  if (options.design !== undefined)
    throw new UsageError("--until asks for as many rows as it takes, and --design gives them; leave one of them out");
  if (options.extend !== undefined)
    throw new UsageError("--until and --extend both say how far a run goes; leave one of them out");
  return options.replications ?? MOST;
}

/** Values of an outcome in the sound ones of a run's first replications. */
export function savedValues(store: RunStore, { outcome }: Precision, replications: number): (number | null)[] {
  const { numbers, columns } = collectOutcomes(store.layout, store.views(), [outcome]);
  const column = columns.get(outcomeText(outcome))!;
  return numbers.flatMap((number, i) => (number < replications ? [column[i]!] : []));
}

/** How it ended, in a sentence or two. */
export function untilLines({ precision, name, known, replications, looked, most, level }: UntilEnd, mark = ""): string {
  const { estimate, halfWidth, allowed, reached } = known;
  const value = estimate.value === null ? "never" : shortNumber(estimate.value);
  const half = halfWidth === null ? "no limits" : `+- ${shortNumber(halfWidth)}`;
  const ended = reached
    ? `reached with ${replications.toLocaleString("en-US")} replications`
    : `not reached with ${replications.toLocaleString("en-US")} replications, the most there might be`;
  const share = name !== "" && precision.endsWith("%") ? ", of the baseline's own value" : "";
  const target = allowed === null ? "" : ` where +- ${shortNumber(allowed)} was asked for${share}`;
  const looks = `Looked at after ${looked.map((count) => count.toLocaleString("en-US")).join(", ")}${reached && replications < most ? ` (at most ${most.toLocaleString("en-US")})` : ""}`;
  const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;
  return wrap(
    `${mark}${precision}: ${ended}${name === "" ? "" : ` (least exactly known: ${name})`}, ${value} ${half}${target}. ${looks}, at ${percent(level)} each, so that ` +
      `the interval holds at ${percent(CONFIDENCE)} wherever it stops; other intervals are those of a run of this size.`,
    WIDTH,
  );
}
