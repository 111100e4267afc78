import { mean, standardDeviation } from "simple-statistics";
import { dayColumn } from "../../analysis/reportOutcomes.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import type { Factor } from "../../scenario/types.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, people, sourceOf, spoken, whole } from "../words.ts";

/** How an outcome differs between the worlds in which a factor is low and those in which it is high. */
export interface Swing {
  readonly factor: Factor;
  /** Thirds of the worlds by the factor's value: where the lowest ends and the highest begins. */
  readonly limits: readonly [number, number];
  /** Mean people out of work in the lowest and in the highest third. */
  readonly low: number;
  readonly high: number;
  /** Standard error of their difference. */
  readonly error: number;
}

const [FEWEST, SHOWN] = [60, 10];

/** What is less than this part of the widest is not told: a line or a parabola leaves a little of what the wider ones explain. */
const LEAST_PART = 0.1;

/**
 * Factors whose lowest and highest third of worlds differ by more than the largest of as many idle factors would in 95 % of samples
 * (Bonferroni), the widest first. All other factors vary as well: nothing is run again. Factors of a sample go together by chance, some
 * pairs of its Sobol' points much, so each is looked at beside what the wider ones before it leave:
 *
 *   rest -= a x rank + b x rank^2     of the one just found, least squares
 */
export function swings(run: RunData, day: number): Swing[] {
  const values = run.outcome(dayColumn("outOfWork", day)) as readonly number[] | undefined;
  if (values === undefined || values.length < FEWEST) return [];
  const third = Math.floor(values.length / 3);
  let open = run.manifest.factors.flatMap((factor) => {
    const column = run.outcome(factor.name) as readonly number[] | undefined;
    if (column === undefined || column.every((x) => x === column[0])) return [];
    const order = values.map((_, i) => i).sort((a, b) => column[a]! - column[b]! || a - b);
    const limits = [column[order[third - 1]!]!, column[order.at(-third)!]!] as const;
    return limits[0] === limits[1] ? [] : [{ factor, order, limits }];
  });
  const least = normalQuantile(1 - 0.025 / Math.max(1, open.length), 0, 1);
  const found: Swing[] = [];
  for (let rest = values; ; ) {
    const widest = open
      .map((one) => ({ one, swing: swingOf(one, rest, third) }))
      .filter(({ swing }) => widthOf(swing) > least * swing.error)
      .sort((a, b) => widthOf(b.swing) - widthOf(a.swing))[0];
    if (widest === undefined || widthOf(widest.swing) < LEAST_PART * widthOf(found[0] ?? widest.swing))
      return found.sort((a, b) => widthOf(b) - widthOf(a));
    found.push(widest.swing);
    open = open.filter((one) => one !== widest.one);
    rest = without(rest, widest.one.order);
  }
}

const widthOf = ({ low, high }: Swing): number => Math.abs(high - low);

/** A factor with its worlds in the order of its values. */
type Ordered = Pick<Swing, "factor" | "limits"> & { readonly order: readonly number[] };

function swingOf({ factor, limits, order }: Ordered, values: readonly number[], third: number): Swing {
  const [a, b] = [order.slice(0, third), order.slice(-third)].map((rows) => rows.map((i) => values[i]!)) as [
    number[],
    number[],
  ];
  const error = Math.sqrt((standardDeviation(a) ** 2 + standardDeviation(b) ** 2) / third);
  return { factor, limits, low: mean(a), high: mean(b), error };
}

/** Values less the parabola in the rank of a factor that fits them best; their mean stays. */
function without(values: readonly number[], order: readonly number[]): number[] {
  const rest = [...values];
  const at = (rank: number) => (2 * rank + 1) / order.length - 1;
  const bend = mean(order.map((_, rank) => at(rank) ** 2));
  // Two shapes that are orthogonal over the ranks.
  for (const shape of [at, (rank: number) => at(rank) ** 2 - bend]) {
    let [cross, own] = [0, 0];
    order.forEach((row, rank) => {
      cross += shape(rank) * rest[row]!;
      own += shape(rank) ** 2;
    });
    order.forEach((row, rank) => {
      rest[row]! -= (cross / own) * shape(rank);
    });
  }
  return rest;
}

