import type { Chart } from "../chart.ts";
import { escapeXml, picture } from "../draw/frame.ts";
import { inCss } from "../draw/palette.ts";
import { csvLink, htmlTable } from "./table.ts";

/** Px of the two layouts of each picture: for a desk or paper, and for a telephone. */
const [WIDE, NARROW] = [752, 376];

/** A chart in a page: its sentence, two layouts of the picture, its source, and the numbers behind it. */
export async function figure(chart: Chart): Promise<string> {
  const [wide, narrow] = [
    await picture(chart, { width: WIDE, words: false }),
    await picture(chart, { width: NARROW, words: false }),
  ];
  return [
    `<figure id="${chart.id}">`,
    `<h3>${escapeXml(chart.takeaway)}</h3>`,
    `<p class="soft">${escapeXml(chart.subtitle)}</p>`,
    `<div class="wide">${inCss(wide.svg)}</div><div class="narrow">${inCss(narrow.svg)}</div>`,
    `<figcaption>${escapeXml(chart.notes)}</figcaption>`,
    `<details class="data"><summary>The numbers</summary>${htmlTable(chart.table)}<p>${csvLink(chart.id, chart.table)}</p></details>`,
    "</figure>",
  ].join("\n");
}
