import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Spec } from "../chart.ts";
import { config } from "./config.ts";
import { textWidth } from "./font.ts";

/** The inside of an SVG and its size in px. */
export interface Drawing {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

/** What Vega asks of a text that it must place. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

// Without a canvas Vega guesses 0.8 em a letter; these are the glyphs' own widths.
const { textMetrics } = vega as unknown as {
  readonly textMetrics: { width: (item: TextItem, text: unknown) => number };
};
textMetrics.width = (item: TextItem, text: unknown) =>
  textWidth(String(text ?? ""), item.fontSize ?? 11, isBold(item.fontWeight) ? "bold" : "regular");

const isBold = (weight: number | string | undefined) => weight === "bold" || Number(weight) >= 600;

/** A loader that loads nothing: all data of a chart stand in it. */
const noLoader = {
  load: () => Promise.reject(new Error("a chart loads nothing")),
  sanitize: () => Promise.reject(new Error("a chart links to nothing")),
  http: () => Promise.reject(new Error("a chart loads nothing")),
  file: () => Promise.reject(new Error("a chart loads nothing")),
};

/** Draws a Vega-Lite view. The same view gives the same bytes: ids of clips are counted from 0 each time. */
export async function plot(spec: Spec): Promise<Drawing> {
  vega.resetSVGDefIds();
  const { spec: view } = compile({ ...spec, config } as unknown as TopLevelSpec, { logger: silent });
  const drawn = new vega.View(vega.parse(view), { renderer: "none", loader: noLoader });
  try {
    const svg = await drawn.toSVG();
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    const body = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
    return { body: shared(compact(body)), width: Number(width), height: Number(height) };
  } finally {
    drawn.finalize();
  }
}

/** Tenths of a px are enough (words are left as they are), and defaults and what names a mark's role for a script are left out: half the bytes. */
function compact(body: string): string {
  return body
    .replace(
      /(opacity="[^"]*"|>[^<]+<)|-?\d+\.\d{2,}/g,
      (number, kept) => kept ?? String(Math.round(Number(number) * 10) / 10 + 0),
    )
    .replace(/ (?:aria-[\w-]+|role|class|pointer-events|stroke-miterlimit|font-family)="[^"]*"/g, "")
    .replace(
      / (?:opacity="1"|stroke-width="1"|font-weight="normal"|font-style="[^"]*"|stroke-opacity="1"|fill-opacity="1"|transform="translate\(0,0\)")/g,
      "",
    )
    .replace(/<path d="[^"]*" display="none"\/>|<path d="M[-\d.,]+h[-\d.]+v[-\d.]+h[-\d.]+Z"\/>/g, "")
    .replace(/font-size="([\d.]+)px"/g, 'font-size="$1"')
    .replace(/<g>(<\/g>)/g, "");
}

const outline = /<path([^>]*?) d="([^"]{60,})"/g;

/** A long outline that is drawn several times, as a state on the maps of eight weeks, is written once. */
function shared(body: string): string {
  const times = new Map<string, number>();
  for (const [, , d] of body.matchAll(outline)) times.set(d!, (times.get(d!) ?? 0) + 1);
  const often = [...times].filter(([, count]) => count > 1).map(([d]) => d);
  if (often.length === 0) return body;
  const place = new Map(often.map((d, i) => [d, i]));
  const defs = often.map((d, i) => `<path id="outline${i}" d="${d}"/>`).join("");
  const used = body.replace(outline, (path, before, d) =>
    place.has(d) ? `<use${before} href="#outline${place.get(d)}"` : path,
  );
  return `<defs>${defs}</defs>${used}`;
}

/** Warnings of Vega-Lite about our own views are for tests, not for readers. */
const silent = {
  level: () => silent,
  error: (...words: unknown[]) => {
    throw new Error(words.join(" "));
  },
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};
