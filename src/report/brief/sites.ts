import type { SiteRow } from "../../analysis/siteMeans.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { ChartTable } from "../chart.ts";
import type { RunData } from "../runData.ts";
import type { BriefInput } from "./input.ts";

/** A named plant: in which bands of days its line stops in a quarter, half and three quarters of worlds, and what that rests on. */
export interface SiteBands {
  readonly name: string;
  readonly region: string;
  /** By run. */
  readonly bands: readonly (readonly [quarter: string, half: string, threeQuarters: string])[];
  /** Most people out of work on a report day, its suppliers' with them, in whichever run. */
  readonly most: number;
  /** Rows of the world about it, and how many of their sources are recalled or judged. */
  readonly inputs: { readonly of: number; readonly soft: number };
}

const SHARES = [0.25, 0.5, 0.75] as const;
const isSoft = (kind: string): boolean => kind === "recalled" || kind === "judgement";

/** Bands of every named plant that stops in a quarter of worlds of some run or sends people home, those that carry most first; none where plants are not named. */
export function siteBands({ runs, files, hideSites }: BriefInput): SiteBands[] {
  if (hideSites) return [];
  const tables = runs.map((run) => bySite(run.saved.table("sites").objects<SiteRow>()));
  return files.sites
    .flatMap((site) => {
      const rows = tables.map((table) => table.get(site.id) ?? []);
      const most = Math.max(0, ...rows.flat().map((row) => row.meanOutOfWork + (row.meanOutOfWorkSuppliers ?? 0)));
      if (most < 1) return [];
      const bands = rows.map((of) => SHARES.map((share) => bandOf(of, share)) as unknown as [string, string, string]);
      return [{ name: site.name, region: site.region, bands, most, inputs: inputsOf(files, site.id) }];
    })
    .sort((a, b) => b.most - a.most || (a.name < b.name ? -1 : 1));
}

function bySite(rows: readonly SiteRow[]): Map<string, SiteRow[]> {
  const found = new Map<string, SiteRow[]>();
  for (const row of rows) {
    const known = found.get(row.site);
    if (known === undefined) found.set(row.site, [row]);
    else known.push(row);
  }
  return found;
}

/** Days between two report days in which the share of worlds with a stop comes to `share`. */
function bandOf(rows: readonly SiteRow[], share: number): string {
  const days = [...rows].sort((a, b) => a.day - b.day);
  const at = days.findIndex(({ stoppedShare }) => stoppedShare >= share);
  if (at < 0) return days.length === 0 ? "not told" : "later or never";
  return `day ${at === 0 ? 0 : days[at - 1]!.day + 1}\u2013${days[at]!.day}`;
}

/** The plant's own capacity, headcount and row, and who is written down to sell to it or to its company. */
function inputsOf(files: WorldFiles, id: string): SiteBands["inputs"] {
  const site = files.sites.find((one) => one.id === id)!;
  const links = files.links.filter(({ buyer }) => buyer === id || buyer === site.company);
  const kinds = [
    site.capacitySourceKind,
    site.headcountSourceKind,
    site.sourceKind,
    ...links.map((link) => link.sourceKind),
  ];
  return { of: kinds.length, soft: kinds.filter(isSoft).length };
}

/** "143 of 188 uncertain numbers" that are recalled or judged, in a run. */
export function softFactors({ manifest: { factors } }: RunData): string {
  const soft = factors.filter(({ source }) => isSoft(source.kind)).length;
  return `${soft} of ${factors.length} uncertain numbers`;
}

/** Plants in rows, for a page, a state's page or a sheet. */
export function siteTable(runs: readonly RunData[], sites: readonly SiteBands[]): ChartTable {
  const named = (run: RunData, text: string) => ({
    name: run.letter === "" ? text : `${run.letter}: ${text}`,
    unit: "",
  });
  return {
    columns: [
      { name: "plant", unit: "" },
      { name: "state", unit: "" },
      ...runs.flatMap((run) => ["1 in 4 worlds", "1 in 2", "3 in 4"].map((text) => named(run, text))),
      { name: "most people", unit: "" },
      { name: "soft inputs", unit: "" },
    ],
    rows: sites.map(({ name, region, bands, most, inputs }) => [
      name,
      region,
      ...bands.flat(),
      Number(most.toPrecision(2)),
      `${inputs.soft} of ${inputs.of}`,
    ]),
  };
}

/** What must stand beside every such table. */
export function siteNote(runs: readonly RunData[]): string {
  const last = runs[0]!.summary.days.at(-1)?.day ?? 0;
  return (
    `Bands of days, never a date: between which reported days the share of worlds in which the line has stopped comes to a quarter, a half, three quarters; later or never: not by day ${last}. ` +
    "A line that still makes a twentieth has not stopped, however many of its people are out of work. Most people: mean out of work with its suppliers' on the worst reported day. Soft inputs: of the rows about the plant (capacity, headcount, place, suppliers) those recalled or judged. " +
    `Behind every band stand as well ${softFactors(runs.at(-1)!)} that are recalled or judged, and no plant's own stock is known: a consequence of beliefs about plants like it, and no forecast for one.`
  );
}
