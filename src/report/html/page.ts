import { escapeXml } from "../draw/frame.ts";
import { type DrawnChart, gather } from "../gather.ts";
import type { Place } from "../kept.ts";
import type { RunData } from "../runData.ts";
import { embeddedFonts } from "./embedFonts.ts";
import { figure } from "./figure.ts";
import { firstPage } from "./firstPage.ts";
import { history, manifests, methods, parameters } from "./methods.ts";
import { style } from "./style.ts";

/**
 * A report of one or more runs as one HTML file: no network, no script, pictures for a desk, a telephone and paper.
 * The same runs give the same bytes.
 * @param places folders that are no runs of days, as runs of `runout capacity`
 */
export async function reportPage(runs: readonly RunData[], places: readonly Place[] = []): Promise<string> {
  const { charts, absent } = await gather(runs, {}, undefined, places);
  const drawn: (DrawnChart & { html: string })[] = [];
  for (const one of charts) drawn.push({ ...one, html: await figure(one.chart) });
  const [headline, ...others] = drawn;
  const missing = absent.map(
    ({ kind, run, why }) =>
      `<li>${escapeXml(`${kind.name}${run === null || run.letter === "" ? "" : ` of ${run.letter}`}: ${why}`)}.</li>`,
  );
  const body = `<main>
${firstPage(runs, headline!.html)}
<h2 id="figures">Figures</h2>
${others.map(({ html }) => html).join("\n")}
${missing.length === 0 ? "" : `<details><summary>Figures that these runs do not have</summary><ul>${missing.join("")}</ul></details>`}
${methods(runs)}
${history(runs)}
${parameters(runs)}
${manifests(runs)}
</main>
<footer class="soft">Made by Runout from ${runs.length === 1 ? "one run folder" : `${runs.length} run folders`}. A model's answer, not a forecast: it says what its inputs imply.</footer>`;
  const name = runs.map(({ manifest }) => manifest.scenario.name).join(", ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeXml(`Runout: ${name}`)}</title>
<style>${style(embeddedFonts(body.replace(/<[^>]*>/g, "")))}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
