import { join } from "node:path";
import { type CapacitySeries, capacityRows, capacitySeries } from "../../engine/capacity/series.ts";
import { sha256 } from "../hash.ts";
import type { CapacityManifest } from "../manifest.ts";
import type { SumsVerification } from "../verifySums.ts";
import type { TablesVerification } from "../verifyTables.ts";
import { readCuts, readPaths } from "./read.ts";
import { type PathTables, toldTables } from "./tables.ts";

type Of = (series: CapacitySeries) => number;

/** What holds at the end of every month of every path, in words; each side in the unit of its series. */
const identities: readonly (readonly [words: string, left: (of: Of) => number, right: (of: Of) => number])[] = [
  [
    "anodeNeedTonnes is not the sum of its sources",
    (of) => of("anodeNeedTonnes"),
    (of) =>
      of("homeGraphiteTonnes") +
      of("homeSiliconAsGraphiteTonnes") +
      of("alliedTonnes") +
      of("chineseAbroadTonnes") +
      of("exporterTonnes"),
  ],
  [
    "selfSufficiencyShare is not what is made at home over the need",
    (of) => of("selfSufficiencyShare") * of("anodeNeedTonnes"),
    (of) => of("homeGraphiteTonnes") + of("homeSiliconAsGraphiteTonnes"),
  ],
  [
    "siliconShare is not silicon over the need",
    (of) => of("siliconShare") * of("anodeNeedTonnes"),
    (of) => of("homeSiliconAsGraphiteTonnes"),
  ],
];

/** What is never more than something else, in words. */
const limits: typeof identities = [
  [
    "more graphite is sold than can be made",
    (of) => of("homeGraphiteTonnes"),
    (of) => of("homeGraphiteCapacityTonnes"),
  ],
  [
    "more silicon is sold than can be made",
    (of) => of("homeSiliconTonnes") + of("siliconAbroadTonnes"),
    (of) => of("homeSiliconCapacityTonnes"),
  ],
  ["more cells are made than can be", (of) => of("cellsMadeGwh"), (of) => of("homeCellCapacityGwh")],
];

/** Sums are compared to this share of their size: series are recorded in whole, not rounded. */
const SLACK = 1e-9;

/** Adds up what a run of paths has stored: the need and its sources, shares, what is sold and what can be made, people after cuts. */
export function verifyPathSums(folder: string, manifest: CapacityManifest): SumsVerification {
  const paths = readPaths(folder, manifest);
  const { months, values, replications, experiment } = paths;
  const programmes = experiment.programmes;
  const found = new Map<string, string>();
  let sums = 0;
  const perPath = capacitySeries.length * months.length;
  for (let path = 0; path < replications * programmes.length; path++)
    months.forEach(({ month }, m) => {
      const of: Of = (series) => values[path * perPath + capacityRows[series] * months.length + m]!;
      const check = (rows: typeof identities, wrong: (left: number, right: number) => boolean) => {
        for (const [words, left, right] of rows) {
          sums++;
          if (found.has(words) || !wrong(left(of), right(of))) continue;
          const where = `replication ${Math.floor(path / programmes.length)}, ${programmes[path % programmes.length]!.name}, ${month}`;
          found.set(words, `${where}: ${left(of)} and ${right(of)}`);
        }
      };
      check(identities, (left, right) => Math.abs(left - right) > SLACK * (1 + Math.abs(left)));
      check(limits, (left, right) => left > right + SLACK * (1 + Math.abs(right)));
    });
  for (const { programme, date, values: people } of readCuts(folder, manifest))
    people[0]!.forEach((day, d) => {
      day.forEach((all, i) => {
        sums++;
        const direct = people[1]![d]![i]!;
        if (direct > all)
          found.set("more people are out directly than in all", `${programme}, ${date}: ${direct} and ${all}`);
      });
    });
  return { sums, problems: [...found].map(([words, first]) => `${folder}: ${words} (${first})`) };
}

/** Makes the tables that are told of what was simulated anew, and compares them byte for byte. */
export function verifyPathTables(folder: string, manifest: CapacityManifest): TablesVerification {
  const paths: PathTables = readPaths(folder, manifest);
  const same: string[] = [];
  const problems: string[] = [];
  for (const [file, bytes] of toldTables(paths, manifest.scenario.report.dates))
    if (sha256(bytes) === manifest.tables!.sha256[file]) same.push(file);
    else problems.push(`${join(folder, file)}: made anew from what was simulated it is another table`);
  return { same, problems, leftOut: null };
}
