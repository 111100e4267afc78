import { FAMILY } from "./font.ts";
import { colour } from "./palette.ts";

/** Px that labels of a vertical axis are given, so that panels side by side line up and nothing is measured twice. */
export const AXIS_WIDTH = 44;

/** How every chart looks: few lines, units in the subtitle, no titles turned on their side. */
export const config = {
  font: FAMILY,
  padding: 0,
  background: null,
  view: { stroke: null },
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    labelColor: colour.soft,
    titleColor: colour.soft,
    gridColor: colour.grid,
    domainColor: colour.axis,
    tickColor: colour.axis,
    tickSize: 4,
    labelPadding: 4,
    labelOverlap: "greedy",
    labelFlush: false,
    labelLimit: 0,
    titleLimit: 0,
  },
  axisX: { grid: false, titlePadding: 6 },
  axisY: { domain: false, ticks: false, title: null },
  header: {
    labelFontSize: 13,
    labelFontWeight: 600,
    labelColor: colour.ink,
    titleColor: colour.ink,
    labelLimit: 0,
    labelPadding: 6,
  },
  title: { fontSize: 13, fontWeight: 600, color: colour.ink, anchor: "start", offset: 8, limit: 0 },
  text: { font: FAMILY, fontSize: 12, color: colour.ink, limit: 0 },
  concat: { spacing: 24 },
  facet: { spacing: 16 },
} as const;
