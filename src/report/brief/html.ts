import { readFileSync } from "node:fs";
import { chartKinds } from "../charts/index.ts";
import { escapeXml } from "../draw/frame.ts";
import { gather } from "../gather.ts";
import { figure } from "../html/figure.ts";
import { firstPage } from "../html/firstPage.ts";
import { manifests, methods, parameters } from "../html/methods.ts";
import { htmlTable } from "../html/table.ts";
import { choose, countWords } from "./choose.ts";
import { comparisonTable } from "./comparison.ts";
import type { BriefInput } from "./input.ts";
import { wholePage } from "./page.ts";
import { type PageData, pageData } from "./pageData.ts";
import { siteBands, siteNote, siteTable } from "./sites.ts";
import { stateLinks, stateTable } from "./states.ts";

/** The page's script, as browsers run it: a file of its own, so that it is linted like the rest. */
const script = readFileSync(new URL("../../../src/report/brief/page.js", import.meta.url), "utf8");

/** Charts that a brief shows below its switches, where the runs have them. */
const SHOWN = ["reached", "ladder", "waterfall", "map", "inputs"];

/** The brief as one HTML file: the answer, switches over all that was computed, what it rests on. No network. */
export async function briefPage(input: BriefInput): Promise<string> {
  const { runs } = input;
  const data = pageData(input);
  const { charts } = await gather(
    runs,
    {},
    chartKinds.filter(({ name }) => ["fan", ...SHOWN].includes(name)),
  );
  const fan = charts.find(({ kind }) => kind.name === "fan")!;
  const shown = charts.filter(({ kind }) => SHOWN.includes(kind.name));
  const figures: string[] = [];
  for (const { chart } of shown) figures.push(await figure(chart));
  const body = `<main>
<p class="soft">A brief for readers who run nothing. ${runs.map(({ summary, letter }) => `${letter === "" ? "The run" : letter}: ${summary.replications.toLocaleString("en-US")} worlds`).join("; ")}; each combination of the switches: ${countWords(data)}.</p>
${firstPage(runs, await figure(fan.chart))}
${choose(data)}
<h2 id="figures">What it rests on</h2>
${figures.join("\n")}
<h2 id="states">States</h2>
<p>A page each: ${stateLinks(input)}</p>
<details><summary>All states in numbers</summary>${htmlTable(stateTable(input))}</details>
${plants(input)}
<h2 id="all">Every combination</h2>
<details><summary>${data.blocks.length} combinations in numbers, ${countWords(data)} each</summary>${htmlTable(comparisonTable(input))}</details>
${methods(runs)}
<p>Combinations: ${escapeXml(packagesWords(input, data))}</p>
${parameters(runs)}
${manifests(runs)}
</main>
<footer class="soft">Made by Runout. A model's answer, not a forecast: it says what its inputs imply.</footer>`;
  const name = runs.map(({ manifest }) => manifest.scenario.name).join(", ");
  return wholePage(`Runout, brief: ${name}`, body, { data, script });
}

/** Plants that carry most, in bands of days; or that none is named. */
function plants(input: BriefInput): string {
  if (input.hideSites) return '<h2 id="plants">Plants</h2>\n<p>No plant is named in this brief.</p>';
  const most = siteBands(input).slice(0, PLANTS);
  if (most.length === 0) return "";
  return `<h2 id="plants">Plants that carry most</h2>
${htmlTable(siteTable(input.runs, most))}
<p class="soft">${escapeXml(siteNote(input.runs))}</p>`;
}

/** Plants on the first page; the pages of states have the others. */
const PLANTS = 15;

/** How the combinations were computed, for the methods. */
function packagesWords({ packages: { head } }: BriefInput, data: PageData): string {
  const cuts = data.cuts.join(", ");
  return (
    `${data.options.length} interventions singly${data.pairs ? " and in pairs" : ""}, cuts of these lengths: ${cuts}; ${head.replications} replications to day ${head.lastDay} each. A cut of so many days is ` +
    `lifted on that day without anybody having known it: what firms expect of its length is a belief of its own. Intervals of means are normal and at 90 %. Key ${head.key.slice(0, 16)}.`
  );
}
