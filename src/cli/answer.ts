import { formatProportion } from "../analysis/proportion.ts";
import type { DaySummary } from "../analysis/summary.ts";
import { counted } from "./amounts.ts";
import { failureLines } from "./failures.ts";
import { householdLines } from "./households.ts";
import { ladderLines } from "./ladder.ts";
import { type Cells, dayCells, peopleCells, thousandsOf } from "./numbers.ts";
import { dim, table } from "./table.ts";
import type { RunView } from "./view.ts";
import { withoutLines } from "./without.ts";
import { otherForms } from "./words.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** The answer of one or more runs as text: side by side, in thousands of people, each number with its bands. */

const letter = (i: number): string => String.fromCharCode(65 + i);

/** Letters before the cells of each run; none where there is only one run. */
const mark = (views: readonly RunView[], i: number): string => (views.length > 1 ? `${letter(i)} ` : "");

export function printAnswer(views: readonly RunView[]): string {
  if (views.length === 0) return "Nothing was finished.\n";
  const parts = [
    views.map((view, i) => heading(view, mark(views, i))).join("\n"),
    peopleTable(views),
    chances(views),
    payrolls(views),
    sites(views),
    causes(views),
    regions(views),
    householdLines(views),
    ...views.flatMap((view, i) => (view.ladder === null ? [] : [ladderLines(view.ladder, mark(views, i))])),
    ...views.map((view, i) => withoutLines(view, mark(views, i))),
    views
      .map(({ manifest }, i) => failureLines(manifest, mark(views, i)))
      .filter((part) => part !== "")
      .join("\n"),
    basis(views),
    tables(views),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** One document for machines: everything that is printed, unrounded. */
export function answerJson(views: readonly RunView[]): object {
  return {
    runs: views.map(({ folder, manifest, summary, ladder, saved }) => ({
      scenario: manifest.scenario.name,
      question: manifest.scenario.question,
      world: manifest.world,
      effective: manifest.scenario.effective,
      seed: manifest.scenario.seed,
      forms: manifest.scenario.forms,
      state: manifest.state,
      key: manifest.key,
      folder,
      summary,
      ladder,
      saved,
    })),
  };
}

function heading({ manifest, summary }: RunView, name: string): string {
  const { scenario } = manifest;
  const premises = scenario.premises.length === 0 ? "no premise" : `all ${scenario.premises.length} premises on`;
  const state = { finished: "", stopped: " (stopped early)", running: " (being extended)" }[manifest.state];
  const forms = otherForms(scenario.forms);
  const failed = summary.failures.length === 0 ? "" : `, ${summary.failures.length} failed and left out`;
  return [
    `${name}${scenario.name}: ${premises}, from ${scenario.effective}, ${summary.replications} replications${failed}${state}`,
    ...wrap(scenario.question, WIDTH - name.length)
      .split("\n")
      .map((line) => dim(" ".repeat(name.length) + line)),
    ...(manifest.design === undefined ? [] : [givenLines(manifest.design)]),
    ...(forms.length === 0
      ? []
      : [`${" ".repeat(name.length)}Model forms: ${forms.join(", ")}; the others are the default ones`]),
  ].join("\n");
}

/** Rows that somebody gave are no sample of beliefs. */
const givenLines = ({ file, rows, given }: NonNullable<RunView["manifest"]["design"]>): string =>
  wrap(
    `The ${rows} rows of ${file} (${counted(given.length, "factor")}), given and not drawn: bands and shares below are over these rows and no probabilities.`,
    WIDTH,
  );

function peopleTable(views: readonly RunView[]): string {
  const head = ["thousands", ...views.flatMap((_, i) => [`${mark(views, i)}median`, "50 %", "90 %"])];
  const first = views[0]!.summary;
  const at = (view: RunView, day: number): DaySummary | undefined => view.summary.days.find((one) => one.day === day);
  const row = (label: string, cells: (view: RunView) => Cells): string[] => [
    label,
    ...views.flatMap((view) => [...cells(view)]),
  ];
  const rows: string[][] = [];
  for (const { day } of first.days) {
    rows.push(row(`day ${day}, direct`, (view) => peopleCells(at(view, day)?.people.outOfWorkDirect)));
    rows.push(row("  with suppliers", (view) => peopleCells(at(view, day)?.people.outOfWork)));
    rows.push(row("  furloughed", (view) => peopleCells(at(view, day)?.people.furloughed)));
    rows.push(row("  separated", (view) => peopleCells(at(view, day)?.people.separated)));
    // Of scenarios with a strike alone, and never among those out of work.
    if (views.some((view) => at(view, day)?.people.onStrike !== undefined))
      rows.push(row("  on strike", (view) => peopleCells(at(view, day)?.people.onStrike)));
  }
  rows.push(row("peak", (view) => peopleCells(view.summary.peak)));
  first.thresholds.forEach(({ people }, i) => {
    rows.push(row(`day of ${people.toLocaleString("en-US")}`, (view) => dayCells(view.summary.thresholds[i]?.day)));
  });
  const last = first.days.at(-1);
  for (const use of Object.keys(last?.unmade ?? {}).slice(0, 2))
    rows.push(row(`${labelOf(views[0]!, use)}*`, (view) => peopleCells(at(view, last!.day)?.unmade[use])));
  const uses =
    last === undefined
      ? ""
      : `\n${dim(`* thousands not delivered by day ${last.day}, against the twin without a cut`)}`;
  const title = "People out of work: furloughed, or separated and not re-employed";
  return `${title}\n${table(head, rows, { right: head.map((_, i) => i).filter((i) => i > 0) })}${uses}`;
}

/** An end use with its unit, unless its name says it: "vehicles", "grid-storage, MWh". */
function labelOf(view: RunView, use: string): string {
  const unit = view.manifest.layout.series.find((series) => series.name === `unmade.endUse.${use}`)?.unit ?? "";
  return use.includes(unit) ? use : `${use}, ${unit}`;
}

/** P(at least the largest threshold by the first report day). */
function chances(views: readonly RunView[]): string {
  return views
    .flatMap(({ summary: { exceedance }, manifest }, i) =>
      exceedance === null
        ? []
        : [
            `${mark(views, i)}At least ${exceedance.people.toLocaleString("en-US")} out of work by day ${exceedance.day}: ${
              manifest.design === undefined
                ? `in ${formatProportion(exceedance.proportion)} of modelled worlds`
                : `in ${exceedance.proportion.count} of ${exceedance.proportion.of} rows given`
            }`,
          ],
    )
    .join("\n");
}

/** What monthly payroll counts would lose, in one line a run. */
function payrolls(views: readonly RunView[]): string {
  return views
    .map(({ summary }, i) => {
      const months = summary.payrollLost.map(({ month, lost }) => `${month} ${thousandsOf(lost.q50 ?? 0)}`);
      const strikers = summary.days.some(({ people }) => people.onStrike !== undefined) ? ", strikers among them" : "";
      const what = `Payrolls fewer${strikers}, as CES counts around the 12th, median thousands:`;
      return months.length === 0 ? "" : wrap(`${mark(views, i)}${what} ${months.join(", ")}`, WIDTH);
    })
    .filter((text) => text !== "")
    .join("\n");
}

/** The sites that carry most of the first report day with somebody out of work, their own people and their suppliers'. */
function sites(views: readonly RunView[]): string {
  return views
    .map(({ summary }, i) => {
      const day = summary.days[0]?.day ?? 0;
      if (summary.topSites.length === 0) return `${mark(views, i)}No site has anybody out of work on day ${day}`;
      const rows = summary.topSites.map((site) => [
        `  ${site.name}`,
        thousandsOf(site.meanOutOfWork),
        thousandsOf(site.meanOutOfWorkSuppliers ?? 0),
        `${Math.round(site.stoppedShare * 100)} %`,
      ]);
      const head = [
        `${mark(views, i)}Sites that carry most of day ${day}, mean thousands`,
        "own",
        "suppliers",
        "stopped",
      ];
      return table(head, rows, { right: [1, 2, 3] });
    })
    .join("\n");
}

function regions(views: readonly RunView[]): string {
  return views
    .map(({ summary }, i) => {
      const lines = summary.days
        .filter((day) => day.worstRegions.length > 0)
        .map((day) => {
          const states = day.worstRegions.map(({ region, mean }) => `${region} ${thousandsOf(mean)}`).join(", ");
          return `  day ${day.day}: ${states}`;
        });
      return lines.length === 0
        ? ""
        : [`${mark(views, i)}States with most out of work, mean thousands`, ...lines].join("\n");
    })
    .filter((text) => text !== "")
    .join("\n");
}

/** Why people are out of work: means, because means of causes sum to the mean of all, and medians do not. */
function causes(views: readonly RunView[]): string {
  return views
    .map(({ summary: { days } }, i) => {
      const names = [...new Set([...days].reverse().flatMap((day) => day.causes.map(({ cause }) => cause)))];
      if (names.length === 0) return "";
      const meanOn = (day: DaySummary, name: string) => day.causes.find(({ cause }) => cause === name)?.mean ?? 0;
      const rows = names.map((name) => [`  ${name}`, ...days.map((day) => thousandsOf(meanOn(day, name)))]);
      const all = days.map((day) => thousandsOf(names.reduce((sum, name) => sum + meanOn(day, name), 0)));
      const head = [`${mark(views, i)}Out by root cause, mean thousands`, ...days.map(({ day }) => `day ${day}`)];
      return table(head, [...rows, ["  all", ...all]], { right: days.map((_, column) => column + 1) });
    })
    .filter((text) => text !== "")
    .join("\n");
}

/** What was put in, by kind of source, so that nobody takes a judgement for a measurement. */
function basis(views: readonly RunView[]): string {
  const lines = views.map(({ manifest }, i) => {
    const kinds = new Map<string, number>();
    for (const { source } of manifest.factors) kinds.set(source.kind, (kinds.get(source.kind) ?? 0) + 1);
    const words = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`);
    const premises = new Set(manifest.scenario.premises.flatMap((premise) => Object.keys(premise.factors)));
    const put = premises.size === 0 ? "" : `; ${premises.size} of them are set by the file's premises`;
    return wrap(
      `${mark(views, i)}rests on ${manifest.factors.length} uncertain numbers: ${words.join(", ")}${put}`,
      WIDTH,
    );
  });
  return [...lines, dim("No plant's own stock is known: covers are believed from the outside.")].join("\n");
}

function tables(views: readonly RunView[]): string {
  return [
    "Tables, in Arrow; units and meanings stand in the column metadata:",
    ...views.map((view) => `  ${view.folder}`),
    dim('  R:      arrow::read_feather("replications.arrow")'),
    dim('  Python: pyarrow.feather.read_table("replications.arrow").to_pandas()'),
  ].join("\n");
}
