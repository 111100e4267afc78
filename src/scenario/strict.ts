import { z } from "zod";
import { nearest } from "./nearest.ts";

/**
 * Building blocks of the schemas. By convention the message of a check is its *remedy* ("give a whole number of days
 * from 1 to 4000"); what is wrong is said from the kind of issue and the value (issues.ts).
 */

/** A map with these keys and no others; a misspelt key is answered with the nearest one, one that has no place here with the reason. */
export function strict<Shape extends z.core.$ZodShape>(
  shape: Shape,
  what: string,
  refused: Readonly<Record<string, string>> = {},
) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") return `give ${what} as a map with the keys ${keys.join(", ")}`;
      const unknown = String(issue.keys[0]);
      if (Object.hasOwn(refused, unknown)) return `leave it out: ${refused[unknown]}`;
      const near = nearest(unknown, keys);
      return near === undefined ? `give only ${keys.join(", ")}` : `did you mean "${near}"?`;
    },
  });
}

/** A whole number within [low, high]. */
export function whole(low: number, high: number, unit: string) {
  const error = `give a whole number of ${unit} from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error });
}

/** A finite number of at least `low` and at most `high`; infinite ones do not limit it. */
export function real(what: string, low = -Infinity, high = Infinity, otherwise = "") {
  const error = `give ${what} as a number${rangeText(low, high)}${otherwise}`;
  let schema = z.number({ error });
  if (low > -Infinity) schema = schema.min(low, { error });
  if (high < Infinity) schema = schema.max(high, { error });
  return schema;
}

/** A range as a remedy says it, with a blank before it: ` from 0 to 1`, ` of at least 0`, or nothing. */
export function rangeText(low: number, high: number): string {
  if (high < Infinity) return low > -Infinity ? ` from ${low} to ${high}` : ` of at most ${high}`;
  return low > -Infinity ? ` of at least ${low}` : "";
}

/** A number above 0. */
export function positive(what: string) {
  const error = `give ${what} as a number above 0`;
  return z.number({ error }).positive({ error });
}

/** Text that is not empty; blanks at its ends are dropped. */
export function text(what: string) {
  const error = `give ${what} as text (in quotes if it looks like a number)`;
  return z.string({ error }).trim().min(1, { error });
}

/** Names become paths and go into job scripts. */
export const namePattern = /^[a-z0-9-]{1,64}$/;

/** A name of a scenario, a world, a control or a premise: `[a-z0-9-]{1,64}`. */
export function name(what: string) {
  const error = `give ${what} as 1 to 64 small letters, digits and hyphens`;
  return z.string({ error }).regex(namePattern, { error });
}

/** Names of factors are names in the code as well, with their unit last. */
export const factorPattern = /^[a-z][A-Za-z0-9]{0,63}$/;

const factorRemedy = "give a factor's name: letters and digits, a small letter first, at most 64";

/** Name of a factor, as `anodeCoverDays`. */
export const factorName = z.string({ error: factorRemedy }).regex(factorPattern, { error: factorRemedy });

/** A number within [low, high], or the name of a factor that is drawn in its place. */
export function quantity(what: string, low = 0, high = Infinity) {
  const otherwise = ", or the name of a factor";
  const number = real(what, low, high, otherwise);
  return z.union([number, factorName], { error: `give ${what} as a number${rangeText(low, high)}${otherwise}` });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: (issue) => {
      const near = typeof issue.input === "string" ? nearest(issue.input, words) : undefined;
      return near === undefined ? `give one of ${words.join(", ")}` : `did you mean "${near}"?`;
    },
  });
}

/** What begins and ends has to end after it begins. */
export function endsAfterStart(
  { startDay = 0, endDay }: { readonly startDay?: number | undefined; readonly endDay?: number | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (endDay === undefined || endDay > startDay) return;
  const problem = `${endDay} is not after startDay, ${startDay}`;
  context.addIssue({ code: "custom", path: ["endDay"], message: "give endDay > startDay", params: { problem } });
}

/** A calendar day that exists, as ISO text. No clock and no time zone come into it. */
export const isoDate = z.iso.date({ error: "give a calendar day that exists as year-month-day, as in 2027-01-11" });