/** Which numbers go with more and with fewer people out of work, from the run's own worlds. */
export function tornado(run: RunData, asked?: number): Chart | NoChart {
  const day = asked ?? run.summary.days[0]?.day;
  if (day === undefined || run.outcome(dayColumn("outOfWork", day)) === undefined)
    return { why: "the run reports no such day" };
  if (run.manifest.design !== undefined)
    return { why: "the rows were given: thirds of them say nothing of the priors" };
  const found = swings(run, day).slice(0, SHOWN);
  if (found.length === 0)
    return {
      why: `no number's lowest and highest third of ${run.summary.replications} worlds differ by more than chance would make them; more replications, or runout sensitivity, may tell`,
    };
  const centre = mean(run.outcome(dayColumn("outOfWork", day)) as number[]);
  const values = found.map(({ factor, low, high }, place) => ({
    place,
    name: `${spoken(factor.name)} (${factor.source.kind})`,
    meaning: factor.meaning,
    low: (low - centre) / 1000,
    high: (high - centre) / 1000,
  }));
  return {
    id: "tornado",
    takeaway: takeaway(run, day, found[0]!),
    subtitle: `People out of work on day ${day}, in thousands more or fewer than the mean of all worlds (${people(centre)}), in the third of worlds in which a number is lowest and in the third in which it is highest; all others vary as well. In brackets: who says what the number is.`,
    keys: [
      { label: "lowest third", colour: colour.sixth, mark: "area" },
      { label: "highest third", colour: colour.seventh, mark: "area" },
    ],
    notes: `${sourceOf([run])} Only numbers that differ by more than the largest of as many idle ones would in 95 % of samples, each beside what the wider ones leave, and by at least a tenth of the widest. From few worlds only the strongest can be told.`,
    spec: (width) => bars(values, width),
    table: {
      columns: [
        { name: "number", unit: "" },
        { name: "meaning", unit: "" },
        { name: "unit", unit: "" },
        { name: "source", unit: "" },
        { name: "lowest third up to", unit: "own" },
        { name: "highest third from", unit: "own" },
        ...["mean in lowest third", "mean in highest third", "standard error of difference"].map((name) => ({
          name,
          unit: "people",
        })),
      ],
      rows: found.map(({ factor, limits, low, high, error }) => [
        factor.name,
        factor.meaning,
        factor.unit,
        factor.source.kind,
        ...limits.map((x) => Number(x.toPrecision(3))),
        ...[low, high, error].map(whole),
      ]),
    },
  };
}

function bars(values: readonly { low: number; high: number }[], width: number): Spec {
  const most = Math.max(...values.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const x: Spec = {
    type: "quantitative",
    scale: { domain: [-most, most], nice: true },
    axis: {
      title: "thousand more or fewer than the mean",
      grid: true,
      tickCount: 5,
      format: "+~f",
      labelExpr: "datum.value === 0 ? '0' : datum.label",
    },
  };
  const domain = [-0.5, values.length - 0.5];
  const y = {
    field: "place",
    type: "quantitative",
    scale: { domain, reverse: true, nice: false, zero: false },
    axis: null,
  };
  const bar = (field: string, fill: string): Spec => ({
    mark: { type: "rect", height: 14, yOffset: 8, color: fill },
    encoding: { x: { ...x, field }, x2: { datum: 0 }, y },
  });
  const name = { type: "text", align: "left", baseline: "bottom", dy: -4, fontSize: 12.5 };
  return {
    width: width - 24,
    height: values.length * 42,
    data: { values },
    layer: [
      bar("low", colour.sixth),
      bar("high", colour.seventh),
      // The line at the mean is broken, so that it goes through no name.
      {
        mark: { type: "rule", color: colour.ink, yOffset: -2, y2Offset: 18 },
        encoding: { x: { ...x, datum: 0 }, y, y2: { field: "place" } },
      },
      { mark: name, encoding: { x: { value: 0 }, y, text: { field: "name" } } },
    ],
  };
}

function takeaway(run: RunData, day: number, { factor, low, high }: Swing): string {
  const which = high > low ? "more" : "fewer";
  return `“${spoken(factor.name)}” moves day ${day} most${inRun(run)}: where it is high, ${people(high)} are out of work on average, ${which} than the ${people(low)} where it is low`;
}
