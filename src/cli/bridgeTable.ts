import { type BridgeAnswer, type BridgeDay, wholeShares } from "../analysis/bridge.ts";
import type { Mean } from "../analysis/mean.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

const people = (n: number): string => (n === 0 ? "0" : n.toLocaleString("en-US"));
const rounded = ({ mean }: Mean): string => people(Math.round(mean) + 0);
const error = ({ standardError }: Mean): string =>
  Number.isFinite(standardError) ? people(Math.ceil(standardError)) : "?";

/** A bridge as text: for each day the two ends, and what each difference carries; parts are rounded so that they still add up. */
export function printBridge(answer: BridgeAnswer, path: string): string {
  const { from, to, replications, leftOut, differences } = answer;
  const failed = leftOut === 0 ? "" : `, ${leftOut} failed somewhere and left out of all`;
  const combinations = (2 ** differences.length).toLocaleString("en-US");
  const head = wrap(
    `Bridge from ${from} to ${to}: ${differences.length} differences, all ${combinations} combinations, ${replications} replications of each with the same luck${failed}`,
    WIDTH,
  );
  const notes = wrap(
    "Means, because parts of medians do not add up. part: Shapley value, the mean over all orders of taking the differences; " +
      "+-: its standard error; first, last: what the difference does before and after all others.",
    WIDTH,
  );
  const meanings = differences.map(({ name, meaning }) => dim(wrap(`${name}: ${meaning}`, WIDTH)));
  return `${[head, ...answer.days.map((day) => dayTable(answer, day)), dim(notes), meanings.join("\n"), dim(`Table: ${path}`)].join("\n\n")}\n`;
}

function dayTable({ from, to }: BridgeAnswer, { day, ...one }: BridgeDay): string {
  const [start, ...parts] = wholeShares([one.from.mean, ...one.shares.map(({ share }) => share.mean)]);
  const rows = one.shares.map(({ name, share, first, last }, i) => [
    `  ${name}`,
    people(parts[i]! + 0),
    error(share),
    rounded(first),
    rounded(last),
  ]);
  const end = start! + parts.reduce((sum, part) => sum + part, 0);
  return table(
    [`People out of work, day ${day}`, "part", "+-", "first", "last"],
    [[from, people(start!), error(one.from), "", ""], ...rows, [to, people(end), error(one.to), "", ""]],
    { right: [1, 2, 3, 4] },
  );
}
