import { onFront } from "../../analysis/compare/choice.ts";
import type { Estimate } from "../../analysis/limits.ts";
import type { KeptComparison } from "../../results/compareTable.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { AXIS_WIDTH } from "../draw/config.ts";
import { along, placeLabels } from "../draw/labels.ts";
import { colour } from "../draw/palette.ts";
import { type Place, sourceOfKept } from "../kept.ts";
import { countOf, listed, percent, readable } from "../words.ts";
import { comparisonOf, noComparison, tenth } from "./forest.ts";
import { panelTitle } from "./parts.ts";

interface Point {
  readonly name: string;
  /** Million dollars, public and firms' together. */
  readonly cost: Estimate;
  /** Job-years. */
  readonly gain: Estimate;
}

/** What interventions cost against what they save. */
export function plane(place: Place): Chart | NoChart {
  const found = comparisonOf(place);
  return found === null ? noComparison(place) : planeOf(found);
}

const million = ({ value, low, high }: Estimate): Estimate => {
  const scaled = (x: number | null) => (x === null ? null : x / 1e6);
  return { value: scaled(value), low: scaled(low), high: scaled(high) };
};

/** A comparison as a cost-effectiveness plane: each option where its mean cost and its mean saving lie, with their intervals. */
export function planeOf(found: KeptComparison): Chart | NoChart {
  const { made, options } = found;
  const { days, lastDay, valueUsdPerJobYear: worth, confidence } = made.question;
  const last = days.at(-1)!;
  const all = options.map(
    (name): Point => ({
      name,
      cost: million(found.at(name, "paid")),
      gain: found.at(name, "jobYearsSaved", last),
    }),
  );
  const points = all.filter(({ cost, gain }) => cost.value !== null && gain.value !== null);
  if (points.length === 0) return { why: "no option of the comparison has a figure for its cost" };
  const priceless = all.filter(({ cost }) => cost.value === null).map(({ name }) => readable(name));
  const front = onFront(points.map(({ cost, gain }) => ({ cost: cost.value, gain: gain.value! })));
  const best = points.filter((_, i) => front[i]).sort((a, b) => a.cost.value! - b.cost.value!);
  const level = percent(confidence);
  const dollars = `$${worth.toLocaleString("en-US")}`;
  return {
    id: "plane",
    takeaway: takeaway(points, best, worth),
    subtitle: `Job-years saved by day ${last} (up) against public and firms' money paid by day ${lastDay} if the cut comes, in million dollars of 2025 (right). Dots: means; thin lines: ${level} intervals of the means. Above the dashed line a job-year costs less than ${dollars}. Both axes are cube roots, so that the small and the large can be told apart.`,
    keys: [
      { label: "no other saves as much for less", colour: colour.second, mark: "dot" },
      { label: "others", colour: colour.other, mark: "dot" },
      { label: `${dollars} a job-year`, colour: colour.ink, mark: "dash" },
    ],
    notes: `${sourceOfKept("comparison of the options of", made)}${priceless.length === 0 ? "" : ` Without a figure for its cost, and not drawn: ${listed(priceless)}.`} Names for which there is no room stand in the table.`,
    spec: (width) => view(points, front, worth, width),
    table: {
      columns: [
        { name: "option", unit: "" },
        ...["mean", `${level} from`, `${level} to`].map((name) => ({
          name: `cost, ${name}`,
          unit: "million USD of 2025",
        })),
        ...["mean", `${level} from`, `${level} to`].map((name) => ({ name: `saved, ${name}`, unit: "job-years" })),
        { name: "on the front", unit: "" },
      ],
      rows: all.map(({ name, cost, gain }) => {
        const at = points.findIndex((one) => one.name === name);
        const on = at < 0 ? null : front[at] ? "yes" : "no";
        return [name, ...[cost.value, cost.low, cost.high, gain.value, gain.low, gain.high].map(tenth), on];
      }),
    },
  };
}

/** Place of a value on an axis that goes through 0 and draws large values together, as the cube root does. */
const place = (x: number): number => Math.cbrt(x);

/** Ends of an axis with a little room, in drawn units. */
function ends(values: readonly (number | null)[]): [number, number] {
  const drawn = values.filter((x): x is number => x !== null).map(place);
  const [low, high] = [Math.min(0, ...drawn), Math.max(0, ...drawn)];
  const room = 0.06 * (high - low || 1);
  return [low - room, high + room];
}

/** Round values to write on such an axis: powers of ten first, then fives and twos where there is room. */
function ticks([low, high]: readonly [number, number], least: number): number[] {
  const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].reverse();
  const candidates = [1, 5, 2].flatMap((times) => powers.flatMap((power) => [times * power, -times * power]));
  const kept: number[] = [0];
  for (const x of candidates) {
    if (place(x) < low || place(x) > high) continue;
    if (kept.every((other) => Math.abs(place(x) - place(other)) >= least * (high - low))) kept.push(x);
  }
  return kept.sort((a, b) => a - b);
}

