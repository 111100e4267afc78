import { InvalidArgumentError } from "commander";
import { defaultForms, formWords } from "../scenario/forms.ts";
import type { Forms } from "../scenario/types.ts";

/** Parsers of command-line words; each names what it was given and what would do. */

export function positiveInteger(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError(`"${text}" is not a whole number of at least 1.`);
  return n;
}

/** A number that counts from 0: of a replication, of a shard. */
export function wholeNumber(text: string): number {
  const n = Number(text);
  if (text.trim() === "" || !Number.isInteger(n) || n < 0)
    throw new InvalidArgumentError(`"${text}" is not a whole number of at least 0.`);
  return n;
}

/** Most replications of one run: what a scenario file may ask for as well. */
const MOST_REPLICATIONS = 10_000_000;

export function replicationCount(text: string): number {
  const n = positiveInteger(text);
  if (n > MOST_REPLICATIONS) throw new InvalidArgumentError(`"${text}" is more than ${MOST_REPLICATIONS}.`);
  return n;
}

/** Words with commas between, each once; repeated options add up. */
export function commaList(text: string, before: readonly string[] = []): string[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.includes("")) throw new InvalidArgumentError(`"${text}" is not a list of names with commas between.`);
  return [...new Set([...before, ...words])];
}

/** `name=number` pairs of --set, collected. */
export function setting(text: string, before: Readonly<Record<string, number>>): Record<string, number> {
  const [name, value, ...more] = text.split("=");
  const n = Number(value);
  if (
    name === undefined ||
    name === "" ||
    value === undefined ||
    value.trim() === "" ||
    more.length > 0 ||
    !Number.isFinite(n)
  )
    throw new InvalidArgumentError(`"${text}" is not factor=number, for example anodeCoverDays=30.`);
  return { ...before, [name]: n };
}

/** `name=word` pairs of --form, collected. */
export function formSetting(text: string, before: Partial<Forms>): Partial<Forms> {
  const [name = "", word = "", ...more] = text.split("=");
  if (!Object.hasOwn(formWords, name) || more.length > 0)
    throw new InvalidArgumentError(`"${text}" is not form=word; forms are ${Object.keys(formWords).join(", ")}.`);
  const words: readonly string[] = formWords[name as keyof Forms];
  if (!words.includes(word))
    throw new InvalidArgumentError(`"${word}" is no form of ${name}; give ${words.join(", ")}.`);
  return { ...before, [name]: word };
}

/** Forms that are not the default ones, as `rationing urgency`. */
export const otherForms = (forms: Forms): string[] =>
  (Object.keys(formWords) as (keyof Forms)[])
    .filter((name) => forms[name] !== defaultForms[name])
    .map((name) => `${name} ${forms[name]}`);
/** Days of a repeated option, collected. */
export function wholeDay(text: string, before: readonly number[] = []): number[] {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > LAST_DAY)
    throw new InvalidArgumentError(`"${text}" is not a whole day from 0 to ${LAST_DAY}.`);
  return [...before, n];
}

/** Latest day that a scenario can look at. */
const LAST_DAY = 4000;

/** Words of a repeated option, collected. */
export const collected = (word: string, before: readonly string[]): string[] => [...before, word];

/** A share of rows that a box may be asked to hold. */
export function shareBelowHalf(text: string): number {
  const share = Number(text);
  if (text.trim() === "" || !(share > 0 && share <= 0.5))
    throw new InvalidArgumentError(`"${text}" is no share above 0 and up to 0.5.`);
  return share;
}

/** Dollars, as `200M`, `1.5bn` or `80000`. */
export function dollarAmount(text: string): number {
  const found = /^\$?(\d+(?:\.\d+)?)\s*(k|m|bn|b)?$/i.exec(text.trim().replaceAll(",", ""));
  if (found === null) throw new InvalidArgumentError(`"${text}" is no amount of dollars, for example 200M.`);
  const unit = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9 }[(found[2] ?? "").toLowerCase()] ?? 1;
  return Number(found[1]) * unit;
}
