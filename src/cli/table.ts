import Table from "cli-table3";

/** Between two columns. */
const GAP = "  ";

/** Dim in a terminal whose user did not ask for plain text; the words alone elsewhere. */
export const dim = (words: string): string =>
  process.stdout.isTTY === true && !process.env.NO_COLOR ? `\u001b[2m${words}\u001b[22m` : words;

/**
 * Aligned columns without borders, no blanks at line ends, no newline after the last line.
 * `right` lists the columns (from 0) that are flushed right, for numbers; the head is left out when all its cells are empty.
 */
export function table(head: string[], rows: string[][], options: { right?: number[] } = {}): string {
  const right = new Set(options.right ?? []);
  const headless = head.every((cell) => cell === "");
  const grid = new Table({
    chars: Object.fromEntries(BORDERS.map((part) => [part, part === "middle" ? GAP : ""])),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colAligns: head.map((_, column) => (right.has(column) ? "right" : "left")),
  });
  grid.push(...(headless ? rows : [head, ...rows]));
  const lines = grid
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  return (headless ? lines : [dim(lines[0]!), ...lines.slice(1)]).join("\n");
}

/** Names cli-table3 gives to the parts of a frame. */
const BORDERS = [
  ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
  ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
];
