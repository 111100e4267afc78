import { type DiscoverMade, type KeptLimit, readDiscovery } from "../../results/discoverTable.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { fitText } from "../draw/font.ts";
import { colour } from "../draw/palette.ts";
import { keptFolders, type Place } from "../kept.ts";
import { percent, sayOutcome, spoken } from "../words.ts";

/** What must be true for an outcome: the box that `runout discover` found, limit by limit. */
export function box(place: Place): Chart | NoChart {
  const found = keptFolders(place, "discover")
    .flatMap((folder) => readDiscovery(folder) ?? [])
    .find(({ made }) => place.bare || made.scenario === place.scenario);
  if (found === undefined)
    return {
      why: `nothing was discovered in this run; runout discover ${place.scenario} --when "outOfWork@30 >= 1000" finds a box`,
    };
  return boxOf(found.made, found.limits);
}

/** Numbers in full or to three digits. */
const three = (x: number): string => {
  const short = Number(x.toPrecision(3));
  return short.toLocaleString("en-US", { maximumSignificantDigits: 3 }).replace("-", "\u2212");
};

const limitOf = ({ set, low, high }: KeptLimit): string => {
  if (set !== "") return `one of ${set}`;
  if (low === null) return `at most ${three(high!)}`;
  return high === null ? `at least ${three(low)}` : `${three(low)} to ${three(high)}`;
};

function boxOf(made: DiscoverMade, limits: readonly KeptLimit[]): Chart | NoChart {
  if (made.kind !== "box" || limits.length === 0 || made.measures === null) return { why: made.sentence };
  const { support, coverage, density } = made.measures;
  return {
    id: "box",
    takeaway: takeaway(made, limits),
    subtitle: `Shaded: the box, found on two thirds of the worlds. Lines: where nine in ten worlds lie in which it holds (${made.when}), and in which it does not; dots: medians. Each number runs from the lowest to the highest value drawn.`,
    keys: [
      { label: "the box", colour: colour.step1, mark: "area" },
      { label: "it holds", colour: colour.first, mark: "line" },
      { label: "it does not", colour: colour.second, mark: "line" },
    ],
    notes: `Source: Runout, discovery in ${made.scenario}, world ${made.world}; ${made.rows.toLocaleString("en-US")} replications, of which it holds in ${made.cases.toLocaleString("en-US")}. On the third of them that had no part in finding it, the box holds ${share(support)} of the worlds${coverage === null ? "" : ` and ${share(coverage)} of the cases`}${density === null ? "" : `; ${share(density)} of the worlds in it are cases`} (90 % intervals).`,
    spec: (width) => rows(limits, width),
    table: {
      columns: [
        { name: "number", unit: "" },
        { name: "unit", unit: "" },
        { name: "evidence", unit: "" },
        { name: "limit", unit: "own" },
        ...[
          "lowest drawn",
          "highest drawn",
          "cases, 5 %",
          "cases, median",
          "cases, 95 %",
          "others, 5 %",
          "others, median",
          "others, 95 %",
        ].map((name) => ({ name, unit: "own" })),
        { name: "share of cases in the box without this limit", unit: "0-1" },
        { name: "share of resamples that limit it again", unit: "0-1" },
      ],
      rows: limits.map((limit) => [
        limit.factor,
        limit.unit,
        limit.evidence,
        limitOf(limit),
        ...[
          limit.drawnLow,
          limit.drawnHigh,
          limit.case05,
          limit.case50,
          limit.case95,
          limit.other05,
          limit.other50,
          limit.other95,
        ].map((x) => Number(x.toPrecision(4))),
        limit.densityWithout === null ? null : Number(limit.densityWithout.toPrecision(3)),
        limit.reproduced,
      ]),
    },
  };
}

const share = ({ share: x, low, high }: { share: number; low: number; high: number }): string =>
  `${percent(x)} (${percent(low)} to ${percent(high)})`;

const ROW = 66;

