import { ScenarioError, show, suggest } from "../errors.ts";
import { check } from "../issues.ts";
import type { Reader } from "../load.ts";
import { reason } from "../text.ts";
import { type Path, readYaml, type YamlFile } from "../yaml.ts";
import { capacityScenarioSchema } from "./schema.ts";
import { readPathTargets } from "./targets.ts";
import type { CapacityFiles, CapacityScenario, PathTargets } from "./types.ts";

/** Words for money that is spent on no product. */
export const OTHER_USES = ["stockpile", "second-sources"] as const;

/** A scenario about capacity with what is needed to blame a place in it. */
export interface LoadedCapacity {
  readonly scenario: CapacityScenario;
  readonly placeOf: YamlFile["place"];
}

/** Whether a scenario file asks about capacity: it has the key `capacity`. A file that cannot be read does not say. */
export function asksAboutCapacity(path: string, reader: Reader): boolean {
  let data: unknown;
  try {
    data = readYaml(path, reader.read(path)).data;
  } catch {
    return false;
  }
  return typeof data === "object" && data !== null && Object.hasOwn(data, "capacity");
}

/** Reads a scenario about capacity. @throws ScenarioError with file, line, column and value */
export function readCapacityScenario(path: string, reader: Reader): LoadedCapacity {
  const yaml = readYaml(path, reader.read(path));
  const { capacity, targets, ...told } = check(capacityScenarioSchema, yaml.data, yaml.place);
  const scenario = {
    ...told,
    ...capacity,
    ...(targets === undefined ? {} : { targets: targetsBeside(path, targets, reader, yaml.place) }),
  } as CapacityScenario;
  const fail = (at: Path, value: unknown, problem: string, remedy: string) => {
    throw new ScenarioError(yaml.place(at), { key: at.join("."), value, problem, remedy });
  };
  const { from, until } = scenario;
  if (!(from < until)) fail(["capacity", "until"], until, `${until} is not after from, ${from}`, "give until > from");
  for (const [list, dates] of [
    ["report", scenario.report.dates],
    ["cuts", scenario.cuts?.dates ?? []],
  ] as const)
    dates.forEach((date, index) => {
      if (date < from || date > until)
        fail(
          [list, "dates", index],
          date,
          `${date} lies outside the path, ${from} to ${until}`,
          "give a day of the path",
        );
    });
  scenario.programmes.forEach(({ name }, index) => {
    if (scenario.programmes.findIndex((other) => other.name === name) < index)
      fail(
        ["programmes", index, "name"],
        name,
        `${show(name)} is the name of an earlier one`,
        "give each a name of its own",
      );
  });
  if (scenario.targets !== undefined && scenario.programmes.length > 1)
    fail(
      ["programmes", 1],
      scenario.programmes[1]!.name,
      "a scenario with targets is scored on one programme, and this is a second",
      "keep the programme that was",
    );
  return { scenario, placeOf: yaml.place };
}

/** The table of targets that a scenario names, from beside it. @throws ScenarioError at the key, or in the table */
function targetsBeside(path: string, name: string, reader: Reader, placeOf: YamlFile["place"]): PathTargets {
  const { file, content } = (() => {
    try {
      const file = reader.resolve(path, name);
      return { file, content: reader.read(file) };
    } catch (error) {
      if (error instanceof ScenarioError) throw error;
      const problem = `${show(name)} cannot be read (${reason(error)})`;
      const remedy = "give the name of a table of targets beside the scenario";
      throw new ScenarioError(placeOf(["targets"]), { key: "targets", value: name, problem, remedy });
    }
  })();
  return { file, rows: readPathTargets(file, content) };
}

/** Money is spent on products that projects at home make, on a stockpile or on second sources. @throws ScenarioError */
export function checkProgrammes({ scenario, placeOf }: LoadedCapacity, files: CapacityFiles): void {
  const known = [
    ...OTHER_USES,
    ...new Set(files.markets.filter(({ place }) => place === "home").map(({ product }) => product)),
  ];
  scenario.programmes.forEach(({ uses }, index) => {
    for (const use of Object.keys(uses))
      if (!known.includes(use)) {
        const at = ["programmes", index, "uses", use];
        throw new ScenarioError(placeOf(at, "key"), {
          key: at.join("."),
          value: use,
          problem: `${show(use)} is nothing that money can be spent on`,
          remedy: suggest(use, known, "use"),
        });
      }
  });
}
