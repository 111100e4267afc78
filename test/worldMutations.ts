import { type Dice, dice } from "./dice.ts";

/** Ways to damage a text file of a world or a feed, by seed. */

const JUNK = [
  "",
  "abc",
  "-1",
  "1e308",
  "999999999999999999",
  "NaN",
  "50%",
  "ñ漢字",
  "2027-01-01",
  "0",
  '"',
  "=1+1",
  "__proto__",
  "yes",
  "1,5",
];

type Mutation = (lines: string[], d: Dice) => string[];

const swapped = (lines: string[], a: number, b: number) => {
  const copy = [...lines];
  [copy[a], copy[b]] = [copy[b], copy[a]];
  return copy;
};
const anyLine = (lines: string[], d: Dice) => d.whole(0, lines.length - 1);
/** A row of a table as cells; quotes are cut through, as damage does. */
const withCell = (lines: string[], d: Dice, cell: string) => {
  const at = anyLine(lines, d);
  const cells = lines[at].split(",");
  cells[d.whole(0, cells.length - 1)] = cell;
  return lines.toSpliced(at, 1, cells.join(","));
};
const withNumber = (lines: string[], d: Dice, by: string) => {
  const numbered = lines.flatMap((line, at) => (/\d/.test(line) ? [at] : []));
  if (numbered.length === 0) return lines;
  const at = d.pick(numbered);
  return lines.toSpliced(at, 1, lines[at].replace(/\d+(\.\d+)?/, by));
};

/** Every kind of damage by its name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "a column dropped": (lines, d) => {
    const column = d.whole(0, 6);
    return lines.map((line) => (line.startsWith("#") ? line : line.split(",").toSpliced(column, 1).join(",")));
  },
  "a row doubled": (lines, d) => {
    const at = anyLine(lines, d);
    return lines.toSpliced(at, 0, lines[at]);
  },
  "a row gone": (lines, d) => lines.toSpliced(anyLine(lines, d), 1),
  "a cell of junk": (lines, d) => withCell(lines, d, d.pick(JUNK)),
  "two rows swapped": (lines, d) => swapped(lines, anyLine(lines, d), anyLine(lines, d)),
  "a number huge": (lines, d) => withNumber(lines, d, d.pick(["1e300", "9999999999", "1e12"])),
  "a number negative": (lines, d) => withNumber(lines, d, "-3"),
  "a number nought": (lines, d) => withNumber(lines, d, "0"),
  "cut short": (lines, d) => [...lines.slice(0, anyLine(lines, d)), "x"],
  "no end of a quote": (lines, d) => withCell(lines, d, '"open'),
  "an empty file": () => [],
  "a line of noise": (lines, d) =>
    lines.toSpliced(anyLine(lines, d), 0, d.pick(["\u0000", "\t:- {[", "ﬁ‮,,,,", "- - -", "?"])),
};

/** One damaged file among those of a world and its scenario: null means that it is gone. */
export function damage(
  seed: string,
  files: Readonly<Record<string, string>>,
): { what: string; file: string; text: string | null } {
  const d = dice(`damage ${seed}`);
  const file = d.pick(Object.keys(files));
  if (d.chance(0.05)) return { what: "gone", file, text: null };
  const what = d.pick(Object.keys(mutations));
  return { what, file, text: mutations[what](files[file].split("\n"), d).join("\n") };
}
