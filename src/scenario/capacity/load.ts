import { ScenarioError, show, suggest } from "../errors.ts";
import { check } from "../issues.ts";
import type { Reader } from "../load.ts";
import { type Path, readYaml, type YamlFile } from "../yaml.ts";
import { capacityScenarioSchema } from "./schema.ts";
import type { CapacityFiles, CapacityScenario } from "./types.ts";

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
  const { capacity, ...told } = check(capacityScenarioSchema, yaml.data, yaml.place);
  const scenario = { ...told, ...capacity } as CapacityScenario;
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
  return { scenario, placeOf: yaml.place };
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
