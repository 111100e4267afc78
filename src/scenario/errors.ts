import { nearest } from "./nearest.ts";

/** Where something stands in a user's file: line and column are counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  /** Column of a YAML file as a number; of a table as the column's name. */
  readonly column?: number | string;
}

/** What is wrong with one value and what would do. */
export interface Fault {
  /** The key, as `controls[0].admittedShare`; left out for a table, whose column's name says it. */
  readonly key?: string;
  /** The offending value as read; left out when there is none (a missing key, a broken file). */
  readonly value?: unknown;
  /** What is wrong, with the offending value in it: `"abc" is not a whole number`. */
  readonly problem: string;
  /** What would do: `give a whole number of days from 1 to 4000`. */
  readonly remedy: string;
}

/**
 * The user's file is wrong: which file, line, column and value, and what would do. Exit code 2 on the command line.
 * The message is one line: `scenarios/x.yaml:12:5: horizonDays: "abc" is not a whole number; give a whole number ...`.
 */
export class ScenarioError extends Error {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | string | undefined;
  readonly key: string | undefined;
  readonly value: unknown;
  readonly problem: string;
  readonly remedy: string;

  constructor(place: Place, fault: Fault) {
    const at = [printable(place.file), place.line, typeof place.column === "number" ? place.column : undefined];
    const about = fault.key ?? (typeof place.column === "string" ? place.column : undefined);
    const where = at.filter((part) => part !== undefined).join(":");
    super(`${where}: ${about ? `${printable(about)}: ` : ""}${fault.problem}; ${fault.remedy}`);
    this.name = "ScenarioError";
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.key = about;
    this.value = fault.value;
    this.problem = fault.problem;
    this.remedy = fault.remedy;
  }
}

/** A value as an error shows it: quoted, on one line, without control characters, cut at 60 characters. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  if (typeof value !== "string") return String(value);
  return `"${printable(value.length > 60 ? `${value.slice(0, 57)}...` : value)}"`;
}

/** Control characters of a file must not reach a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) =>
    JSON.stringify(character)
      .slice(1, -1)
      .replace(/[\u007f-\u009f\u2028\u2029]/g, "?"),
  );
}

/** `did you mean "x"?` when an accepted word is near, else the accepted words themselves (the first 12 of them). */
export function suggest(word: string, accepted: readonly string[], noun: string): string {
  const near = nearest(word, accepted);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (accepted.length === 0) return `there is no ${noun} yet`;
  const more = accepted.length > 12 ? ` or another of ${accepted.length}` : "";
  return `give a ${noun}: ${accepted.slice(0, 12).join(", ")}${more}`;
}
