import { escapeXml } from "../draw/frame.ts";
import type { PageData, Triple } from "./pageData.ts";

/** The switches of the page, and the places that its script fills. */
export function choose(data: PageData): string {
  const last = data.days.at(-1)!;
  // What the page shows first: the last scenario, its longest cut, nothing done against the first option.
  const [scenario, cut] = [data.scenarios.length - 1, data.cuts.length - 1];
  const side = (name: "first" | "second", option: number) => `<fieldset class="side ${name}">
<legend>${name === "first" ? "First choice" : "Second choice"}</legend>
${radios(
  `${name}-scenario`,
  "What is believed",
  data.scenarios.map(({ label }) => label),
  scenario,
)}
${radios(`${name}-cut`, "How long the cut lasts", data.cuts, cut)}
${select(`${name}-a`, "What is done", data, option)}
${data.pairs ? select(`${name}-b`, "and", data, -1) : ""}
<p class="soft" id="${name}-does"></p>
</fieldset>`;
  return `<h2 id="choice">Choose and compare</h2>
<p>Every combination was computed beforehand, each from <strong>${countWords(data)}</strong>. That is few. ${errorWords(data)}
Intervals this rough are rather too narrow than too wide. Factors and luck are the same in every combination, so differences are surer than levels.</p>
<noscript><p><strong>The switches need scripts, which are off here.</strong> All their numbers stand in the table under <a href="#all">Every combination</a>.</p></noscript>
<form id="choose" class="switches" autocomplete="off">
${side("first", -1)}
${side("second", 0)}
</form>
<div role="status" aria-live="polite" class="big"><p id="said"></p></div>
<p class="sides"><strong class="one">First</strong> <span id="first-said"></span></p>
<p class="sides"><strong class="two">Second</strong> <span id="second-said"></span></p>
<figure id="choice-figure"><div id="chart"></div>
<figcaption>People out of work on the days that were computed (dots), joined by straight lines. Thick: median world. Band: lowest to highest world. First choice
drawn through, second dashed.</figcaption></figure>
<div class="scroll" tabindex="0" role="region" aria-label="Numbers of both choices"><table id="numbers"></table></div>
<p class="soft">In brackets: 90 % interval of the mean. Against nothing: the same worlds under the same cut with nothing done. Cost by day ${last}, in dollars of 2025,
with one year of standing ready; a job-year's price counts public and firms' money. “No ratio”: the interval of job-years holds 0. “No figure”: nobody has put a price on it.</p>
<h3>Each by itself</h3>
<p class="soft" id="alone-of"></p>
<div class="scroll" tabindex="0" role="region" aria-label="Each intervention by itself"><table id="alone"></table></div>
${
  data.pairs
    ? `<h3>Two together</h3>
<p class="soft"><span id="pairs-of"></span>. Job-years saved by day ${last} with both; on the diagonal, one alone.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Pairs of interventions"><table id="pairs"></table></div>`
    : ""
}`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What error so few worlds leave, over all combinations: half of the 90 % interval by the amount itself, in the median combination. */
export function errorWords({ blocks }: Pick<PageData, "blocks">): string {
  const halves = (of: readonly (Triple | null)[]) =>
    of.flatMap((amount) => {
      const [value, low, high] = amount ?? [null, null, null];
      return value === null || low === null || high === null || value === 0 ? [] : [(high - low) / 2 / Math.abs(value)];
    });
  const middle = (sizes: number[]) => sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  const [lost, saved] = [blocks.map((block) => block.lost), blocks.map(({ years }) => years)].map((of) =>
    middle(halves(of)),
  );
  const known =
    saved === undefined ? [] : blocks.flatMap(({ years }) => (years?.[1] == null || years[2] === null ? [] : [years]));
  const unsure = known.filter(([, low, high]) => low! <= 0 && high! >= 0).length;
  const said =
    lost === undefined
      ? []
      : [`In the median combination the mean of job-years lost is known to within ${percent(lost)}`];
  if (saved !== undefined)
    said.push(
      `that of job-years saved to within ${percent(saved)}, and ${unsure} of ${known.length} savings cannot be told from nothing`,
    );
  return said.length === 0 ? "" : `${said.join(", ")} (90 % intervals); to halve that takes four times the worlds.`;
}

/** "24 worlds", or the range where some failed. */
export function countWords({ scenarios }: Pick<PageData, "scenarios">): string {
  const counts = scenarios.flatMap(({ counted }) => counted);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${most} worlds` : `${least} to ${most} worlds`;
}

function radios(name: string, legend: string, labels: readonly string[], chosen: number): string {
  const one = (label: string, i: number) =>
    `<label><input type="radio" name="${name}" value="${i}"${i === chosen ? " checked" : ""}> ${escapeXml(label)}</label>`;
  return `<fieldset class="group"><legend>${legend}</legend>${labels.map(one).join("")}</fieldset>`;
}

function select(id: string, label: string, { options }: PageData, chosen: number): string {
  const one = (text: string, i: number) =>
    `<option value="${i}"${i === chosen ? " selected" : ""}>${escapeXml(text)}</option>`;
  return `<label for="${id}">${label}</label> <select id="${id}">${one(id.endsWith("-b") ? "nothing more" : "nothing", -1)}${options
    .map(({ label: text }, i) => one(text, i))
    .join("")}</select>`;
}
