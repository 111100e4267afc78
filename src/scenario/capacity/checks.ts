import { blamer } from "../checks/blame.ts";
import { factorFault } from "../checks/names.ts";
import type { Column } from "../columns.ts";
import type { Table } from "../csv.ts";
import { ScenarioError, show, suggest } from "../errors.ts";
import type { PlaceOf } from "../issues.ts";
import { capacityTables as tables } from "./tables.ts";
import type { CapacityFiles } from "./types.ts";

/** What a capacity folder names of its world. */
export interface WorldNames {
  readonly regions: readonly string[];
  readonly controlGroups: readonly string[];
}

/**
 * The tables of a capacity folder against each other and against the world's regions and control groups.
 * @throws ScenarioError, the first fault found
 */
export function checkCapacity(
  files: CapacityFiles,
  path: (file: string) => string,
  placeOf: PlaceOf,
  { regions, controlGroups }: WorldNames,
): void {
  const blame = blamer(path);
  const factors = new Map(files.factors.map((factor) => [factor.name, factor]));
  const quantities = <Row extends { readonly line: number }>(table: Table<Row>, rows: readonly Row[]) => {
    for (const [name, { factorRange }] of Object.entries(table.columns) as [keyof Row & string, Column<unknown>][])
      if (factorRange !== undefined)
        for (const row of rows) {
          const found = factorFault(row[name], factorRange, factors);
          if (found) blame(table, row, name, { value: row[name], ...found });
        }
  };
  quantities(tables.projects, files.projects);
  quantities(tables.routes, files.routes);
  quantities(tables.inputs, files.inputs);
  quantities(tables.markets, files.markets);
  quantities(tables.uses, files.uses);
  quantities(tables.incentives, files.incentives);
  quantities(tables.power, files.power);
  for (const [name, value] of Object.entries(files.rules)) {
    const fault = factorFault(value, [-Infinity, Infinity], factors);
    if (fault) throw new ScenarioError(placeOf(["rules", name]), { key: `rules.${name}`, value, ...fault });
  }
  const named = (
    table: { readonly file: string },
    row: { readonly line: number },
    column: string,
    value: string,
    known: readonly string[],
    noun: string,
  ) => {
    if (known.includes(value)) return;
    blame(table, row, column, {
      value,
      problem: `${show(value)} is not a ${noun}`,
      remedy: suggest(value, known, noun),
    });
  };
  const products = [...new Set(files.markets.map(({ product }) => product))];
  const routes = new Map(files.routes.map((route) => [route.id, route]));
  for (const route of files.routes) {
    named(tables.routes, route, "product", route.product, products, "product of markets.csv");
    if (!files.markets.some(({ product, place }) => product === route.product && place === route.place))
      blame(tables.routes, route, "place", {
        value: route.place,
        problem: `markets.csv has no row for ${route.product} in the place ${route.place}`,
        remedy: "add one",
      });
  }
  for (const input of files.inputs) {
    named(tables.inputs, input, "route", input.route, [...routes.keys()], "route");
    if (input.controlGroup !== "")
      named(tables.inputs, input, "controlGroup", input.controlGroup, controlGroups, "control group of the world");
  }
  const by = files.stand?.substituteInput ?? "";
  const stoppable = files.inputs.filter(({ controlGroup }) => controlGroup !== "").map(({ input }) => input);
  if (by !== "" && !stoppable.includes(by))
    throw new ScenarioError(placeOf(["stand", "substituteInput"]), {
      key: "stand.substituteInput",
      value: by,
      problem: `${show(by)} is no input of inputs.csv that has a control group`,
      remedy: suggest(by, stoppable, "input"),
    });
  for (const one of files.incentives)
    named(tables.incentives, one, "product", one.product, products, "product of markets.csv");
  for (const one of files.power) named(tables.power, one, "region", one.region, regions, "region of the world");
  const powered = files.power.map(({ region }) => region);
  for (const project of files.projects) {
    named(tables.projects, project, "route", project.route, [...routes.keys()], "route");
    const { product, place } = routes.get(project.route)!;
    for (const [column, value, wanted] of [
      ["product", project.product, product],
      ["place", project.place, place],
    ] as const)
      if (value !== wanted)
        blame(tables.projects, project, column, {
          value,
          problem: `${show(value)} is not the ${column} of route ${project.route}`,
          remedy: `give ${wanted}`,
        });
    if (place === "home") named(tables.projects, project, "region", project.region, regions, "region of the world");
    if (place === "home" && project.powerMw > 0)
      named(tables.projects, project, "region", project.region, powered, "region of power.csv");
    if (project.modules < 1)
      blame(tables.projects, project, "modules", {
        value: project.modules,
        problem: "there is no module",
        remedy: "give a whole number of at least 1",
      });
    if (project.stage === "operating" && project.rampedShare === 0)
      blame(tables.projects, project, "rampedShare", {
        value: 0,
        problem: "an operating project makes nothing",
        remedy: "give the share of its capacity that it makes, or another stage",
      });
  }
}
