import { quantileEstimate } from "../../analysis/limits.ts";
import { dayColumn } from "../../analysis/reportOutcomes.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import type { RunData } from "../runData.ts";
import { listed, people, sourceOf, whole } from "../words.ts";
import { byRun, grid, panels, panelTitle, runKeys, upAxis } from "./parts.ts";

const [FEWEST, QUANTILES] = [10, [0.05, 0.5, 0.95] as const];

/** Whether there are replications enough: three quantiles from the first 10, 20, 40 ... of them, with 95 % limits. */
export function convergence(runs: readonly RunData[]): Chart | NoChart {
  const day = runs[0]!.summary.days[0]?.day;
  if (day === undefined) return { why: "the scenario reports no day" };
  const rows = runs.flatMap((run) => {
    const all = run.outcome(dayColumn("outOfWork", day))!;
    return sizes(all.length).flatMap((n) =>
      QUANTILES.map((p) => {
        const { value, low, high } = quantileEstimate(all.slice(0, n), p);
        return {
          run: run.label,
          n,
          p,
          value: (value ?? 0) / 1000,
          low: low === null ? null : low / 1000,
          high: high === null ? null : high / 1000,
        };
      }),
    );
  });
  if (rows.length === 0) return { why: `fewer than ${FEWEST} replications say nothing of convergence` };
  const most = Math.max(...rows.map(({ value, high }) => high ?? value));
  const all = [...new Set(rows.map(({ n }) => n))];
  const x = (field: string): Spec => ({
    field,
    type: "quantitative",
    scale: { type: "log", base: 2, domain: [Math.min(...all), Math.max(...all)], nice: false },
    axis: { title: "replications (doubling)", values: all, grid: false, format: ",d" },
  });
  const panel = (p: number, width: number, height: number, labels: boolean): Spec => ({
    width,
    height,
    data: { values: rows.filter((row) => row.p === p) },
    layer: [
      panelTitle(p === 0.5 ? "Median" : `${Math.round(p * 100)} % quantile`),
      {
        transform: [{ filter: "isValid(datum.low) && isValid(datum.high)" }],
        mark: { type: "rule", strokeWidth: 6, opacity: 0.3 },
        encoding: { x: x("n"), y: upAxis("low", most, labels), y2: { field: "high" }, color: byRun(runs) },
      },
      {
        mark: { type: "line", point: true },
        encoding: { x: x("n"), y: upAxis("value", most, labels), color: byRun(runs) },
      },
    ],
  });
  return {
    id: "convergence",
    takeaway: takeaway(runs, day),
    subtitle: `People out of work on day ${day}, in thousands: quantiles from the first so many replications. Bars: 95 % confidence limits, where so few replications give any.`,
    keys: runKeys(runs, "line"),
    notes: sourceOf(runs),
    spec: (width) => {
      const { columns, panel: inner } = panels(width, 3, { narrowest: 190 });
      return grid(
        QUANTILES.map((p, i) => panel(p, inner, 190, i % columns === 0)),
        columns,
      );
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "replications", unit: "1" },
        { name: "quantile", unit: "0-1" },
        ...["estimate", "low", "high"].map((name) => ({ name, unit: "people" })),
      ],
      rows: rows.map(({ run, n, p, value, low, high }) => [
        run,
        n,
        p,
        ...[value, low, high].map((v) => whole(v === null ? null : v * 1000)),
      ]),
    },
  };
}

/** 10, 20, 40 ... and all. */
function sizes(count: number): number[] {
  const found: number[] = [];
  for (let n = FEWEST; n < count * 0.75; n *= 2) found.push(n);
  return count >= FEWEST ? [...found, count] : [];
}

function takeaway(runs: readonly RunData[], day: number): string {
  const said = runs.map((run) => {
    const spread = run.summary.days.find((one) => one.day === day)!.people.outOfWork!;
    const { low, high } = spread.median;
    return `between ${people(low)} and ${people(high)}${run.letter === "" ? "" : ` in ${run.letter}`}`;
  });
  return `With all replications the median of day ${day} lies ${listed(said)} (95 % confidence)`;
}
