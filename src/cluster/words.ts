import { ClusterError } from "./errors.ts";

/** A word as a shell takes it literally, whatever it holds. @throws ClusterError for a NUL, which no argument can hold */
export function quote(word: string): string {
  if (word.includes("\0")) throw new ClusterError("a path or option holds a NUL character");
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * Words of a text as a shell would part them, with single and double quotes and the backslash; nothing is expanded.
 * @throws ClusterError when a quote is not closed
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  const pattern = /\s*((?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+)/gy;
  let end = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    words.push(
      match[1]!.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single, double, escaped) =>
        single !== undefined ? single : double !== undefined ? double.replace(/\\(["\\$`])/g, "$1") : escaped,
      ),
    );
    end = pattern.lastIndex;
  }
  if (text.slice(end).trim() !== "")
    throw new ClusterError(`${JSON.stringify(text.slice(end).trim())} cannot be read: a quote is not closed`);
  return words;
}

/** The first of some lines, and how many more there are. */
export const listed = (lines: readonly string[], most: number): string =>
  [...lines.slice(0, most), ...(lines.length > most ? [`  and ${lines.length - most} more`] : [])].join("\n");
