import type { ChartTable } from "../chart.ts";
import { escapeXml } from "../draw/frame.ts";
import { figure } from "../html/figure.ts";
import { htmlTable } from "../html/table.ts";
import type { RunData } from "../runData.ts";
import { people, whole } from "../words.ts";
import type { BriefInput } from "./input.ts";
import { fontsOf, wholePage } from "./page.ts";
import { type SiteBands, siteBands, siteNote, siteTable } from "./sites.ts";
import { stateChart } from "./stateChart.ts";

/** A region of the world as a reader calls it. */
interface Place {
  readonly id: string;
  readonly name: string;
}

/** Counted regions in the order of the world. */
const placesOf = ({ files }: BriefInput): Place[] =>
  files.regions.filter(({ counted }) => counted).map(({ id, name }) => ({ id, name }));

/** Days that every run reports. */
export const daysOf = (runs: readonly RunData[]): number[] =>
  runs[0]!.summary.days.map(({ day }) => day).filter((day) => runs.every((run) => day < run.days));

/** People out of work in every region on report days: mean, and nine worlds in ten, by run. */
export function stateTable(input: BriefInput): ChartTable {
  const { runs } = input;
  const days = daysOf(runs);
  return {
    columns: [
      { name: "state", unit: "" },
      { name: "name", unit: "" },
      ...runs.flatMap(({ letter }) =>
        days.flatMap((day) =>
          ["mean", "5 %", "95 %"].map((of) => ({
            name: `${letter === "" ? "" : `${letter}, `}day ${day}, ${of}`,
            unit: "",
          })),
        ),
      ),
    ],
    rows: placesOf(input)
      .map(({ id, name }) => {
        const bands = runs.map((run) => run.bands(`outOfWork.region.${id}`));
        const cells = bands.flatMap((of) =>
          days.flatMap((day) => [of?.mean[day], of?.q05[day], of?.q95[day]].map((x) => whole(x ?? null))),
        );
        return {
          row: [id, name, ...cells],
          most: Math.max(...bands.flatMap((of) => days.map((day) => of?.mean[day] ?? 0))),
        };
      })
      .sort((a, b) => b.most - a.most || (a.row[0]! < b.row[0]! ? -1 : 1))
      .map(({ row }) => row),
  };
}

/** A page for every region, by its id; they share their fonts. */
export async function statePages(input: BriefInput): Promise<Map<string, string>> {
  const sites = siteBands(input);
  const pages: { id: string; name: string; body: string }[] = [];
  for (const place of placesOf(input)) pages.push({ ...place, body: await stateBody(input, place, sites) });
  const fonts = fontsOf(pages.map(({ body }) => body));
  return new Map(pages.map(({ id, name, body }) => [id, wholePage(`Runout: ${name}`, body, null, fonts)]));
}

async function stateBody(input: BriefInput, { id, name }: Place, all: readonly SiteBands[]): Promise<string> {
  const { runs, files, hideSites } = input;
  const plants = files.sites.filter(({ region }) => region === id);
  const heads = plants.reduce((sum, { headcount }) => sum + headcount, 0);
  const sites = all.filter(({ region }) => region === id);
  const standing =
    plants.length === 0
      ? `The world lists no plant of the chain in ${name}; its suppliers there are generated.`
      : `The world lists ${plants.length} ${plants.length === 1 ? "plant" : "plants"} of the chain in ${name}, with about ${people(heads)} people; suppliers are generated and come on top.`;
  return `<main>
<p class="soft"><a href="../brief.html">Back to the brief</a></p>
<h1>${escapeXml(name)}</h1>
<p>${escapeXml(standing)} ${runs.map(({ summary, letter }) => `${letter === "" ? "Computed" : letter}: ${summary.replications.toLocaleString("en-US")} worlds`).join("; ")}.</p>
${await figure(stateChart(runs, id, name))}
<h2>On report days</h2>
${htmlTable(reportDays(runs, id))}
${
  sites.length === 0
    ? `<p class="soft">${hideSites ? "Plants are not named in this brief." : "No plant here stands still or sends people home in the runs."}</p>`
    : `<h2>Plants</h2>${htmlTable(siteTable(runs, sites))}<p class="soft">${escapeXml(siteNote(runs))}</p>`
}
</main>
<footer class="soft">Made by Runout. A model's answer, not a forecast: it says what its inputs imply.</footer>`;
}

const MEASURES = [
  ["outOfWork", "out of work"],
  ["inducedJobs", "local jobs gone, counted apart"],
  ["payLost", "pay lost since day 0"],
] as const;

function reportDays(runs: readonly RunData[], region: string): ChartTable {
  return {
    columns: ["beliefs", "day", "what", "mean", "5 %", "median", "95 %"].map((name) => ({ name, unit: "" })),
    rows: runs.flatMap((run) =>
      daysOf(runs).flatMap((day) =>
        MEASURES.flatMap(([measure, said]) => {
          const name = `${measure}.region.${region}`;
          const bands = run.bands(name);
          const unit = run.manifest.layout.series.find((series) => series.name === name)?.unit;
          if (bands === null || unit === undefined) return [];
          const cells = [bands.mean, bands.q05, bands.q50, bands.q95].map((of) => rounded(of[day]!, unit));
          return [[run.label, `day ${day}`, `${said}, ${unit}`, ...cells]];
        }),
      ),
    ),
  };
}

const rounded = (x: number, unit: string): number =>
  (unit === "people" || unit === "jobs" ? Math.round(x) : Math.round(x * 10) / 10) + 0;

/** Links to all regions' pages. */
export const stateLinks = (input: BriefInput): string =>
  `<ul class="states">${placesOf(input)
    .map(({ id, name }) => `<li><a href="states/${encodeURIComponent(id)}.html">${escapeXml(name)}</a></li>`)
    .join("")}</ul>`;
