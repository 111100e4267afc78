import { scorePaths } from "../../analysis/capacity/score.ts";
import { bandIn, monthOf } from "../../analysis/capacity/values.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { capacitySeries } from "../../engine/capacity/series.ts";
import { cutSeries } from "../../montecarlo/capacity/cuts.ts";
import type { CutRows, PathTables } from "../../results/capacity/tables.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { dim } from "../table.ts";
import { printCuts } from "./cutTable.ts";
import { scoreText } from "./scoreTable.ts";
import { headOf, printPaths } from "./table.ts";

/** A run of paths that is told: as it was simulated, or as it was read back. */
export interface CapacityAnswer {
  readonly paths: PathTables;
  readonly cuts: readonly CutRows[];
  readonly scenario: CapacityScenario;
  readonly folder: string;
}

/** The answer as text. */
export function printCapacity({ paths, cuts, scenario, folder }: CapacityAnswer): string {
  const { targets } = scenario;
  if (targets !== undefined)
    return `${headOf(scenario)}\n\n${scoreText(scorePaths(paths, targets.rows))}\n\n${dim(`Tables: ${folder}`)}\n`;
  return cuts.length === 0 ? printPaths(paths, scenario, folder) : printCuts(paths, cuts, scenario, folder);
}

/** The answer for machines: every series of every programme on every date of the report, and people after cuts. */
export function capacityJson({ paths, cuts, scenario, folder }: CapacityAnswer): object {
  const units = Object.fromEntries(capacitySeries.map(([name, unit]) => [name, unit]));
  const programmes = scenario.programmes.map((programme, p) => ({
    ...programme,
    dates: scenario.report.dates.map((date) => ({
      date,
      ...Object.fromEntries(capacitySeries.map(([name]) => [name, bandIn(paths, p, name, monthOf(paths, date))])),
    })),
  }));
  return {
    scenario: scenario.name,
    question: scenario.question,
    seed: scenario.seed,
    replications: scenario.replications,
    folder,
    units,
    programmes,
    ...(scenario.targets === undefined ? {} : { score: scorePaths(paths, scenario.targets.rows) }),
    ...(cuts.length === 0 ? {} : { cuts: jsonOfCuts(cuts, scenario) }),
  };
}

/** Jobs after each cut, for machines. */
const jsonOfCuts = (cuts: readonly CutRows[], { cuts: asked }: CapacityScenario): object[] =>
  cuts.flatMap(({ programme, date, values, replications }) =>
    asked!.days.map((day, d) => ({
      programme,
      date,
      day,
      replications: replications.length,
      ...Object.fromEntries(cutSeries.map((series, s) => [series, quantiles(values[s]![d]!)])),
    })),
  );
