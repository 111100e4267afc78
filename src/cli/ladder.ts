import type { Ladder } from "../analysis/ladder.ts";
import { formatProportion } from "../analysis/proportion.ts";
import { peopleCells } from "./numbers.ts";
import { table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** The ladder as text: each rung's direct and total, and the smallest set of premises that reaches the threshold. */
export function ladderLines({ day, threshold, rungs, smallest }: Ladder, mark: string): string {
  const people = threshold.toLocaleString("en-US");
  const head = [`${mark}Ladder: thousands, day ${day}`, "direct", "all", "50 %", "90 %", `>=${people}`];
  const rows = rungs.map((rung) => [
    `  ${rung.label}`,
    peopleCells(rung.outOfWorkDirect)[0],
    ...peopleCells(rung.outOfWork),
    formatProportion(rung.reached).replace(/ \(.*/, ""),
  ]);
  const found =
    smallest.length === 0
      ? `Not even all premises together reach ${people} in the median on day ${day}.`
      : `Smallest set${smallest.length > 1 ? "s" : ""} of premises whose median reaches ${people}: ${smallest
          .map((rung) => (rung.on.length === 0 ? "none is needed" : rung.on.join(" + ")))
          .join("; or ")}.`;
  return `${table(head, rows, { right: [1, 2, 3, 4, 5] })}\n${wrap(found, WIDTH)}`;
}
