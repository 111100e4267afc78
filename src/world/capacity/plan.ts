import type { CapacityFiles, PlaceWord, ProjectRow, Role } from "../../scenario/capacity/types.ts";
import { places } from "../../scenario/capacity/types.ts";
import { dayNumber, daysFrom, monthDaysOf, nextMonth } from "../../scenario/dates.ts";

/** One module of a project: what is decided on, built and run. */
export interface Unit {
  readonly id: string;
  readonly project: number;
  /** The module before it, which must be decided first; -1 for the first. */
  readonly before: number;
  readonly route: number;
  readonly product: number;
  readonly place: number;
  /** Row of power.csv; -1 where nothing is asked of a grid. */
  readonly power: number;
}

/** A month of the path: its name, its first and its last day, counted from the path's first day. */
export interface Month {
  readonly month: string;
  readonly first: number;
  readonly last: number;
}

/** What is the same in every replication of a path: names turned into rows, days into numbers. */
export interface CapacityPlan {
  readonly files: CapacityFiles;
  readonly from: string;
  readonly days: number;
  readonly months: readonly Month[];
  /** Day of the base date; the first day is 0. */
  readonly baseDay: number;
  readonly units: readonly Unit[];
  readonly products: readonly string[];
  readonly roleOf: readonly Role[];
  /** Row of markets.csv by product x places + place; -1 for none. */
  readonly marketOf: Int32Array;
  readonly groups: readonly string[];
  /** Day of each project's announcement. */
  readonly announcedDay: Int32Array;
  /** What daily loops read of modules: route, (product, place), power row, learning group and capacity. */
  readonly unitRoute: Int32Array;
  readonly unitCell: Int32Array;
  readonly unitPower: Int32Array;
  readonly unitGroup: Int32Array;
  readonly unitCapacity: Float64Array;
  /** Learning group of each route. */
  readonly routeGroup: Int32Array;
  /** Row of markets.csv of the substitute made at home; -1 for none. */
  readonly substituteMarket: number;
  /** Rows of inputs.csv of the substitute made at home, and whether projects make that input. */
  readonly substituteInputs: readonly { readonly row: number; readonly made: boolean }[];
  /** First day of each incentive, and the day from which it is over. */
  readonly incentiveDays: readonly { readonly from: number; readonly until: number }[];
  readonly factorIndex: ReadonlyMap<string, number>;
}

/** Index of a (product, place) pair. */
export const cellOf = (product: number, place: number): number => product * places.length + place;

/** Lays a path over its files. */
export function layPlan(files: CapacityFiles, from: string, until: string): CapacityPlan {
  const products = [...new Set(files.markets.map(({ product }) => product))];
  const placeOf = (place: PlaceWord) => places.indexOf(place);
  const marketOf = new Int32Array(products.length * places.length).fill(-1);
  files.markets.forEach(({ product, place }, row) => {
    marketOf[cellOf(products.indexOf(product), placeOf(place))] = row;
  });
  const units: Unit[] = [];
  files.projects.forEach((project, row) => {
    for (let module = 0; module < project.modules; module++)
      units.push({
        id: module === 0 ? project.id : `${project.id}#${module + 1}`,
        project: row,
        before: module === 0 ? -1 : units.length - 1,
        route: files.routes.findIndex(({ id }) => id === project.route),
        product: products.indexOf(project.product),
        place: placeOf(project.place),
        power: powerRow(files, project),
      });
  });
  const days = daysFrom(from, until) + 1;
  const groups = [...new Set(files.routes.map(({ learningGroup }) => learningGroup))];
  const routeGroup = Int32Array.from(files.routes, ({ learningGroup }) => groups.indexOf(learningGroup));
  return {
    files,
    from,
    days,
    months: monthsOf(from, days),
    baseDay: daysFrom(from, files.base),
    units,
    products,
    roleOf: products.map((product) => files.markets.find((market) => market.product === product)!.role),
    marketOf,
    groups,
    routeGroup,
    unitRoute: Int32Array.from(units, ({ route }) => route),
    unitCell: Int32Array.from(units, ({ product, place }) => cellOf(product, place)),
    unitPower: Int32Array.from(units, ({ power }) => power),
    unitGroup: Int32Array.from(units, ({ route }) => routeGroup[route]!),
    unitCapacity: Float64Array.from(units, ({ project }) => files.projects[project]!.capacityUnitsPerYear),
    announcedDay: Int32Array.from(files.projects, ({ announced }) => daysFrom(from, announced)),
    substituteMarket: files.markets.findIndex(({ role, place }) => role === "substitute" && place === "home"),
    substituteInputs: substituteInputs(files),
    incentiveDays: files.incentives.map((row) => ({
      from: daysFrom(from, row.from),
      until: row.until === "" ? Infinity : daysFrom(from, row.until),
    })),
    factorIndex: new Map(files.factors.map(({ name }, index) => [name, index])),
  };
}

function substituteInputs({ inputs, routes, markets }: CapacityFiles): CapacityPlan["substituteInputs"] {
  const role = (product: string) => markets.find((market) => market.product === product)?.role;
  return inputs.flatMap(({ route, input }, row) => {
    const { place, product } = routes.find(({ id }) => id === route)!;
    return place === "home" && role(product) === "substitute" ? [{ row, made: role(input) === "input" }] : [];
  });
}

function powerRow(files: CapacityFiles, { place, region, powerMw }: ProjectRow): number {
  if (place !== "home" || powerMw === 0) return -1;
  return files.power.findIndex((row) => row.region === region);
}

/** The calendar months that so many days lie in; the first and the last may be cut. */
export function monthsOf(from: string, days: number): Month[] {
  const months: Month[] = [];
  const start = dayNumber(from);
  let month = from.slice(0, 7);
  for (let first = 0; first < days; ) {
    const end = dayNumber(`${month}-01`) + monthDaysOf(month) - 1 - start;
    const last = end < days ? end : days - 1;
    months.push({ month, first, last });
    first = last + 1;
    month = nextMonth(month);
  }
  return months;
}
