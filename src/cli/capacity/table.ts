import { type Deciding, decidingFactors } from "../../analysis/capacity/deciding.ts";
import { bandIn, firstMonthAt, monthOf, valuesIn } from "../../analysis/capacity/values.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { evidenceOf } from "../../analysis/sensitivity/ranking.ts";
import type { CapacitySeries } from "../../engine/capacity/series.ts";
import type { Paths } from "../../montecarlo/capacity/paths.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { shortNumber } from "../shortNumber.ts";
import { dim, table } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";

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
  ["45X for anodes, $m", "anodeCreditsMusd", 1],
  ["45X for cells, $m", "cellCreditsMusd", 1],
];

/** Median and 90 % band in one short cell. */
export function bandCell({
  q05,
  q50,
  q95,
}: {
  readonly q05: number | null;
  readonly q50: number | null;
  readonly q95: number | null;
}): string {
  const [low, middle, high] = [q05, q50, q95].map(shortNumber);
  return low === high ? middle! : `${middle} (${low}-${high})`;
}

const scaled = (band: ReturnType<typeof bandIn>, scale: number) => ({
  q05: band.q05! * scale,
  q50: band.q50! * scale,
  q95: band.q95! * scale,
});

/** Dates a table of 80 columns has room for: the first, the last and one or two between. */
function columnsOf(dates: readonly string[]): readonly string[] {
  if (dates.length <= 3) return dates;
  return [dates[0]!, dates[Math.floor((dates.length - 1) / 2)]!, dates.at(-1)!];
}

/** The answer of a run of paths as text. */
export function printPaths(paths: Paths, scenario: CapacityScenario, folder: string): string {
  const dates = columnsOf(scenario.report.dates);
  const head = [
    wrap(`${scenario.name}: ${scenario.question}`, WIDTH),
    dim(
      wrap(
        `World ${scenario.world}, ${scenario.replications} replications, seed ${scenario.seed}, ${scenario.from} to ${scenario.until}; medians, 90 % of modelled worlds in brackets`,
        WIDTH,
      ),
    ),
  ];
  const blocks = scenario.programmes.map((programme, p) => {
    const money =
      programme.publicMoneyMusd === 0
        ? "no new public money"
        : `${shortNumber(programme.publicMoneyMusd)} million dollars at most`;
    const rows = ROWS.map(([label, series, scale]) => [
      label,
      ...dates.map((date) => bandCell(scaled(bandIn(paths, p, series, monthOf(paths, date)), scale))),
    ]);
    return `${programme.name}: ${money}${programme.powerPriority ? ", factories before data centres" : ""}\n${table(["", ...dates], rows, { right: dates.map((_, i) => i + 1) })}`;
  });
  return `${[head.join("\n"), ...blocks, whenTable(paths, scenario), outsideWords(paths, scenario), powerTable(paths, scenario), decidingTable(paths, scenario), dim(`Tables: ${folder}`)].join("\n\n")}\n`;
}

/** By when home makes a share of its need: year of the median and of 5 and 95 per cent, and how often at all. */
function whenTable(paths: Paths, scenario: CapacityScenario): string {
  const levels: readonly (readonly [string, CapacitySeries, number])[] = [
    ["home makes a quarter", "selfSufficiencyShare", 0.25],
    ["home makes half", "selfSufficiencyShare", 0.5],
    ["silicon makes a quarter", "siliconShare", 0.25],
    ["silicon makes half", "siliconShare", 0.5],
  ];
  const rows = scenario.programmes.flatMap(({ name }, p) =>
    levels.map(([label, series, level]) => {
      const months = firstMonthAt(paths, p, series, level);
      const share = months.filter((month) => month !== null).length / months.length;
      const year = (month: number | null) => (month === null ? "never" : paths.months[Math.round(month)]!.month);
      const { q05, q50, q95 } = quantiles(months);
      return [name, label, `${Math.round(100 * share)} %`, year(q05), year(q50), year(q95)];
    }),
  );
  return table(["By when", "", "in worlds", "earliest 5 %", "median", "95 %"], rows, { right: [2, 3, 4, 5] });
}

function outsideWords(paths: Paths, { programmes, until }: CapacityScenario): string {
  const last = paths.months.length - 1;
  const at = (series: CapacitySeries, p: number) => bandCell(bandIn(paths, p, series, last));
  const lines = programmes.map(({ name }, p) => {
    const built = valuesIn(paths, p, "outsideAnodeGwh", last);
    const share = built.filter((gwh) => gwh >= 2000).length / built.length;
    return [
      name,
      at("outsideDemandGwh", p),
      at("outsideAnodeGwh", p),
      at("freeAnodeGwh", p),
      share === 0 ? `< ${(300 / built.length).toPrecision(2)} %` : `${Math.round(100 * share)} %`,
    ];
  });
  return table(
    [`Outside China, ${until.slice(0, 4)}, GWh`, "demand", "anode plants", "not Chinese-owned", ">= 2,000"],
    lines,
    { right: [1, 2, 3, 4] },
  );
}

/** The queue for power at the end: who waits, and what priority moves. */
function powerTable(paths: Paths, { programmes }: CapacityScenario): string {
  const last = paths.months.length - 1;
  const rows = programmes.map(({ name, powerPriority }, p) => [
    `${name}${powerPriority ? " (priority)" : ""}`,
    ...(["projectsWaitingMw", "projectWaitMwMonths", "othersWaitingMw", "othersWaitMwMonths"] as const).map((series) =>
      bandCell(bandIn(paths, p, series, last)),
    ),
  ]);
  return table(["Power: waiting", "projects MW", "MW months", "others MW", "MW months"], rows, { right: [1, 2, 3, 4] });
}

/** Factors that go with self-sufficiency at home on the last day, and who says what they are. */
function decidingTable(paths: Paths, { programmes }: CapacityScenario): string {
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
    table([`What decides the share made at home (${programmes[p]!.name})`, "rank corr.", "90 %", "evidence"], rows, {
      right: [1, 2],
    }),
    dim(wrap(notes.join(" "), WIDTH)),
  ].join("\n");
}
