import { suppliedProducts } from "./checks/links.ts";
import { readTable, type Table } from "./csv.ts";
import { benefits, pay } from "./householdTables.ts";
import { check } from "./issues.ts";
import { fills, links, regimes, slots } from "./networkTables.ts";
import { readPriors } from "./priors.ts";
import { ramps } from "./rampTable.ts";
import { checkWorld } from "./worldChecks.ts";
import { addCompanies, addFills, completed, completeLinks, completeRegime, completeSite } from "./worldDefaults.ts";
import { worldSchema } from "./worldSchema.ts";
import * as tables from "./worldTables.ts";
import { type ReadWorldFile, worldText } from "./worldText.ts";
import type { Row as Sourced, WorldFiles } from "./worldTypes.ts";
import { readYaml } from "./yaml.ts";

/** The tables of a world folder under their names in WorldFiles: what a description of the format is printed from. */
export const worldTables = {
  regions: tables.regions,
  companies: tables.companies,
  products: tables.products,
  stages: tables.stages,
  sites: tables.sites,
  origins: tables.origins,
  slots,
  fills,
  links,
  endUses: tables.endUses,
  demand: tables.demand,
  regimes,
  supplierRegions: tables.supplierRegions,
  ramps,
  pay,
  benefits,
} as const;

/**
 * Reads a world folder: world.yaml, priors.yaml and its tables, each by itself and then against each other.
 * @param read gives a file's content by its name; undefined or ENOENT when there is none (only an optional table may be missing)
 * @param folder the folder as errors should name it
 * @throws ScenarioError with file, line, column and value
 */
export function readWorldFiles(read: ReadWorldFile, folder: string): WorldFiles {
  const texts = worldText(read, folder);
  const yaml = readYaml(texts.path("world.yaml"), texts.need("world.yaml"));
  const head = check(worldSchema, yaml.data, yaml.place) as Pick<
    WorldFiles,
    | "name"
    | "title"
    | "description"
    | "sources"
    | "suppliers"
    | "fit"
    | "luck"
    | "scopes"
    | "anticipation"
    | "prices"
    | "switching"
    | "households"
    | "headlines"
  >;
  const priors = texts.perhaps("priors.yaml");
  const { factors, correlations } =
    priors === undefined ? { factors: [], correlations: [] } : readPriors(texts.path("priors.yaml"), priors);
  const rows = <Row extends Sourced>(table: Table<Row>): readonly Row[] => {
    const text = table.optional ? texts.perhaps(table.file) : texts.need(table.file);
    const path = texts.path(table.file);
    return text === undefined ? [] : completed(readTable(path, text, table), table, path, head.sources);
  };
  const told: Omit<WorldFiles, "text"> = {
    ...head,
    factors,
    correlations,
    regions: rows(worldTables.regions),
    companies: rows(worldTables.companies),
    products: rows(worldTables.products),
    stages: rows(worldTables.stages),
    sites: rows(worldTables.sites),
    origins: rows(worldTables.origins),
    slots: rows(worldTables.slots),
    fills: rows(worldTables.fills),
    links: rows(worldTables.links),
    endUses: rows(worldTables.endUses),
    demand: rows(worldTables.demand),
    regimes: rows(worldTables.regimes),
    supplierRegions: rows(worldTables.supplierRegions),
    ramps: rows(worldTables.ramps),
    pay: rows(worldTables.pay),
    benefits: rows(worldTables.benefits),
  };
  const sites = told.sites.map(completeSite);
  const world: WorldFiles = {
    ...told,
    sites,
    companies: addCompanies(told.companies, sites, told.companies.length > 0),
    fills: addFills(told),
    regimes: told.regimes.map(completeRegime),
    links: completeLinks(told.links, suppliedProducts(told)),
    text: texts.together(),
  };
  checkWorld(world, texts.path, yaml.place);
  return world;
}
