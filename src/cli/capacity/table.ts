import { type Deciding, decidingFactors } from "../../analysis/capacity/deciding.ts";
import { bandIn, firstMonthAt, monthOf, valuesIn } from "../../analysis/capacity/values.ts";
import { formatProportion, wilson } from "../../analysis/proportion.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { evidenceOf } from "../../analysis/sensitivity/ranking.ts";
import type { CapacitySeries } from "../../engine/capacity/series.ts";
import type { PathTables } from "../../results/capacity/tables.ts";
import type { CapacityScenario, Programme } from "../../scenario/capacity/types.ts";
import { shortNumber } from "../shortNumber.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { againstTable } from "./againstTable.ts";
import { bandCell, scaled } from "./cells.ts";

/** What the answer shows of a path: label, series, factor to the unit of the label. */
const ROWS: readonly (readonly [label: string, series: CapacitySeries, scale: number])[] = [
  ["anode need at home, kt", "anodeNeedTonnes", 1e-3],
  ["  graphite made at home", "homeGraphiteTonnes", 1e-3],
  ["  silicon, as graphite", "homeSiliconAsGraphiteTonnes", 1e-3],
  ["  from allies", "alliedTonnes", 1e-3],
  ["  Chinese-owned abroad", "chineseAbroadTonnes", 1e-3],
  ["  shipped from China", "exporterTonnes", 1e-3],
  ["made at home, %", "selfSufficiencyShare", 100],
  ["  by silicon alone, %", "siliconShare", 100],
  ["out of China's reach, %", "secureShare", 100],
  ["people, graphite plants", "graphiteJobs", 1],
  ["people, silicon plants", "siliconJobs", 1],
  ["graphite at home, $/kWh", "graphiteCostUsdPerKwh", 1],
  ["silicon at home, $/kWh", "siliconCostUsdPerKwh", 1],
  ["Chinese landed, $/kWh", "exporterCostUsdPerKwh", 1],
  ["public money, $m", "publicMoneyMusd", 1],
  ["interventions, $m", "interventionsMusd", 1],
  ["45X for anodes, $m", "anodeCreditsMusd", 1],
  ["45X for cells, $m", "cellCreditsMusd", 1],
];

/** Dates a table of 80 columns has room for: the first, the last and one or two between. */
function columnsOf(dates: readonly string[]): readonly string[] {
  if (dates.length <= 3) return dates;
  return [dates[0]!, dates[Math.floor((dates.length - 1) / 2)]!, dates.at(-1)!];
}

/** Name, question and run of a scenario. */
export function headOf(scenario: CapacityScenario): string {
  const run = `World ${scenario.world}, ${scenario.replications} replications, seed ${scenario.seed}, ${scenario.from} to ${scenario.until}; medians, 90 % of modelled worlds in brackets`;
  return `${wrap(`${scenario.name}: ${scenario.question}`, WIDTH)}\n${dim(wrap(run, WIDTH))}`;
}

/** The answer of a run of paths as text. */
export function printPaths(paths: PathTables, scenario: CapacityScenario, folder: string): string {
  const dates = columnsOf(scenario.report.dates);
  const blocks = scenario.programmes.map((programme, p) => {
    const money =
      programme.publicMoneyMusd === 0
        ? "no new public money"
        : `${shortNumber(programme.publicMoneyMusd)} million dollars at most`;
    const rows = ROWS.map(([label, series, scale]) => [
      label,
      ...dates.map((date) => bandCell(scaled(bandIn(paths, p, series, monthOf(paths, date)), scale))),
    ]);
    return `${programme.name}: ${money}${interventionWords(programme)}\n${table(["", ...dates], rows, { right: dates.map((_, i) => i + 1) })}`;
  });
  return `${[headOf(scenario), ...blocks, againstTable(paths, monthOf(paths, scenario.report.dates.at(-1)!)), whenTable(paths, scenario), takeUpTable(paths, scenario), outsideTable(paths, scenario), powerTable(paths, scenario), decidingTable(paths, scenario), dim(`Tables: ${folder}`)].filter((part) => part !== "").join("\n\n")}\n`;
}

/** The kinds of what is done beside. */
const interventionWords = ({ interventions }: Programme): string =>
  interventions.map(({ kind }) => `, ${kind}`).join("");

/** By when home makes a share of its need: month of the median and of 5 and 95 per cent of worlds, and in how many at all. */
function whenTable(paths: PathTables, scenario: CapacityScenario): string {
  const levels: readonly (readonly [string, CapacitySeries, number])[] = [
    ["a quarter at home", "selfSufficiencyShare", 0.25],
    ["half at home", "selfSufficiencyShare", 0.5],
    ["a quarter of silicon", "siliconShare", 0.25],
    ["half of silicon", "siliconShare", 0.5],
  ];
  const rows = scenario.programmes.flatMap(({ name }, p) =>
    levels.map(([label, series, level]) => {
      const months = firstMonthAt(paths, p, series, level);
      const year = (month: number | null) => (month === null ? "never" : paths.months[Math.round(month)]!.month);
      const { q05, q50, q95 } = quantiles(months);
      const cases = months.filter((month) => month !== null).length;
      return [name, label, formatProportion(wilson(cases, months.length)), year(q05), year(q50), year(q95)];
    }),
  );
  return table(["Made", "", "in worlds", "first 5 %", "median", "95 %"], rows, { right: [2, 3, 4, 5] });
}

