import type { Ladder } from "../analysis/ladder.ts";
import { formatProportion } from "../analysis/proportion.ts";
import { peopleCells } from "./numbers.ts";
import { table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** A set of premises: what is in it, or, where that is shorter, what is not. */
function inWords(on: readonly string[], all: readonly string[]): string {
  const off = all.filter((name) => !on.includes(name));
  if (on.length === 0) return "none is needed";
  if (off.length === 0) return "all of them";
  return off.length < on.length ? `all but ${off.join(" and ")}` : on.join(" + ");
}

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
          .map((rung) => inWords(rung.on, rungs[0]?.on ?? []))
          .join("; or ")}.`;
  return `${table(head, rows, { right: [1, 2, 3, 4, 5] })}\n${wrap(found, WIDTH)}`;
}