function rows(limits: readonly KeptLimit[], width: number): Spec {
  const values = limits.map((limit, place) => {
    const { drawnLow, drawnHigh } = limit;
    const at = (x: number) => (x - drawnLow) / (drawnHigh - drawnLow || 1);
    return {
      place,
      name: fitText(`${spoken(limit.factor)} (${limit.evidence}): ${limitOf(limit)}`, width - 2, 12.5),
      from: at(limit.low ?? drawnLow),
      to: at(limit.high ?? drawnHigh),
      whole: limit.set === "",
      case05: at(limit.case05),
      case50: at(limit.case50),
      case95: at(limit.case95),
      other05: at(limit.other05),
      other50: at(limit.other50),
      other95: at(limit.other95),
      start: 0,
      end: 1,
      lowest: three(drawnLow),
      highest: `${three(drawnHigh)} ${limit.unit}`,
    };
  });
  const sets = limits.flatMap(({ set, drawnLow, drawnHigh }, place) =>
    set === ""
      ? []
      : set.split(", ").map((value) => ({ place, at: (Number(value) - drawnLow) / (drawnHigh - drawnLow || 1) })),
  );
  const x = (field: string): Spec => ({ field, type: "quantitative", scale: { domain: [0, 1] }, axis: null });
  const y: Spec = {
    field: "place",
    type: "quantitative",
    scale: { domain: [-0.5, limits.length - 0.5], reverse: true, nice: false, zero: false },
    axis: null,
  };
  const line = (from: string, to: string, hue: string, yOffset: number): Spec => ({
    mark: { type: "rule", strokeWidth: 2.5, color: hue, yOffset, y2Offset: yOffset },
    encoding: { x: x(from), x2: { field: to }, y },
  });
  const dot = (field: string, fill: string, yOffset: number): Spec => ({
    mark: { type: "point", filled: true, size: 70, opacity: 1, stroke: colour.paper, color: fill, yOffset },
    encoding: { x: x(field), y },
  });
  const text = (field: string, align: "left" | "right", where: number): Spec => ({
    mark: { type: "text", align, baseline: "middle", fontSize: 11, color: colour.soft, yOffset: 26 },
    encoding: { x: { value: where }, y, text: { field } },
  });
  const inner = width - 16;
  return {
    width: inner,
    height: limits.length * ROW,
    data: { values },
    layer: [
      {
        transform: [{ filter: "datum.whole" }],
        mark: { type: "rect", height: 26, yOffset: 6, color: colour.step1 },
        encoding: { x: x("from"), x2: { field: "to" }, y },
      },
      {
        data: { values: sets },
        mark: { type: "rect", height: 26, width: 10, yOffset: 6, color: colour.step1 },
        encoding: { x: x("at"), y },
      },
      {
        mark: { type: "rule", color: colour.axis, yOffset: 19, y2Offset: 19 },
        encoding: { x: x("start"), x2: { field: "end" }, y },
      },
      line("case05", "case95", colour.first, 1),
      dot("case50", colour.first, 1),
      line("other05", "other95", colour.second, 12),
      dot("other50", colour.second, 12),
      {
        mark: { type: "text", align: "left", baseline: "bottom", yOffset: -11, fontSize: 12.5 },
        encoding: { x: { value: 0 }, y, text: { field: "name" } },
      },
      text("lowest", "left", 0),
      text("highest", "right", inner),
    ],
  };
}

function takeaway({ when, measures }: DiscoverMade, limits: readonly KeptLimit[]): string {
  const said = limits.slice(0, 2).map((limit) => `“${spoken(limit.factor)}” ${limitOf(limit)}`);
  const more = limits.length > 2 ? ` and ${limits.length - 2} more` : "";
  const { density } = measures!;
  const held = density === null ? "" : `; there it holds in ${percent(density.share)} of worlds`;
  return `${sayOutcome(when).replace(/^./, (c) => c.toUpperCase())}: goes with ${said.join(" and ")}${more}${held}`;
}
