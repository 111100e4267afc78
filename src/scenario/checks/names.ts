import type { Column, NameSpace } from "../columns.ts";
import type { Table } from "../csv.ts";
import { show, suggest } from "../errors.ts";
import { benefits, pay } from "../householdTables.ts";
import * as network from "../networkTables.ts";
import { ramps } from "../rampTable.ts";
import { rangeText } from "../strict.ts";
import type { Factor } from "../types.ts";
import * as tables from "../worldTables.ts";
import type { WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";

/** Every name and every factor that a cell holds must exist; the columns themselves say what they name. */
export function checkNames(world: WorldFiles, blame: Blame): void {
  const spaces = nameSpaces(world);
  const factors = new Map(world.factors.map((factor) => [factor.name, factor]));
  const inspect = <Row extends { readonly line: number }>(table: Table<Row>, rows: readonly Row[]) => {
    for (const [name, column] of Object.entries(table.columns) as [keyof Row & string, Column<unknown>][]) {
      const fault = faultFinder(column, spaces, factors);
      if (!fault) continue;
      for (const row of rows) {
        const found = fault(row[name]);
        if (found) blame(table, row, name, { value: row[name], ...found });
      }
    }
  };
  inspect(tables.regions, world.regions);
  inspect(tables.companies, world.companies);
  inspect(tables.products, world.products);
  inspect(tables.stages, world.stages);
  inspect(tables.sites, world.sites);
  inspect(tables.origins, world.origins);
  inspect(network.slots, world.slots);
  inspect(network.fills, world.fills);
  inspect(network.links, world.links);
  inspect(tables.endUses, world.endUses);
  inspect(tables.demand, world.demand);
  inspect(network.regimes, world.regimes);
  inspect(tables.supplierRegions, world.supplierRegions);
  inspect(ramps, world.ramps);
  inspect(pay, world.pay);
  inspect(benefits, world.benefits);
}

type Found = { readonly problem: string; readonly remedy: string } | null;

function faultFinder(
  column: Column<unknown>,
  spaces: Readonly<Record<NameSpace, ReadonlySet<string>>>,
  factors: ReadonlyMap<string, Factor>,
): ((value: unknown) => Found) | null {
  const { names, factorRange } = column;
  if (names) {
    return (value) => {
      // Only a column that may be empty hands an empty name through.
      if (value === "" || spaces[names].has(String(value))) return null;
      const problem = `${show(value)} is not one of the ${names}`;
      return { problem, remedy: suggest(String(value), [...spaces[names]], "name") };
    };
  }
  return factorRange ? (value) => factorFault(value, factorRange, factors) : null;
}

/** What is wrong with a quantity that names a factor: no such factor, or its bounds leave the range of the place it stands in. */
export function factorFault(
  value: unknown,
  [low, high]: readonly [number, number],
  factors: ReadonlyMap<string, Factor>,
): Found {
  if (typeof value !== "string") return null;
  const factor = factors.get(value);
  if (!factor) {
    return {
      problem: `${show(value)} is not a factor of priors.yaml`,
      remedy: suggest(value, [...factors.keys()], "factor"),
    };
  }
  const [from, to] = factor.bounds;
  if (low <= from && to <= high) return null;
  const problem = `the factor ${value} has bounds ${from} to ${to}, but here a number${rangeText(low, high)} is needed`;
  return { problem, remedy: "narrow the factor's bounds or name another" };
}

function nameSpaces(world: WorldFiles): Readonly<Record<NameSpace, ReadonlySet<string>>> {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return {
    companies: new Set(ids(world.companies)),
    stages: new Set(ids(world.stages)),
    regions: new Set(ids(world.regions)),
    products: new Set(ids(world.products)),
    regimes: new Set(world.regimes.map(({ regime }) => regime)),
    recipes: new Set(world.slots.map(({ recipe }) => recipe)),
    sites: new Set(ids(world.sites)),
    origins: new Set(ids(world.origins)),
    "sites or origins": new Set([...ids(world.sites), ...ids(world.origins)]),
    "end uses": new Set(ids(world.endUses)),
    "control groups": new Set(world.origins.map(({ controlGroup }) => controlGroup)),
  };
}
