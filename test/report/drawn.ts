import { Resvg } from "@resvg/resvg-js";
import { expect } from "vitest";
import type { Chart } from "../../src/report/chart.ts";
import { FAMILY, fontFiles } from "../../src/report/draw/font.ts";
import { picture } from "../../src/report/draw/frame.ts";
import { inDark } from "../../src/report/draw/palette.ts";
import { type TextBox, textBoxes } from "./textBoxes.ts";

/** What must hold of every chart, whatever it shows. */

/** Share of pixels that are not the ground. */
function inked(svg: string): number {
  const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: FAMILY };
  const { pixels } = new Resvg(svg, { font, fitTo: { mode: "width", value: 400 } }).render();
  const same = (at: number) => pixels[at] === pixels[0] && pixels[at + 1] === pixels[1] && pixels[at + 2] === pixels[2];
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) if (!same(at)) count++;
  return count / (pixels.length / 4);
}

const inside = (box: TextBox, width: number, height: number): boolean =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

/** Px by which two boxes cover each other, the smaller way. */
const overlap = (a: TextBox, b: TextBox): number =>
  Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );

/** At this width it is not blank, no text is cut off or covers another, and no number in it is none. Returns the picture. */
export async function expectFits(chart: Chart, width: number): Promise<string> {
  const { svg } = await picture(chart, { width });
  const of = `${chart.id} at ${width}`;
  expect(svg, of).not.toMatch(/NaN|undefined|Infinity/);
  const [, layout, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number) as [number, number, number];
  const boxes = textBoxes(svg);
  expect(boxes.length, of).toBeGreaterThan(5);
  expect(
    boxes.filter((box) => !inside(box, layout, height)),
    of,
  ).toEqual([]);
  const covered = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlap(a, b) > 1 ? [`${a.text} | ${b.text}`] : [])),
  );
  expect(covered, of).toEqual([]);
  expect(inked(svg), of).toBeGreaterThan(0.02);
  return svg;
}

/** All that must hold of a chart wherever it comes from. */
export async function expectSound(chart: Chart): Promise<void> {
  expectWords(chart);
  await expectFits(chart, 376);
  await expectStable(chart, 800, await expectFits(chart, 800));
}

/** It says in words and numbers what it shows, and how many replications that is from. */
export function expectWords(chart: Chart): void {
  const said = [chart.takeaway, chart.subtitle, chart.notes].join(" ");
  expect(said, chart.id).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  expect(chart.takeaway.length, chart.id).toBeGreaterThan(30);
  expect(chart.notes, chart.id).toMatch(/\d replications/);
  expect(chart.table.rows.length, chart.id).toBeGreaterThan(0);
  for (const row of chart.table.rows) {
    expect(row.length, chart.id).toBe(chart.table.columns.length);
    for (const cell of row) expect(typeof cell === "number" ? Number.isFinite(cell) : true, chart.id).toBe(true);
  }
}

/** Its picture of this width has the same bytes when it is drawn again, and named colours alone, so that it can be turned dark. */
export async function expectStable(chart: Chart, width: number, svg: string): Promise<void> {
  const again = await picture(chart, { width });
  expect(again.svg === svg, chart.id).toBe(true);
  const left = [...inDark(svg).matchAll(/(?:fill|stroke)="(#[0-9a-f]{3,6}|[a-z]+)"/g)].map(([, hue]) => hue!);
  const light = new Set([...svg.matchAll(/#[0-9a-f]{6}/g)].map(([hue]) => hue));
  expect(
    left.filter((hue) => light.has(hue) || !/^#|^none$|^transparent$/.test(hue)),
    chart.id,
  ).toEqual([]);
}
