import { wholeShares } from "../../analysis/bridge.ts";
import { type KeptBridge, readBridges } from "../../results/bridgeTable.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { fitText } from "../draw/font.ts";
import { colour } from "../draw/palette.ts";
import { keptFolders, type Place, sourceOfKept } from "../kept.ts";
import { people, percent, readable } from "../words.ts";

/** Which of several bridges, and of its days. */
export interface WaterfallOptions {
  readonly day?: number;
  /** Scenarios to which it leads rather than to others. */
  readonly to?: readonly string[];
}

/** The way from one scenario to another: what each of their differences adds or takes away. */
export function waterfall(place: Place, options: WaterfallOptions = {}): Chart | NoChart {
  const all = keptFolders(place, "bridge")
    .flatMap(readBridges)
    .filter(({ from }) => place.bare || from === place.scenario);
  const found = all.find(({ to }) => options.to?.includes(to)) ?? all[0];
  if (found === undefined)
    return {
      why: `no bridge from ${place.scenario} was kept; runout bridge scenarios/${place.scenario}.yaml <to> makes one`,
    };
  return waterfallOf(found, options.day);
}

/** 90 % of a normal distribution lie so many standard errors to either side. */
const Z90 = 1.6448536269514722;

/** A bridge as a waterfall: both ends from 0, the parts between them from where the last one ended, the largest first. */
export function waterfallOf(bridge: KeptBridge, asked?: number): Chart | NoChart {
  const day = asked ?? bridge.days[0]?.day;
  const found = bridge.days.find((one) => one.day === day);
  if (found === undefined)
    return {
      why: `the bridge from ${bridge.from} to ${bridge.to} has day ${bridge.days.map((one) => one.day).join(" and ")}; runout bridge --day ${day} makes day ${day}`,
    };
  const parts = [...found.shares].sort((a, b) => b.share.mean - a.share.mean);
  const [start, ...shares] = wholeShares([found.from.mean, ...parts.map(({ share }) => share.mean)]);
  let level = start!;
  const steps = parts.map(({ name, share, first, last }, i) => {
    const from = level;
    level += shares[i]!;
    return {
      name,
      from,
      to: level,
      part: shares[i]! + 0,
      error: share.standardError,
      first: first.mean,
      last: last.mean,
    };
  });
  const meanings = new Map(bridge.differences.map(({ name, meaning }) => [name, meaning]));
  return {
    id: "waterfall",
    takeaway: takeaway(bridge, found, start!, steps),
    subtitle: `Mean people out of work on day ${found.day}, in thousands: from ${bridge.from} to ${bridge.to}, one difference after the other. Each part is its mean over all orders in which they can be taken (Shapley), with the same luck throughout; thin lines are 90 % intervals of the means.`,
    keys: [
      { label: "the two scenarios", colour: colour.seventh, mark: "area" },
      { label: "adds", colour: colour.first, mark: "area" },
      { label: "takes away", colour: colour.second, mark: "area" },
    ],
    notes: `${sourceOfKept("bridge from", { ...bridge, scenario: `${bridge.from} to ${bridge.to}` })} Means, because parts of medians do not add up; numbers are rounded to what the replications support. ${bridge.differences.length} differences in ${(2 ** bridge.differences.length).toLocaleString("en-US")} combinations.`,
    spec: (width) =>
      bars(
        [
          { name: readable(bridge.from), from: 0, to: start!, error: found.from.standardError, end: true },
          ...steps.map((step) => ({ ...step, name: readable(step.name), end: false })),
          { name: readable(bridge.to), from: 0, to: level, error: found.to.standardError, end: true },
        ],
        width,
      ),
    table: {
      columns: [
        { name: "step", unit: "" },
        { name: "meaning", unit: "" },
        ...["part", "standard error", "out of work after it", "as the first of all", "as the last of all"].map(
          (name) => ({
            name,
            unit: "people, mean",
          }),
        ),
      ],
      rows: [
        [bridge.from, "", null, ceiling(found.from.standardError), start!, null, null],
        ...steps.map(({ name, part, error, to, first, last }) => [
          name,
          meanings.get(name) ?? "",
          part,
          ceiling(error),
          to,
          Math.round(first) + 0,
          Math.round(last) + 0,
        ]),
        [bridge.to, "", null, ceiling(found.to.standardError), level, null, null],
      ],
    },
  };
}

const ceiling = (x: number): number | null => (Number.isFinite(x) ? Math.ceil(x) : null);

interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly error: number;
  readonly end: boolean;
}

const [ROW, TEXT_ROOM] = [40, 84];

function bars(rows: readonly Bar[], width: number): Spec {
  const half = ({ error }: Bar) => (Number.isFinite(error) ? Z90 * error : 0);
  const values = rows.map((row, place) => ({
    ...row,
    name: fitText(row.name, width - 2, 12.5),
    place,
    from: row.from / 1000,
    to: row.to / 1000,
    low: (row.to - half(row)) / 1000,
    high: (row.to + half(row)) / 1000,
    text: amount(row),
    hue: row.end ? colour.seventh : row.to >= row.from ? colour.first : colour.second,
    // A line from this row's end to the next one's beginning.
    below: place + 1 < rows.length ? place + 1 : null,
  }));
  const most = Math.max(...values.map(({ high }) => high), 0);
  const least = Math.min(...values.map(({ low }) => low), 0);
  const x = (field: string): Spec => ({
    field,
    type: "quantitative",
    scale: { domain: [least, most], nice: true },
    axis: { title: "thousand people out of work, mean", grid: true, tickCount: 5, format: "~f" },
  });
  const y = (field: string): Spec => ({
    field,
    type: "quantitative",
    scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false, zero: false },
    axis: null,
  });
  const hue: Spec = { field: "hue", type: "nominal", scale: null, legend: null };
  return {
    width: width - TEXT_ROOM,
    height: rows.length * ROW,
    data: { values },
    layer: [
      // The line at 0 is broken, so that it goes through no name.
      {
        mark: { type: "rule", color: colour.axis, yOffset: -2, y2Offset: 18 },
        encoding: { x: { ...x("to"), field: undefined, datum: 0 }, y: y("place"), y2: { field: "place" } },
      },
      {
        transform: [{ filter: "datum.below !== null" }],
        mark: { type: "rule", color: colour.axis, yOffset: 8, y2Offset: 8 },
        encoding: { x: x("to"), y: y("place"), y2: { field: "below" } },
      },
      {
        mark: { type: "rect", height: 14, yOffset: 8 },
        encoding: { x: x("from"), x2: { field: "to" }, y: y("place"), color: hue },
      },
      {
        mark: { type: "rule", strokeWidth: 1.5, color: colour.ink, yOffset: 8, y2Offset: 8 },
        encoding: { x: x("low"), x2: { field: "high" }, y: y("place") },
      },
      {
        mark: { type: "text", align: "left", baseline: "bottom", dy: -4, fontSize: 12.5 },
        encoding: { x: { value: 0 }, y: y("place"), text: { field: "name" } },
      },
      {
        mark: { type: "text", align: "right", baseline: "middle", yOffset: 8 },
        encoding: { x: { value: width - 2 }, y: y("place"), text: { field: "text" } },
      },
    ],
  };
}

/** What a sentence may round to; null where there is no error. */
const errorOf = ({ standardError }: { readonly standardError: number }): number | null =>
  Number.isFinite(standardError) ? standardError : null;

/** A part with its sign, an end without, and neither with digits that its error takes away. */
function amount({ from, to, error, end }: Bar): string {
  const part = to - from;
  const said = people(Math.abs(part), errorOf({ standardError: error }));
  if (said === "nobody") return "0";
  return end ? said : part > 0 ? `+${said}` : `\u2212${said}`;
}

function takeaway(
  { from, to }: KeptBridge,
  { day, from: first, to: last }: KeptBridge["days"][number],
  start: number,
  steps: readonly { readonly name: string; readonly part: number; readonly to: number; readonly error: number }[],
): string {
  const end = steps.at(-1)?.to ?? start;
  const head = `From ${from} to ${to}, ${people(start, errorOf(first))} out of work on day ${day} become ${people(end, errorOf(last))}`;
  const most = [...steps].sort((a, b) => Math.abs(b.part) - Math.abs(a.part))[0];
  if (most === undefined || !(Math.abs(most.part) > 2 * most.error))
    return `${head}; no single difference carries a part that can be told from none`;
  const share = most.part / (end - start);
  const carries = share > 0 && share <= 1 ? `, ${percent(share)} of the way` : "";
  return `${head}; “${most.name.replaceAll("-", " ")}” ${most.part > 0 ? "adds" : "takes away"} most, ${people(Math.abs(most.part), most.error)}${carries}`;
}
