import type { Key, Spec } from "../chart.ts";
import { AXIS_WIDTH } from "../draw/config.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";

/** Pieces that charts share. */

/** Days along the bottom, ticks at weeks or months. */
export function dayAxis(to: number, title = "days after the cutoff"): Spec {
  const step = to <= 35 ? 7 : to <= 130 ? 30 : to <= 400 ? 60 : 180;
  const values = Array.from({ length: Math.floor(to / step) + 1 }, (_, i) => i * step);
  return {
    field: "day",
    type: "quantitative",
    scale: { domain: [0, to], nice: false },
    axis: { title, values, tickCount: values.length },
  };
}

/** A measure up the side from 0; in a panel that shares its neighbour's axis without labels. */
export function upAxis(field: string, most: number, labels = true, more: Spec = {}): Spec {
  const room = labels ? { minExtent: AXIS_WIDTH - 6, maxExtent: AXIS_WIDTH - 6 } : { labels: false };
  return {
    field,
    type: "quantitative",
    scale: { domain: [0, most], nice: true },
    axis: { ...room, tickCount: 5, ...more },
  };
}

/** Runs by their colour. */
export const byRun = (runs: readonly RunData[]): Spec => ({
  field: "run",
  type: "nominal",
  scale: { domain: runs.map(({ label }) => label), range: runs.map((run) => run.colour) },
  legend: null,
});

/** Keys of several runs; one run needs none. */
export const runKeys = (runs: readonly RunData[], mark: Key["mark"] = "area"): Key[] =>
  runs.length > 1 ? runs.map(({ label, colour }) => ({ label, colour, mark })) : [];

/** A mark drawn once, whatever data the view has. */
const once = { data: { values: [{}] } };

/** A dashed line across at a number of people, in thousands, with its name. */
export function peopleRule(people: number, width: number): Spec[] {
  const y = { datum: people / 1000, type: "quantitative" };
  const text = `${people.toLocaleString("en-US")} people`;
  return [
    { ...once, mark: { type: "rule", strokeDash: [4, 3], color: colour.ink }, encoding: { y } },
    {
      ...once,
      mark: { type: "text", align: "right", baseline: "bottom", dy: -3, text, color: colour.ink },
      encoding: { y, x: { value: width } },
    },
  ];
}

/** A dashed line upright at a number of people, in thousands. */
export const peopleMark = (people: number): Spec[] =>
  people <= 0
    ? []
    : [
        {
          ...once,
          mark: { type: "rule", strokeDash: [4, 3], color: colour.ink },
          encoding: { x: { datum: people / 1000, type: "quantitative" } },
        },
      ];

/** The name of a panel above its left edge. A title of Vega's would stand higher beside labels of an axis than without. */
export const panelTitle = (text: string): Spec => ({
  ...once,
  mark: { type: "text", align: "left", baseline: "bottom", fontSize: 13, fontWeight: 600, text, color: colour.ink },
  encoding: { x: { value: 0 }, y: { value: -10 } },
});

/**
 * Where panels lie: side by side when the frame is wide enough, else one below the other. Room is kept for one axis, or for one a
 * column where every panel has its own.
 */
export function panels(
  width: number,
  count: number,
  { narrowest = 240, gap = 24, ownAxes = false }: { narrowest?: number; gap?: number; ownAxes?: boolean } = {},
): { columns: number; panel: number } {
  for (let columns = count; ; columns--) {
    // Labels at both ends of an axis reach beyond it by half their width.
    const room = width - (ownAxes ? columns : 1) * AXIS_WIDTH - 14 - (columns - 1) * (gap + 14);
    const panel = Math.floor(room / columns);
    if (columns === 1 || panel >= narrowest) return { columns, panel };
  }
}

/** Panels in reading order, as many a row; a column is as wide as its own panels need. */
export const grid = (views: readonly Spec[], columns: number, spacing: object = { row: 22, column: 24 }): Spec => ({
  concat: views,
  columns,
  align: "each",
  spacing,
});

/** Shares from 0 to 100 %. */
export const shareAxis = (field: string, labels = true): Spec => ({
  field,
  type: "quantitative",
  scale: { domain: [0, 1] },
  axis: {
    ...(labels ? { minExtent: AXIS_WIDTH - 6, maxExtent: AXIS_WIDTH - 6 } : { labels: false }),
    values: [0, 0.25, 0.5, 0.75, 1],
    labelExpr: "round(100 * datum.value) + ' %'",
  },
});

/** Parts of a whole in the order of their colours, what is left over last. */
export const byPart = (names: readonly string[], range: readonly string[]): Spec => ({
  field: "part",
  type: "nominal",
  sort: [...names],
  scale: { domain: [...names], range: [...range] },
  legend: null,
});
