import type { Chart, Key } from "../chart.ts";
import { FAMILY, textWidth, type Weight, wrapText } from "./font.ts";
import { colour, inDark } from "./palette.ts";
import { plot } from "./plot.ts";

/** A finished picture. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface FrameOptions {
  /** Px of the whole picture. */
  readonly width: number;
  readonly dark?: boolean;
  /** Whether the takeaway, subtitle and notes are drawn: a page that says them itself leaves them out. */
  readonly words?: boolean;
}

/** Widest layout; a wider picture is this one, enlarged, so that its letters grow with it. */
const WIDEST = 900;
const MARGIN = 16;

/** Draws a chart with its sentence above and its source below. */
export async function picture(chart: Chart, { width, dark = false, words = true }: FrameOptions): Promise<Picture> {
  const layout = Math.min(width, WIDEST);
  const inner = layout - 2 * MARGIN;
  const narrow = layout < 560;
  const parts: string[] = [];
  let y = MARGIN;
  const lines = (text: string, size: number, leading: number, fill: string, weight: Weight = "regular") => {
    for (const line of wrapText(text.replace(/ %/g, "\u00a0%"), inner, size, weight)) {
      y += leading;
      parts.push(textAt(line, MARGIN, y - leading * 0.25, size, fill, weight));
    }
  };
  if (words) {
    lines(chart.takeaway, narrow ? 17 : 20, narrow ? 21 : 25, colour.ink, "bold");
    y += 4;
    lines(chart.subtitle, 13, 17, colour.soft);
  }
  y += keyRow(chart.keys, inner, y + 6, parts) + 14;
  const drawing = await plot(chart.spec(inner));
  parts.push(`<g transform="translate(${MARGIN},${Math.round(y)})">${drawing.body}</g>`);
  y += drawing.height;
  if (words) {
    y += 8;
    lines(chart.notes, 11, 14.5, colour.soft);
  }
  const height = Math.ceil(y + MARGIN);
  const scale = width / layout;
  const size = `width="${width}" height="${Math.round(height * scale)}" viewBox="0 0 ${layout} ${height}"`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FAMILY}, 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif">` +
    `<title>${escapeXml(chart.takeaway)}</title><desc>${escapeXml(`${chart.subtitle} ${chart.notes}`)}</desc>` +
    `<rect width="${layout}" height="${height}" fill="${colour.paper}"/>${parts.join("")}</svg>`;
  const named = ownIds(svg, `${chart.id}-${width}`);
  return { svg: dark ? inDark(named) : named, width, height: Math.round(height * scale) };
}

/** Keys side by side, as many a row as fit; returns the height they take. */
function keyRow(keys: readonly Key[], inner: number, top: number, parts: string[]): number {
  if (keys.length === 0) return 0;
  let [x, y] = [MARGIN, top + 12];
  for (const key of keys) {
    const width = 24 + textWidth(key.label, 13) + 18;
    if (x > MARGIN && x + width - 18 > MARGIN + inner) [x, y] = [MARGIN, y + 19];
    parts.push(swatch(key, x, y - 4), textAt(key.label, x + 24, y, 13, colour.ink, "regular"));
    x += width;
  }
  return y + 6 - top;
}

function swatch({ mark, colour: fill }: Key, x: number, middle: number): string {
  if (mark === "area") return `<rect x="${x}" y="${middle - 6}" width="18" height="12" fill="${fill}"/>`;
  if (mark === "dot") return `<circle cx="${x + 9}" cy="${middle}" r="5" fill="${fill}"/>`;
  const dash = mark === "dash" ? ' stroke-dasharray="4 3"' : "";
  return `<path d="M${x},${middle}h18" stroke="${fill}" stroke-width="2.5"${dash}/>`;
}

function textAt(text: string, x: number, y: number, size: number, fill: string, weight: Weight): string {
  const bold = weight === "bold" ? ' font-weight="600"' : "";
  return `<text x="${x}" y="${Math.round(y * 10) / 10}" font-size="${size}"${bold} fill="${fill}">${escapeXml(text)}</text>`;
}

/** Text as it may stand in XML and in HTML. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[c]};`);

/** Ids of clips and outlines must differ between the pictures of one page. */
const ownIds = (svg: string, prefix: string): string =>
  svg.replace(/\b(id="|url\(#|href="#)((?:clip|outline)\d+)/g, (_, before, id) => `${before}${prefix}-${id}`);
