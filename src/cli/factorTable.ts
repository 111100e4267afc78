import { listed } from "../scenario/factorList.ts";
import type { Factor, Prior, Scenario } from "../scenario/types.ts";
import { counted } from "./amounts.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

const short = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3, useGrouping: false });

/** Factors for a reader: what varies with its median and range, then what is held. */
export function printFactors(scenario: Scenario, factors: readonly Factor[]): string {
  const all = factors.map(listed);
  const free = all.filter(({ fixed }) => !fixed);
  const held = all.filter(({ fixed }) => fixed);
  const rows = free.flatMap(({ name, prior, median, range, unit, source }) => [
    [name, short.format(median), range.map((end) => short.format(end)).join(" to "), source.kind],
    [dim(wrap(`${unit}; ${distribution(prior)}`, 36).replace(/^/gm, "  ")), "", "", ""],
  ]);
  const heldWords = held.map(({ name, median }) => `${name} ${short.format(median)}`).join(", ");
  return [
    `${scenario.name}: ${counted(free.length, "factor")} that vary, ${held.length} held`,
    ...(free.length === 0 ? [] : [table(["factor", "median", "range", "source"], rows, { right: [1] })]),
    ...(held.length === 0 ? [] : [wrap(`Held: ${heldWords}`, WIDTH, " ")]),
    dim(
      "range: where 98 in 100 draws lie, or all of them where a distribution ends.\nMeanings, bounds and sources in full: --format json",
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

const distribution = ({ dist, truncate }: Prior): string => (truncate === undefined ? dist : `${dist}, cut`);