/** How end uses take up silicon without a cut, under the first programme: others differ by what learning does to its price. */
function takeUpTable(paths: PathTables, { programmes, report }: CapacityScenario): string {
  const rows: readonly (readonly [label: string, series: CapacitySeries, scale: number])[] = [
    ["vehicles", "siliconMassVehiclesShare", 100],
    ["grid storage, backup", "siliconMassStorageShare", 100],
    ["drones and defence", "siliconMassDronesDefenceShare", 100],
    ["phones and devices", "siliconMassConsumerShare", 100],
    ["asked of silicon, $/kg", "siliconAskUsdPerTonne", 1e-3],
    ["sold abroad, kt", "siliconAbroadTonnes", 1e-3],
  ];
  const dates = columnsOf(report.dates);
  const cells = rows.map(([label, series, scale]) => [
    label,
    ...dates.map((date) => bandCell(scaled(bandIn(paths, 0, series, monthOf(paths, date)), scale))),
  ]);
  const words = `Share of anode mass outside China that buyers take up as silicon, whoever makes it, under ${programmes[0]!.name}. Makers at home ask their running cost less credits; a use takes it up as far as its buyers pay that.`;
  return `${table(["Taken up, % of mass", ...dates], cells, { right: dates.map((_, i) => i + 1) })}\n${dim(wrap(words, WIDTH))}`;
}

/** Two thousand GWh of anode outside China: are they built? */
function outsideTable(paths: PathTables, { programmes, until }: CapacityScenario): string {
  const last = paths.months.length - 1;
  const at = (series: CapacitySeries, p: number) => bandCell(bandIn(paths, p, series, last));
  const rows = programmes.map(({ name }, p) => {
    const cases = valuesIn(paths, p, "outsideAnodeGwh", last).filter((gwh) => gwh >= 2000).length;
    const chance = formatProportion(wilson(cases, paths.replications));
    return [name, at("outsideDemandGwh", p), at("outsideAnodeGwh", p), at("freeAnodeGwh", p), chance];
  });
  const head = [`GWh in ${until.slice(0, 4)}`, "demand*", "anode plants*", "not Chinese-owned", ">= 2,000"];
  return `${table(head, rows, { right: [1, 2, 3, 4] })}\n${dim("* outside China; last column: in how many worlds its plants reach 2,000 GWh")}`;
}

/** The queue for power at the end: who waits. */
function powerTable(paths: PathTables, { programmes }: CapacityScenario): string {
  const last = paths.months.length - 1;
  const columns: readonly (readonly [label: string, series: CapacitySeries, scale: number])[] = [
    ["factories, MW", "projectsWaitingMw", 1],
    ["so far, GW months", "projectWaitMwMonths", 1e-3],
    ["others, GW", "othersWaitingMw", 1e-3],
  ];
  const rows = programmes.map((programme, p) => [
    `${programme.name}${putsFactoriesFirst(programme) ? " *" : ""}`,
    ...columns.map(([, series, scale]) => bandCell(scaled(bandIn(paths, p, series, last), scale))),
  ]);
  const head = ["Waiting for power", ...columns.map(([label]) => label)];
  return [table(head, rows, { right: [1, 2, 3] }), ...priorityWords(paths, programmes)].join("\n");
}

const putsFactoriesFirst = ({ interventions }: Programme): boolean =>
  interventions.some(({ kind }) => kind === "grid-priority");

/** What priority moves, against the path of the same money without it: what factories wait less, data centres and others wait more. */
function priorityWords(paths: PathTables, programmes: CapacityScenario["programmes"]): string[] {
  const last = paths.months.length - 1;
  return programmes.flatMap((one, p) => {
    const twin = programmes.findIndex(
      (other) => !putsFactoriesFirst(other) && JSON.stringify(other.uses) === JSON.stringify(one.uses),
    );
    if (!putsFactoriesFirst(one) || twin < 0) return [];
    const moved = (series: CapacitySeries) => {
      const [with_, without] = [valuesIn(paths, p, series, last), valuesIn(paths, twin, series, last)];
      return quantiles(with_.map((value, r) => (value - without[r]!) / 1000));
    };
    const [factories, others] = [moved("projectWaitMwMonths"), moved("othersWaitMwMonths")].map(bandCell);
    const words = `* Factories first moves places, not megawatts: against ${programmes[twin]!.name}, GW months waited by factories change by ${factories}, by data centres and others by ${others}; projects that would not have been decided make the rest.`;
    return [wrap(words, WIDTH)];
  });
}

/** Factors that go with self-sufficiency at home on the last day, and who says what they are. */
function decidingTable(paths: PathTables, { programmes }: CapacityScenario): string {
  const p = programmes.length - 1;
  const outcome = valuesIn(paths, p, "selfSufficiencyShare", paths.months.length - 1);
  const found = decidingFactors(paths.experiment.factors, paths.factors, outcome, 8);
  if (found.length === 0) return "Too few replications to say which numbers decide.";
  const rows = found.map(({ factor, index }: Deciding) => [
    factor.name,
    index.value!.toFixed(2),
    `${index.low!.toFixed(2)} to ${index.high!.toFixed(2)}`,
    evidenceOf(factor.source),
  ]);
  const notes = found.slice(0, 3).map(({ factor }) => `${factor.name}: ${factor.meaning}.`);
  return [
    table([`Goes with made at home, ${programmes[p]!.name}`, "rank corr.", "90 %", "evidence"], rows, {
      right: [1, 2],
    }),
    dim(wrap(notes.join(" "), WIDTH)),
  ].join("\n");
}
