import type { Estimate } from "../../../analysis/limits.ts";
import type { PackageRow } from "../../../results/packages/read.ts";
import { type BriefInput, packageLabel } from "../input.ts";

/** What the best packages of one scenario and cut save and cost. */
interface Best {
  readonly sentence: string;
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly note: string;
}

/** Single interventions by the job-years they save, and the pair that saves most. */
export function bestPackages(
  { packages: { head, rows } }: BriefInput,
  scenario: string,
  cut: string,
  count: number,
): Best {
  const here = rows.filter((row) => row.scenario === scenario && row.cut === cut);
  const of = (name: string, measure: string, day: number | null): PackageRow | undefined =>
    here.find((row) => row.package === name && row.measure === measure && row.day === day);
  const saved = here
    .filter(({ measure, day }) => measure === "jobYearsSaved" && day === head.lastDay)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const singles = saved.filter((row) => !row.package.includes("+"));
  const pair = saved.find((row) => row.package.includes("+"));
  const shown = [...(pair === undefined ? [] : [pair]), ...singles.slice(0, count)];
  const s = head.scenarios.findIndex(({ name }) => name === scenario);
  const c = head.cuts.findIndex(({ name }) => name === cut);
  const worlds = head.replications - head.leftOut[s]![c]!;
  const lost = of("none", "jobYearsLost", null)!;
  const most = singles[0]!;
  return {
    sentence:
      `Without any, ${said(lost)} job-years are lost by day ${head.lastDay}. Of ${head.options.length} interventions by themselves, ${packageLabel(most.package).toLowerCase()} saves most, ${said(most)}` +
      `${pair === undefined ? "" : `; of all pairs, ${packageLabel(pair.package).toLowerCase()}, ${said(pair)}`}. Computed from ${worlds} worlds each, which is few.`,
    rows: [
      [
        "Done",
        `job-years saved by day ${head.lastDay}`,
        "public cost, $ million",
        "firms' cost, $ million",
        "$ thousand a job-year",
        `helps, % of ${worlds} worlds`,
      ],
      ...shown.map(({ package: name, ...row }) => {
        const money = (measure: string, scale: number) => {
          const cell = of(name, measure, null);
          return cell?.value == null
            ? of(name, "gross", null)?.value == null
              ? "no figure"
              : "no ratio"
            : said(scaled(cell, scale));
        };
        return [
          packageLabel(name),
          told(row),
          money("gross", 1e-6),
          money("firms", 1e-6),
          money("usdPerJobYear", 1e-3),
          said(scaled(of(name, "helps", null)!, 100)),
        ];
      }),
    ],
    widths: [2.2, 2.4, 1.3, 1.2, 1.2, 1.3],
    note: `In brackets: 90 % intervals; with so few worlds they are rough and rather too narrow. Against the same worlds with nothing done, to day ${head.lastDay}. Dollars of 2025, one year of standing ready included. No ratio: the interval of job-years holds 0. ${head.scenarios.length * head.cuts.length} sets of beliefs and lengths of the cut${head.pairs ? ", with every pair," : ""} stand in brief.html.`,
  };
}

const scaled = ({ value, low, high }: Estimate, by: number): Estimate => ({
  value: value === null ? null : value * by,
  low: low === null ? null : low * by,
  high: high === null ? null : high * by,
});

/** "3,600 (1,200 to 6,100)", no digit finer than the interval supports. */
function said({ value, low, high }: Estimate): string {
  if (value === null) return "no figure";
  if (low === null || high === null) return number(value, 0);
  const half = (high - low) / 2;
  return `${number(value, half)} (${number(low, half)} to ${number(high, half)})`;
}

/** The same, with a word where it cannot be told from none. */
const told = (estimate: Estimate): string =>
  `${said(estimate)}${estimate.low !== null && estimate.high !== null && estimate.low <= 0 && estimate.high >= 0 ? ", not told from none" : ""}`;

function number(x: number, half: number): string {
  const finest = Math.abs(x) < 1000 ? 1 : 100;
  const step = Math.max(half > 0 ? 10 ** Math.floor(Math.log10(half)) : 0, finest);
  return (Math.round(x / step) * step + 0).toLocaleString("en-US", { maximumFractionDigits: 0 });
}
