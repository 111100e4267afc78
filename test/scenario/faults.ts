import { expect } from "vitest";
import { ScenarioError } from "../../src/scenario/errors.ts";

/** What an error must say; fields that are left out are not looked at. */
export interface Expected {
  readonly file?: string;
  readonly line?: number | undefined;
  readonly column?: number | string | undefined;
  readonly key?: string;
  readonly value?: unknown;
  readonly problem?: RegExp;
  readonly remedy?: RegExp;
}

/** Runs something that must end in one ScenarioError, holds it to what is expected and returns it. */
export function fault(run: () => unknown, expected: Expected = {}): ScenarioError {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { problem, remedy, ...fields } = expected;
    expect(error).toMatchObject(fields);
    if (problem) expect(error.problem).toMatch(problem);
    if (remedy) expect(error.remedy).toMatch(remedy);
    // One line, place first: what a terminal and an editor can use.
    expect(error.message).not.toMatch(/[\n\r]/);
    expect(error.message.startsWith(error.line === undefined ? error.file : `${error.file}:${error.line}:`)).toBe(true);
    return error;
  }
  throw new Error("expected a ScenarioError, but nothing was thrown");
}

/** Line of the only place at which a text stands, counted from 1. */
export function lineOf(text: string, wanted: string): number {
  const lines = text.split("\n");
  const found = lines.flatMap((line, index) => (line.includes(wanted) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`"${wanted}" stands in ${found.length} lines`);
  return found[0];
}
