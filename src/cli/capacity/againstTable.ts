import { valuesIn } from "../../analysis/capacity/values.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import type { CapacitySeries } from "../../engine/capacity/series.ts";
import type { PathTables } from "../../results/capacity/tables.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { bandCell } from "./cells.ts";

/** What is compared: label, series that are added up, factor to the label's unit, step to which a difference is rounded. */
const ROWS: readonly (readonly [label: string, series: readonly CapacitySeries[], scale: number, step: number])[] = [
  ["made at home, points", ["selfSufficiencyShare"], 100, 0.1],
  ["  by silicon alone", ["siliconShare"], 100, 0.1],
  ["out of China's reach", ["secureShare"], 100, 0.1],
  ["cells at home, GWh/year", ["homeCellCapacityGwh"], 1, 0.1],
  ["people, all plants*", ["graphiteJobs", "siliconJobs", "cellJobs"], 1, 1],
  ["others wait, GW months", ["othersWaitMwMonths"], 1e-3, 0.01],
  ["interventions, $m", ["interventionsMusd"], 1, 1],
  ["the public in all, $m**", ["publicMoneyMusd", "interventionsMusd", "anodeCreditsMusd", "cellCreditsMusd"], 1, 1],
];

/** Programmes side by side that 80 columns have room for. */
const ABREAST = 3;

/** What each programme changes against the first in the same worlds, in one month; empty where there is one alone. */
export function againstTable(paths: PathTables, month: number): string {
  const names = paths.experiment.programmes.map(({ name }) => name);
  const others = names.slice(1).map((_, i) => i + 1);
  if (others.length === 0) return "";
  const change = (p: number, series: readonly CapacitySeries[], scale: number, step: number) => {
    const pairs = series.map((one) => [valuesIn(paths, p, one, month), valuesIn(paths, 0, one, month)] as const);
    return Array.from({ length: paths.replications }, (_, r) => {
      const more = pairs.reduce((total, [with_, without]) => total + with_[r]! - without[r]!, 0);
      return Math.round((more * scale) / step) * step + 0;
    });
  };
  const head = `${paths.months[month]!.month}, against ${names[0]!}`;
  const parts: string[] = [];
  for (let first = 0; first < others.length; first += ABREAST) {
    const abreast = others.slice(first, first + ABREAST);
    const rows = ROWS.map(([label, ...what]) => [
      label,
      ...abreast.map((p) => bandCell(quantiles(change(p, ...what)))),
    ]);
    parts.push(table([head, ...abreast.map((p) => names[p]!)], rows, { right: abreast.map((_, i) => i + 1) }));
  }
  const words =
    "Differences in the same worlds. * of anodes, silane and cells; ** so far: the programme's money, its interventions and production credits.";
  return `${parts.join("\n")}\n${dim(wrap(words, WIDTH))}`;
}
