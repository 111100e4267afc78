import { Resvg } from "@resvg/resvg-js";
import { beforeAll, describe, expect, it } from "vitest";
import { chartKinds } from "../../src/report/charts/index.ts";
import { fipsOf, statesFor } from "../../src/report/charts/usStates.ts";
import { FAMILY, fontFiles } from "../../src/report/draw/font.ts";
import { picture } from "../../src/report/draw/frame.ts";
import { inDark } from "../../src/report/draw/palette.ts";
import { type DrawnChart, gather } from "../../src/report/gather.ts";
import { openRuns, type RunData } from "../../src/report/runData.ts";
import { smallPair } from "./smallPair.ts";
import { type TextBox, textBoxes } from "./textBoxes.ts";

let runs: RunData[] = [];
let charts: DrawnChart[] = [];
beforeAll(async () => {
  runs = openRuns((await smallPair()).runs);
  charts = gather(runs).charts;
}, 120_000);

/** Share of pixels that are not the ground. */
function inked(svg: string): number {
  const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: FAMILY };
  const { pixels } = new Resvg(svg, { font }).render();
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

describe("every chart", () => {
  it("is there for the premises of the flagship", () => {
    const names = new Set(charts.filter(({ run }) => run === null || run.letter === "A").map(({ kind }) => kind.name));
    expect(chartKinds.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each([376, 400, 800, 1600])(
    "is not blank, and no text is cut off or covers another, at %i px",
    async (width) => {
      for (const { chart } of charts) {
        const { svg } = await picture(chart, { width });
        const [, layout, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number) as [number, number, number];
        const boxes = textBoxes(svg);
        expect(boxes.length, chart.id).toBeGreaterThan(5);
        expect(
          boxes.filter((box) => !inside(box, layout, height)),
          `${chart.id} at ${width}`,
        ).toEqual([]);
        const covered = boxes.flatMap((a, i) =>
          boxes.slice(i + 1).flatMap((b) => (overlap(a, b) > 1 ? [`${a.text} | ${b.text}`] : [])),
        );
        expect(covered, `${chart.id} at ${width}`).toEqual([]);
        if (width !== 376) expect(inked(svg), chart.id).toBeGreaterThan(0.02);
      }
    },
    120_000,
  );

  it("says in words and numbers what it shows, and has no number that is none", async () => {
    for (const { chart } of charts) {
      const said = [chart.takeaway, chart.subtitle, chart.notes].join(" ");
      expect(said, chart.id).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      expect(chart.takeaway.length, chart.id).toBeGreaterThan(30);
      expect(chart.notes, chart.id).toMatch(/64 replications/);
      expect(chart.table.rows.length, chart.id).toBeGreaterThan(0);
      for (const row of chart.table.rows) {
        expect(row.length, chart.id).toBe(chart.table.columns.length);
        for (const cell of row) expect(typeof cell === "number" ? Number.isFinite(cell) : true, chart.id).toBe(true);
      }
      expect((await picture(chart, { width: 500 })).svg, chart.id).not.toMatch(/NaN|undefined|Infinity/);
    }
  }, 60_000);

  it("has the same bytes when it is drawn again", async () => {
    for (const { chart } of charts) {
      const [first, second] = [await picture(chart, { width: 640 }), await picture(chart, { width: 640 })];
      expect(second.svg === first.svg, chart.id).toBe(true);
    }
  }, 60_000);

  it("draws in named colours alone, so that it can be turned dark", async () => {
    for (const { chart } of charts) {
      const { svg } = await picture(chart, { width: 640 });
      const left = [...inDark(svg).matchAll(/(?:fill|stroke)="(#[0-9a-f]{3,6}|[a-z]+)"/g)].map(([, hue]) => hue!);
      const light = new Set([...svg.matchAll(/#[0-9a-f]{6}/g)].map(([hue]) => hue));
      expect(
        left.filter((hue) => light.has(hue) || !/^#|^none$|^transparent$/.test(hue)),
        chart.id,
      ).toEqual([]);
    }
  }, 60_000);
});

describe("states", () => {
  it("are found by codes that are text, those with a leading zero too", () => {
    const drawn = statesFor(800).features.map(({ properties }) => properties?.code);
    expect(fipsOf.AZ).toBe("04");
    expect(drawn.sort()).toEqual(Object.keys(fipsOf).sort());
    expect(drawn).toHaveLength(51);
  });
});
