import { capacitySeries } from "../../engine/capacity/series.ts";
import type { PathTargetRow } from "../../scenario/capacity/targets.ts";
import type { CapacityFiles, CapacityScenario } from "../../scenario/capacity/types.ts";
import { ScenarioError, show, suggest } from "../../scenario/errors.ts";

/**
 * A scenario whose targets are checked against what the path records and builds; of a start they say what its company told.
 * @throws ScenarioError at the cell that names a series, a project, a day or a unit that the path does not have
 */
export function resolvePathTargets(
  scenario: CapacityScenario,
  { projects }: Pick<CapacityFiles, "projects">,
): CapacityScenario {
  const { targets, from, until } = scenario;
  if (targets === undefined) return scenario;
  const rows = targets.rows.map((row): PathTargetRow => {
    const { outcome, line } = row;
    const fail = (column: string, value: string, problem: string, remedy: string) =>
      new ScenarioError({ file: targets.file, line, column }, { value, problem, remedy });
    if (outcome.kind === "start") {
      const { project: name } = outcome;
      const project = projects.find(({ id }) => id === name);
      const ids = projects.map(({ id }) => id);
      if (project === undefined)
        throw fail("outcome", name, `${show(name)} is no project of the path`, suggest(name, ids, "project"));
      return { ...row, told: project.plannedStart };
    }
    const { series, date } = outcome;
    const names = capacitySeries.map(([name]) => name as string);
    const unit = capacitySeries.find(([name]) => name === series)?.[1];
    if (unit === undefined)
      throw fail("outcome", series, `a path has no series ${show(series)}`, suggest(series, names, "series"));
    if (date < from || date > until)
      throw fail("outcome", date, `${date} lies outside the path, ${from} to ${until}`, "give a day of the path");
    if (row.unit !== unit) throw fail("unit", row.unit, `${series} is in ${unit}, not in ${row.unit}`, `give ${unit}`);
    return row;
  });
  return { ...scenario, targets: { ...targets, rows } };
}
