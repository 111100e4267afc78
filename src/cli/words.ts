import { InvalidArgumentError } from "commander";

/** Parsers of command-line words; each names what it was given and what would do. */

export function positiveInteger(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError(`"${text}" is not a whole number of at least 1.`);
  return n;
}

/** Most replications of one run: what a scenario file may ask for as well. */
const MOST_REPLICATIONS = 10_000_000;

export function replicationCount(text: string): number {
  const n = positiveInteger(text);
  if (n > MOST_REPLICATIONS) throw new InvalidArgumentError(`"${text}" is more than ${MOST_REPLICATIONS}.`);
  return n;
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

/** Days of a repeated option, collected. */
export function wholeDay(text: string, before: readonly number[] = []): number[] {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > LAST_DAY)
    throw new InvalidArgumentError(`"${text}" is not a whole day from 0 to ${LAST_DAY}.`);
  return [...before, n];
}

/** Latest day that a scenario can look at. */
const LAST_DAY = 4000;
