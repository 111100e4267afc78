/**
 * The one grammar of outcomes, used in files, on the command line and in tables; parsed, never evaluated as code:
 *
 *   outcome   = series "@" day | function "(" series ")" | "dayOf" "(" series comparison number ")"
 *             | "unpaid" "(" series "," first day "," last day ")"      people out for all of those days (payroll.ts)
 *   function  = "peak" | "peakDay" | "sum"
 *   series    = letters, digits, "_" and "-", in parts joined by dots:  outOfWork.stage.cell
 *   comparison = ">=" | ">" | "<=" | "<"
 */
export type Outcome =
  | { readonly kind: "at"; readonly series: string; readonly day: number }
  | { readonly kind: "peak" | "peakDay" | "sum"; readonly series: string }
  | { readonly kind: "unpaid"; readonly series: string; readonly from: number; readonly to: number }
  | { readonly kind: "dayOf"; readonly series: string; readonly comparison: Comparison; readonly value: number };

export type Comparison = ">=" | ">" | "<=" | "<";

/** What the user wrote is not an outcome, or names a series or a day that the run does not have. */
export class OutcomeError extends Error {
  override readonly name = "OutcomeError";
  readonly outcome: string;
  constructor(outcome: string, problem: string) {
    super(`outcome "${outcome}": ${problem}`);
    this.outcome = outcome;
  }
}

const forms =
  "write series@day, peak(series), peakDay(series), sum(series) or dayOf(series >= number), for example outOfWork@7";
const seriesName = "[A-Za-z][\\w-]*(?:\\.[\\w-]+)*";
const atForm = new RegExp(`^(${seriesName})\\s*@\\s*(\\d{1,5})$`);
const functionForm = new RegExp(`^(\\w+)\\s*\\(\\s*(${seriesName})\\s*\\)$`);
const dayOfForm = new RegExp(
  `^dayOf\\s*\\(\\s*(${seriesName})\\s*(>=|<=|>|<)\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)\\s*\\)$`,
);
const unpaidForm = new RegExp(`^unpaid\\s*\\(\\s*(${seriesName})\\s*,\\s*(-?\\d{1,5})\\s*,\\s*(-?\\d{1,5})\\s*\\)$`);
const functions = ["peak", "peakDay", "sum"] as const;

/**
 * Reads an outcome.
 *
 * @throws OutcomeError when the text is none; it says what would be
 */
export function parseOutcome(text: string): Outcome {
  const trimmed = text.trim();
  // A text of thousands of characters is no outcome, and is not worth a match or a long error.
  if (trimmed.length > 200) throw new OutcomeError(`${trimmed.slice(0, 40)}...`, `too long to be one; ${forms}`);
  const at = atForm.exec(trimmed);
  if (at) return { kind: "at", series: at[1]!, day: Number(at[2]) };
  const dayOf = dayOfForm.exec(trimmed);
  if (dayOf && Number.isFinite(Number(dayOf[3])))
    return { kind: "dayOf", series: dayOf[1]!, comparison: dayOf[2] as Comparison, value: Number(dayOf[3]) };
  const unpaid = unpaidForm.exec(trimmed);
  if (unpaid && Number(unpaid[2]) <= Number(unpaid[3]))
    return { kind: "unpaid", series: unpaid[1]!, from: Number(unpaid[2]) + 0, to: Number(unpaid[3]) + 0 };
  const call = functionForm.exec(trimmed);
  const kind = functions.find((name) => name === call?.[1]);
  if (call && kind) return { kind, series: call[2]! };
  if (call?.[1] === "dayOf")
    throw new OutcomeError(trimmed, `dayOf needs a comparison, as in dayOf(${call[2]} >= 100000)`);
  if (call)
    throw new OutcomeError(
      trimmed,
      `no function "${call[1]}"; there are ${functions.join(", ")} and dayOf, or unpaid(series, first, last)`,
    );
  throw new OutcomeError(trimmed, forms);
}

/** Writes an outcome the way it is read: parseOutcome(outcomeText(o)) is o. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === "at") return `${outcome.series}@${outcome.day}`;
  if (outcome.kind === "dayOf") return `dayOf(${outcome.series} ${outcome.comparison} ${outcome.value})`;
  if (outcome.kind === "unpaid") return `unpaid(${outcome.series}, ${outcome.from}, ${outcome.to})`;
  return `${outcome.kind}(${outcome.series})`;
}
