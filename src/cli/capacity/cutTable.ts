import { bandIn, monthOf } from "../../analysis/capacity/values.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import type { CapacitySeries } from "../../engine/capacity/series.ts";
import type { CutRows, PathTables } from "../../results/capacity/tables.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { shortNumber } from "../shortNumber.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { bandCell, scaled } from "./cells.ts";
import { headOf } from "./table.ts";

/** Jobs at risk by date of the cut: a table for each day looked at, medians and 90 % bands over modelled worlds, thousands of people. */
export function printCuts(
  paths: PathTables,
  cuts: readonly CutRows[],
  scenario: CapacityScenario,
  folder: string,
): string {
  const { cuts: asked, programmes } = scenario;
  const { dates, days } = asked!;
  const right = dates.map((_, i) => i + 1);
  const blocks = days.map((day, d) => {
    const rows = programmes.map(({ name }) => [name, ...dates.map((date) => cellAt(cuts, name, date, d))]);
    return `Thousands out of work ${day} days after a cut in\n${table(["", ...dates.map((date) => date.slice(0, 7))], rows, { right })}`;
  });
  const late = Math.max(0, days.length - 2);
  const names = programmes.map(({ name }) => name);
  const words = `With suppliers, against the same world without a cut. ${pairedWords(cuts, names, dates, days[late]!, late)}`;
  const parts = [
    headOf(scenario),
    ...blocks,
    wrap(words, WIDTH),
    programmeTable(paths, scenario),
    dim(`Tables: ${folder}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What each programme came to by the last date. */
function programmeTable(paths: PathTables, { programmes, report }: CapacityScenario): string {
  const date = report.dates.at(-1)!;
  const month = monthOf(paths, date);
  const columns: readonly (readonly [label: string, series: CapacitySeries, scale: number])[] = [
    ["at home, %", "selfSufficiencyShare", 100],
    ["of silicon, %", "siliconShare", 100],
    ["stock, kt", "stockTonnes", 1e-3],
    ["spent, $m", "publicMoneyMusd", 1],
  ];
  const rows = programmes.map(({ name }, p) => [
    name,
    ...columns.map(([, series, scale]) => bandCell(scaled(bandIn(paths, p, series, month), scale))),
  ]);
  return table([`By ${date.slice(0, 7)}`, ...columns.map(([label]) => label)], rows, { right: [1, 2, 3, 4] });
}

function cellAt(cuts: readonly CutRows[], programme: string, date: string, day: number): string {
  const { values } = cuts.find((cut) => cut.programme === programme && cut.date === date)!;
  const { q05, q50, q95 } = quantiles(values[0]![day]!.map((people) => people / 1000));
  return bandCell({ q05: round(q05), q50: round(q50), q95: round(q95) });
}

/** To the tenth below one thousand people, to the thousand above. */
const round = (x: number | null) => (x === null ? null : x < 0.95 ? Math.round(x * 10) / 10 : Math.round(x));

/** Paired differences from the first programme on the last date, so that what worlds have in common cancels. */
function pairedWords(
  cuts: readonly CutRows[],
  names: readonly string[],
  dates: readonly string[],
  day: number,
  place: number,
): string {
  const last = dates.at(-1)!;
  const of = (name: string) => {
    const cut = cuts.find(({ programme, date }) => programme === name && date === last)!;
    return new Map(cut.replications.map((replication, i) => [replication, cut.values[0]![place]![i]!]));
  };
  const base = of(names[0]!);
  const parts = names.slice(1).map((name) => {
    const other = of(name);
    const fewer = [...base].flatMap(([replication, people]) =>
      other.has(replication) ? [(people - other.get(replication)!) / 1000] : [],
    );
    const share = fewer.filter((people) => people > 0.5).length / fewer.length;
    return `${name} ${shortNumber(round(quantiles(fewer).q50))} (more than 0.5 in ${Math.round(100 * share)} %)`;
  });
  return parts.length === 0
    ? ""
    : `Thousands fewer than ${names[0]!} in the same world, day ${day}, cut of ${last.slice(0, 7)}: ${parts.join(", ")}.`;
}
