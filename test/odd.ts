import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { day } from "../src/engine/day.ts";
import { declareTally } from "../src/engine/tally/tally.ts";
import { leverColumns } from "../src/levers/columns.ts";
import { type ColumnInfo, describe } from "../src/numbers/columns.ts";
import { worldTables } from "../src/scenario/worldFiles.ts";
import { declareBlock } from "../src/world/block.ts";
import { declareWorld } from "../src/world/tables.ts";

/**
 * The tables of the model's description in src/engine/README.md, from what the code declares: entities from the tables of a world, columns from
 * the world and the block, phases from the day. `npm run odd` writes them between their marks; a test fails when they have drifted.
 */

export const oddFile = "src/engine/README.md";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

const code = (name: string): string => `\`${name}\``;

type Columns = Readonly<Record<string, ColumnInfo>>;
const block: Columns = describe(declareBlock);

/** Phases that write a column, in the order of the day. */
const writersOf = (column: string): string[] =>
  day.filter(({ writes }) => (writes as readonly string[]).includes(column)).map(({ name }) => name);

const isLever = (name: string): boolean => (leverColumns as readonly string[]).includes(name);

const columnRows = (columns: Columns, kept: (name: string) => boolean, more: (name: string) => string[] = () => []) =>
  Object.entries(columns).flatMap(([name, { table: of, unit, meaning }]) =>
    kept(name) ? [[code(name), of, unit, meaning, ...more(name)]] : [],
  );

/** What a phase does, in the first sentence of its docstring. */
function firstSentence(phase: string): string {
  const text = readFileSync(new URL(`../src/engine/phases/${phase}.ts`, import.meta.url), "utf8");
  const lines = text.split("\n");
  const end = lines.findIndex((line) => line.startsWith(`export function ${phase}(`));
  let start = end;
  while (start > 0 && !lines[start]!.startsWith("/**")) start--;
  const words = lines
    .slice(start, end)
    .map((line) => line.replace(/^\s*\/?\*+\/?\s?/, "").replace(/\s*\*\/$/, ""))
    .join(" ")
    .trim();
  return /^.*?\.(?=\s|$)/.exec(words)?.[0] ?? words;
}

/** The tables by the name of their mark. */
export const oddTables = (): Readonly<Record<string, string>> => ({
  entities: table(
    ["table of a world", "one row", "what"],
    Object.values(worldTables).map(({ file, key, meaning }) => [code(file), key.join(", "), meaning]),
  ),
  topology: table(
    ["column", "of a", "unit", "meaning"],
    columnRows(describe(declareWorld), () => true),
  ),
  state: table(
    ["state variable", "of a", "unit", "meaning", "written by"],
    columnRows(
      block,
      (name) => writersOf(name).length > 0,
      (name) => [writersOf(name).join(", ")],
    ),
  ),
  parameters: table(
    ["parameter", "of a", "unit", "meaning"],
    columnRows(block, (name) => writersOf(name).length === 0 && !isLever(name)),
  ),
  levers: table(["lever", "of a", "unit", "meaning"], columnRows(block, isLever)),
  phases: table(
    ["phase", "over", "does", "writes"],
    day.map(({ name, over, writes }, at) => [
      `${at + 1} ${code(name)}`,
      over,
      firstSentence(name),
      writes.map(code).join(", "),
    ]),
  ),
  observations: table(
    ["number of a day", "of a", "unit", "meaning"],
    columnRows(describe(declareTally), () => true),
  ),
});

const marks = (name: string): readonly [string, string] => [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];

/** A text with its tables put between their marks. @throws Error when a mark is missing */
export function withTables(text: string, tables = oddTables()): string {
  return Object.entries(tables).reduce((whole, [name, rows]) => {
    const [begin, end] = marks(name);
    const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${oddFile} lacks the marks of the table ${name}`);
    return `${whole.slice(0, from + begin.length)}\n\n${rows}\n\n${whole.slice(to)}`;
  }, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(oddFile, withTables(readFileSync(oddFile, "utf8")));
