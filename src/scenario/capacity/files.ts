import { readTable, type Table } from "../csv.ts";
import { check } from "../issues.ts";
import { readPriors } from "../priors.ts";
import { completed } from "../worldDefaults.ts";
import { type ReadWorldFile, worldText } from "../worldText.ts";
import type { Row as Sourced } from "../worldTypes.ts";
import { readYaml } from "../yaml.ts";
import { checkCapacity, type WorldNames } from "./checks.ts";
import { capacitySchema } from "./schema.ts";
import { capacityTables } from "./tables.ts";
import type { CapacityFiles } from "./types.ts";

/**
 * Reads a folder `capacity/`: capacity.yaml, priors.yaml and its tables, each by itself and then against each other.
 * @param read gives a file's content by its name; undefined or ENOENT when there is none
 * @param folder the folder as errors should name it
 * @param projectsFile which table of projects: what is coming from today on, or what was coming once
 * @param world regions, in which projects at home stand, and control groups, by which inputs can be stopped
 * @throws ScenarioError with file, line, column and value
 */
export function readCapacityFiles(
  read: ReadWorldFile,
  folder: string,
  projectsFile: string,
  world: WorldNames,
): CapacityFiles {
  const texts = worldText(read, folder);
  const yaml = readYaml(texts.path("capacity.yaml"), texts.need("capacity.yaml"));
  const head = check(capacitySchema, yaml.data, yaml.place) as Pick<
    CapacityFiles,
    "base" | "rules" | "stand" | "sources"
  >;
  const { factors, correlations } = readPriors(texts.path("priors.yaml"), texts.need("priors.yaml"));
  const rows = <Row extends Sourced>(table: Table<Row>, file = table.file): readonly Row[] =>
    completed(readTable(texts.path(file), texts.need(file), { ...table, file }), table, texts.path(file), head.sources);
  const files: CapacityFiles = {
    ...head,
    factors,
    correlations,
    projects: rows(capacityTables.projects, projectsFile),
    routes: rows(capacityTables.routes),
    inputs: rows(capacityTables.inputs),
    markets: rows(capacityTables.markets),
    uses: rows(capacityTables.uses),
    incentives: rows(capacityTables.incentives),
    power: rows(capacityTables.power),
    text: texts.together(),
  };
  checkCapacity(files, (file) => texts.path(file === "projects.csv" ? projectsFile : file), yaml.place, world);
  return files;
}
