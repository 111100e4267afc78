import { monthName } from "../../analysis/dates.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, listed, median, sourceOf, whole } from "../words.ts";
import { byRun, panels, runKeys, upAxis } from "./parts.ts";

/** What monthly payroll counts would show: people on no payroll in the pay period that holds the 12th. */
export function payroll(runs: readonly RunData[]): Chart | NoChart {
  const rows = runs.flatMap((run) =>
    run.summary.payrollLost.map(({ month, lost }) => ({
      run: run.label,
      month,
      low: (lost.q05 ?? 0) / 1000,
      mid: (lost.q50 ?? 0) / 1000,
      high: (lost.q95 ?? 0) / 1000,
    })),
  );
  if (rows.length === 0) return { why: "no pay period that holds a 12th lies within the horizon" };
  const months = [...new Set(rows.map(({ month }) => month))];
  const most = Math.max(...rows.map(({ high }) => high));
  const written = Object.fromEntries(
    months.map((month, i) => [
      month,
      i === 0 || month.endsWith("-01") ? `${nameOf(month)} ${month.slice(0, 4)}` : nameOf(month),
    ]),
  );
  const x: Spec = {
    field: "month",
    type: "ordinal",
    scale: { domain: months, paddingInner: 0.25, paddingOuter: 0.1 },
    axis: {
      title: null,
      labelExpr: `split(${JSON.stringify(written)}[datum.value], ' ')`,
      labelOverlap: false,
      labelAngle: 0,
    },
  };
  return {
    id: "payroll",
    takeaway: takeaway(runs),
    subtitle:
      "People on no payroll in the pay period that holds the 12th, in thousands, as the monthly payroll survey (CES) counts. Bar: median; line: nine in ten worlds.",
    keys: runKeys(runs),
    notes: `${sourceOf(runs)} A furloughed person who is paid for any part of the period is counted as employed, so this is less than all who are out of work.`,
    spec: (width) => {
      const { panel } = panels(width, 1);
      return {
        width: panel,
        height: 230,
        data: { values: rows },
        layer: [
          {
            mark: { type: "bar" },
            encoding: {
              x,
              xOffset: { field: "run", scale: { domain: runs.map(({ label }) => label), paddingInner: 0.1 } },
              y: upAxis("mid", most),
              color: byRun(runs),
            },
          },
          {
            mark: { type: "rule", strokeWidth: 1.5, color: colour.ink },
            encoding: { x, xOffset: { field: "run" }, y: upAxis("low", most), y2: { field: "high" } },
          },
        ],
      };
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "month", unit: "" },
        ...["5 %", "median", "95 %"].map((name) => ({ name, unit: "people" })),
      ],
      rows: rows.map(({ run, month, low, mid, high }) => [run, month, ...[low, mid, high].map((v) => whole(v * 1000))]),
    },
  };
}

const nameOf = (month: string): string => monthName(Number(month.slice(5)));

function takeaway(runs: readonly RunData[]): string {
  const said = runs.map((run) => {
    const worst = run.summary.payrollLost.reduce((a, b) => ((b.lost.q50 ?? 0) > (a.lost.q50 ?? 0) ? b : a));
    return `${median(worst.lost)} fewer in ${nameOf(worst.month)} ${worst.month.slice(0, 4)}${inRun(run)}`;
  });
  return `Payroll counts would show at most ${listed(said)}`;
}