function view(points: readonly Point[], front: readonly (boolean | null)[], worth: number, width: number): Spec {
  const inner = width - AXIS_WIDTH - 16;
  const height = Math.min(420, Math.max(300, inner * 0.62));
  const [xs, ys] = [
    ends(points.flatMap(({ cost: { value, low, high } }) => [value, low, high])),
    ends(points.flatMap(({ gain: { value, low, high } }) => [value, low, high])),
  ];
  const px = (x: number) => ((place(x) - xs[0]) / (xs[1] - xs[0])) * inner;
  const py = (y: number) => height - ((place(y) - ys[0]) / (ys[1] - ys[0])) * height;
  const values = points.map(({ cost, gain }, i) => ({
    x: px(cost.value!),
    y: py(gain.value!),
    left: px(cost.low ?? cost.value!),
    right: px(cost.high ?? cost.value!),
    bottom: py(gain.low ?? gain.value!),
    top: py(gain.high ?? gain.value!),
    hue: front[i] ? colour.second : colour.other,
  }));
  const order = points
    .map((_, i) => i)
    .sort((a, b) => Number(front[b]) - Number(front[a]) || points[b]!.gain.value! - points[a]!.gain.value!);
  const dots = order.map((i) => {
    const { name, cost, gain } = points[i]!;
    return { name: readable(name), x: px(cost.value!), y: py(gain.value!), i };
  });
  // On these axes equal worth is a straight line: the cube root of a multiple is a multiple of the cube root.
  const slope = place(1e6 / worth);
  const far = Math.min(xs[1], ys[1] / slope);
  const line = [0, far].map((x) => ({ x: px(x ** 3), y: py((slope * x) ** 3) }));
  const places = placeLabels(dots, inner, height, [
    ...along(line[0]!, line[1]!),
    ...along({ x: px(0), y: 0 }, { x: px(0), y: height }),
    ...along({ x: 0, y: py(0) }, { x: inner, y: py(0) }),
    ...values.flatMap(({ x, y, left, right, top, bottom }) => [
      ...along({ x: left, y }, { x: right, y }),
      ...along({ x, y: top }, { x, y: bottom }),
    ]),
  ]);
  const labels = dots.flatMap(({ name, x, y }, k) => {
    const placed = places[k];
    return placed == null ? [] : [{ name, x: x + placed.dx, y: y + placed.dy, align: placed.align }];
  });
  return {
    width: inner,
    height,
    data: { values },
    layer: [
      panelTitle("job-years saved"),
      {
        data: { values: [{}] },
        mark: { type: "text", align: "center", baseline: "top", text: "million dollars paid", color: colour.soft },
        encoding: { x: { value: inner / 2 }, y: { value: height + 24 } },
      },
      ...gridOf(ticks(xs, Math.max(0.09, 44 / inner)), (x) => ({ x: px(x) }), height, "x"),
      ...gridOf(ticks(ys, 0.07), (y) => ({ y: py(y) }), inner, "y"),
      {
        data: { values: line },
        mark: { type: "line", strokeDash: [4, 3], color: colour.ink, strokeWidth: 1.2 },
        encoding: { x: at("x"), y: at("y") },
      },
      ...rules("left", "y", "right", "y"),
      ...rules("x", "bottom", "x", "top"),
      {
        mark: { type: "point", filled: true, size: 80, opacity: 1, stroke: colour.paper, strokeWidth: 1.2 },
        encoding: { x: at("x"), y: at("y"), color: hue },
      },
      ...(["left", "right", "center"] as const).map((align) => ({
        data: { values: labels.filter((label) => label.align === align) },
        mark: { type: "text", align, baseline: "middle" },
        encoding: { x: at("x"), y: at("y"), text: { field: "name" } },
      })),
    ],
  };
}

const hue: Spec = { field: "hue", type: "nominal", scale: null, legend: null };

/** A place in px of the drawing: axes are drawn by hand, because labels must know where dots lie. */
const at = (field: string): Spec => ({ field, type: "quantitative", scale: null, axis: null });

function rules(x: string, y: string, x2: string, y2: string): Spec[] {
  const across = y === y2;
  return [
    {
      mark: { type: "rule", strokeWidth: 1.2, opacity: 0.55 },
      encoding: { x: at(x), y: at(y), ...(across ? { x2: { field: x2 } } : { y2: { field: y2 } }), color: hue },
    },
  ];
}

/** Grid lines and their numbers; the one at 0 is the axis. */
function gridOf(
  values: readonly number[],
  where: (value: number) => { readonly x?: number; readonly y?: number },
  length: number,
  along: "x" | "y",
): Spec[] {
  const data = (some: readonly number[]) => ({
    values: some.map((value) => ({
      ...where(value),
      end: 0,
      far: length,
      text: write(value),
      edge: along === "x" ? length + 6 : -6,
    })),
  });
  const rule = (some: readonly number[], stroke: string): Spec => ({
    data: data(some),
    mark: { type: "rule", color: stroke },
    encoding:
      along === "x"
        ? { x: at("x"), y: at("end"), y2: { field: "far" } }
        : { y: at("y"), x: at("end"), x2: { field: "far" } },
  });
  return [
    rule(
      values.filter((value) => value !== 0),
      colour.grid,
    ),
    rule([0], colour.axis),
    {
      data: data(values),
      mark:
        along === "x"
          ? { type: "text", align: "center", baseline: "top", color: colour.soft }
          : { type: "text", align: "right", baseline: "middle", color: colour.soft },
      encoding:
        along === "x"
          ? { x: at("x"), y: at("edge"), text: { field: "text" } }
          : { y: at("y"), x: at("edge"), text: { field: "text" } },
    },
  ];
}

const write = (value: number): string => value.toLocaleString("en-US").replace("-", "\u2212");

function takeaway(points: readonly Point[], best: readonly Point[], worth: number): string {
  const paying = points.filter(({ cost, gain }) => gain.value! > 0 && (cost.value! * 1e6) / gain.value! <= worth);
  const head = `${countOf(paying.length, points.length, "options")} ${paying.length === 1 ? "saves" : "save"} a job-year for $${worth.toLocaleString("en-US")} or less, by their means`;
  const names = best
    .filter(({ gain }) => gain.value! > 0)
    .slice(-3)
    .map(({ name }) => readable(name));
  return names.length === 0 ? head : `${head}; no other saves as much for less than ${listed(names)}`;
}
