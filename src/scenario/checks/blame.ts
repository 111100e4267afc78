import { ScenarioError } from "../errors.ts";

/** Ends the checks with an error about one cell of a table of the world. */
export type Blame = (
  table: { readonly file: string },
  row: { readonly line: number },
  column: string,
  fault: { readonly value?: unknown; readonly problem: string; readonly remedy: string },
) => never;

/** @param path the path of a file of the world, as errors should name it */
export function blamer(path: (name: string) => string): Blame {
  return (table, row, column, fault) => {
    throw new ScenarioError({ file: path(table.file), line: row.line, column }, fault);
  };
}
