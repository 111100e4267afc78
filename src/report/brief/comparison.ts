import type { PackageRow } from "../../results/packages/read.ts";
import type { ChartTable } from "../chart.ts";
import { type BriefInput, cutLabel, packageLabel, scenarioLabel } from "./input.ts";

/** Every combination in a row: what it leaves out of work, saves and costs, each mean with its 90 % interval and the worlds behind it. */
export function comparisonTable({ runs, packages: { head, rows } }: BriefInput): ChartTable {
  const days = [30, 90, head.lastDay].filter((day, i, all) => head.days.includes(day) && all.indexOf(day) === i);
  const cells = new Map(rows.map((row) => [keyOf(row), row]));
  const names = [...new Set(rows.map((row) => row.package))];
  const numbers: readonly Column[] = [
    ...days.map((day) => ({ label: `out of work, day ${day}`, unit: "people", measure: "outOfWork", day, scale: 1 })),
    ...whole("job-years saved", "job-years", "jobYearsSaved", head.lastDay),
    ...whole("public cost", "million dollars", "gross", null, 1e-6),
    ...whole("firms' cost", "million dollars", "firms", null, 1e-6),
    ...whole("public cost less benefits and taxes", "million dollars", "net", null, 1e-6),
    ...whole("cost of a job-year", "thousand dollars", "usdPerJobYear", null, 1e-3),
  ];
  return {
    columns: [
      ...["beliefs", "cut", "done"].map((name) => ({ name, unit: "" })),
      { name: "worlds", unit: "" },
      ...numbers.flatMap(({ label, unit }) => [
        { name: label, unit },
        { name: "low", unit: "" },
        { name: "high", unit: "" },
      ]),
    ],
    rows: head.scenarios.flatMap(({ name: scenario }, s) =>
      head.cuts.flatMap((cut, c) =>
        names.map((name) => [
          scenarioLabel(runs[s]!),
          cutLabel(cut),
          packageLabel(name),
          head.replications - head.leftOut[s]![c]!,
          ...numbers.flatMap(({ measure, day, scale }) => {
            const cell = cells.get(keyOf({ scenario, cut: cut.name, package: name, measure, day }));
            return [cell?.value, cell?.low, cell?.high].map((x) => (x == null ? "" : rounded(x * scale)));
          }),
        ]),
      ),
    ),
  };
}

interface Column {
  readonly label: string;
  readonly unit: string;
  readonly measure: string;
  readonly day: number | null;
  readonly scale: number;
}

const whole = (label: string, unit: string, measure: string, day: number | null, scale = 1): Column[] => [
  { label, unit, measure, day, scale },
];

const keyOf = ({
  scenario,
  cut,
  package: of,
  measure,
  day,
}: Pick<PackageRow, "scenario" | "cut" | "package" | "measure" | "day">) =>
  `${scenario} ${cut} ${of} ${measure} ${day}`;

const rounded = (x: number): number => (Math.abs(x) >= 100 ? Math.round(x) : Math.round(x * 10) / 10) + 0;
