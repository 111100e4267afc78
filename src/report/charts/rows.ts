import type { Spec } from "../chart.ts";
import { fitText } from "../draw/font.ts";
import { colour } from "../draw/palette.ts";

/** A row of a chart of intervals: its name above its line, its value written at the end. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Inner interval, drawn thicker. */
  readonly q25?: number | null;
  readonly q75?: number | null;
  /** Written at the right. */
  readonly text: string;
  readonly colour: string;
  /** Whether a bar from 0 is drawn, for what is an amount and not a place. */
  readonly bar?: boolean;
}

const [ROW, NAME] = [40, 12.5];
const TEXT_ROOM = 76;

/** Rows of intervals on one scale; names stand above the lines, so that none is cut off on a narrow page. */
export function intervalRows(
  rows: readonly IntervalRow[],
  width: number,
  axis: { title: string; domain?: readonly [number, number]; format?: string; expr?: string },
): Spec {
  const values = rows.map((row, i) => ({ ...row, name: fitText(row.name, width - 2, NAME), place: i }));
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((x): x is number => x != null);
  const domain = axis.domain ?? [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (field: string): Spec => ({
    field,
    type: "quantitative",
    scale: { domain, nice: true },
    axis: {
      title: axis.title,
      grid: true,
      tickCount: 5,
      ...(axis.format === undefined ? {} : { format: axis.format }),
      ...(axis.expr === undefined ? {} : { labelExpr: axis.expr }),
    },
  });
  const y = (offset: number): Spec => ({
    field: "place",
    type: "quantitative",
    scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false, zero: false },
    axis: null,
    offset,
  });
  const hue: Spec = { field: "colour", type: "nominal", scale: null, legend: null };
  const inner = width - TEXT_ROOM;
  return {
    width: inner,
    height: rows.length * ROW,
    data: { values },
    layer: [
      // The line at 0 is broken, so that it goes through no name.
      {
        mark: { type: "rule", color: colour.axis, yOffset: -3, y2Offset: 15 },
        encoding: {
          x: { datum: 0, type: "quantitative", scale: { domain, nice: true } },
          y: y(0),
          y2: { field: "place" },
        },
      },
      {
        mark: { type: "text", align: "left", baseline: "bottom", dy: -5, fontSize: NAME },
        encoding: { x: { value: 0 }, y: y(0), text: { field: "name" } },
      },
      {
        transform: [{ filter: "datum.bar" }],
        mark: { type: "rect", height: 12, yOffset: 4 },
        encoding: { x: { ...x("value") }, x2: { datum: 0 }, y: y(0), color: hue },
      },
      {
        transform: [{ filter: "!datum.bar" }],
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { x: x("low"), x2: { field: "high" }, y: y(6), color: hue },
      },
      {
        transform: [{ filter: "datum.bar" }],
        mark: { type: "rule", strokeWidth: 1.5, color: colour.ink, yOffset: 4, y2Offset: 4 },
        encoding: { x: x("low"), x2: { field: "high" }, y: y(0) },
      },
      { mark: { type: "rule", strokeWidth: 7 }, encoding: { x: x("q25"), x2: { field: "q75" }, y: y(6), color: hue } },
      {
        transform: [{ filter: "isValid(datum.value) && !datum.bar" }],
        mark: { type: "point", filled: true, size: 70, opacity: 1, stroke: colour.paper, strokeWidth: 1.5 },
        encoding: { x: x("value"), y: y(6), color: hue },
      },
      {
        mark: { type: "text", align: "right", baseline: "middle" },
        encoding: { x: { value: width - 2 }, y: y(6), text: { field: "text" } },
      },
    ],
  };
}
