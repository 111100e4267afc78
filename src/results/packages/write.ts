import { join } from "node:path";
import type { ToldPackage } from "../../analysis/packages/tell.ts";
import { type Cell, cellsOf } from "../compareTable.ts";
import { realDisk, replaceFile, replaceText } from "../disk.ts";
import { encodeTable } from "../encode.ts";
import { column, tableShape, textColumn } from "../schema.ts";
import type { PackagesBlock, PackagesHead } from "./head.ts";

/** Measures of a comparison that are told of packages; those that hang on the whole list of packages are not. */
const MEASURES = "jobsSaved jobYearsSaved gross net firms paid credits noCutPerYear usdPerJobYear helps".split(" ");

/**
 * Writes packages.arrow (scenario, cut, package, measure, unit, day (null: of the whole run), value, low, high), worlds.arrow
 * (scenario, cut, package, replication, jobDays) and packages.json, which says what made them and is written last.
 */
export function writePackages(folder: string, head: PackagesHead, blocks: readonly (readonly PackagesBlock[])[]): void {
  const cells = blocks.flatMap((cuts, s) =>
    cuts.flatMap(({ told }, c) => {
      const place = { scenario: head.scenarios[s]!.name, cut: head.cuts[c]!.name };
      return told.flatMap((one) => cellsOfPackage(one, head.days)).map((cell) => ({ ...cell, ...place }));
    }),
  );
  const names = blocks[0]![0]!.told.map(({ name }) => name);
  const list = (key: "measure" | "unit") => [...new Set(cells.map((cell) => cell[key]))];
  const [measures, units] = [list("measure"), list("unit")];
  const places = [
    textColumn(
      "scenario",
      0,
      head.scenarios.map(({ name }) => name),
      "Scenario that the package was added to",
    ),
    textColumn(
      "cut",
      1,
      head.cuts.map(({ name }) => name),
      "How long the cut lasts, in days; open: as the scenario has it",
    ),
    textColumn("package", 2, names, "Interventions done, joined by +; none: nothing"),
  ];
  const at = (of: { scenario: string; cut: string }) => ({
    scenario: head.scenarios.findIndex(({ name }) => name === of.scenario),
    cut: head.cuts.findIndex(({ name }) => name === of.cut),
  });
  const number = (name: string, meaning: string) => column(name, "float64", "see unit", meaning, true);
  const shape = tableShape("packages", [
    ...places,
    textColumn(
      "measure",
      3,
      measures,
      "What is told; outOfWorkWorlds: median between the lowest and the highest world",
    ),
    textColumn("unit", 4, units, "Unit of the row's numbers"),
    column("day", "uint16", "day", "Day since the effective date that it is of; null: of the whole run", true),
    number("value", "Mean over the worlds, or share of them; null where nothing can be said"),
    number("low", "Lower limit of the 90 % interval, or lowest world; null where none is given"),
    number("high", "Upper limit of the 90 % interval, or highest world; null where none is given"),
  ]);
  const bytes = encodeTable(shape, {
    scenario: cells.map((cell) => at(cell).scenario),
    cut: cells.map((cell) => at(cell).cut),
    package: cells.map(({ option }) => names.indexOf(option)),
    measure: cells.map(({ measure }) => measures.indexOf(measure)),
    unit: cells.map(({ unit }) => units.indexOf(unit)),
    day: cells.map(({ day }) => day),
    value: cells.map(({ estimate }) => estimate.value),
    low: cells.map(({ estimate }) => estimate.low),
    high: cells.map(({ estimate }) => estimate.high),
  });
  const rows = blocks.flatMap((cuts, s) =>
    cuts.flatMap(({ replications, jobDays }, c) =>
      jobDays.flatMap((of, p) => replications.map((replication, k) => ({ s, c, p, replication, jobDays: of[k]! }))),
    ),
  );
  const worlds = tableShape("worlds", [
    ...places,
    column("replication", "uint32", "1", "Replication, from 0; replication k has the same luck in every package"),
    column("jobDays", "float64", "person-day", "Positions lost, summed over days 1 to the last"),
  ]);
  const worldBytes = encodeTable(worlds, {
    scenario: rows.map(({ s }) => s),
    cut: rows.map(({ c }) => c),
    package: rows.map(({ p }) => p),
    replication: rows.map(({ replication }) => replication),
    jobDays: rows.map(({ jobDays }) => jobDays),
  });
  realDisk.makeFolder(folder);
  replaceFile(realDisk, join(folder, "packages.arrow"), [bytes]);
  replaceFile(realDisk, join(folder, "worlds.arrow"), [worldBytes]);
  replaceText(realDisk, join(folder, "packages.json"), `${JSON.stringify(head, null, 2)}\n`);
}

function cellsOfPackage({ name, outOfWork, worlds, jobYearsLost, row }: ToldPackage, days: readonly number[]): Cell[] {
  const daily = (measure: string, of: ToldPackage["worlds"]) =>
    of.map((estimate, d): Cell => ({ option: name, measure, unit: "people", day: days[d]!, estimate }));
  return [
    ...daily("outOfWork", outOfWork),
    ...daily("outOfWorkWorlds", worlds),
    { option: name, measure: "jobYearsLost", unit: "job-year", day: null, estimate: jobYearsLost },
    ...(row === null ? [] : cellsOf(row, days).filter(({ measure }) => MEASURES.includes(measure))),
  ];
}
