import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Chart, NoChart } from "../report/chart.ts";
import { type ChartKind, chartKinds } from "../report/charts/index.ts";
import { gather } from "../report/gather.ts";
import { barePlace, type Place } from "../report/kept.ts";
import { openRuns } from "../report/runData.ts";
import { readAnyManifest } from "../results/manifest.ts";
import { suggest } from "../scenario/errors.ts";
import { UsageError } from "./errors.ts";
import { findRun } from "./view.ts";
import { collected, positiveInteger, wholeNumber } from "./words.ts";

interface PlotOptions {
  readonly out?: string;
  readonly width: number;
  readonly day?: number;
  readonly dark?: boolean;
  readonly against: readonly string[];
  readonly to?: string;
  readonly json?: boolean;
}

export function plotCommand(): Command {
  const list = chartKinds.map(({ name, shows }) => `  ${name.padEnd(14)}${shows}`).join("\n");
  return new Command("plot")
    .summary("draw one chart of a run, as SVG or PNG")
    .description(
      `Draws one chart of a run, with what it says in a sentence, its units and its source.\n\nCharts:\n${list}`,
    )
    .argument("<run>", "run folder, or name of a scenario (its latest run)")
    .argument("<chart>", "name of a chart")
    .option("--against <run>", "another run in the same chart (may be repeated)", collected, [])
    .option("--out <file>", "where it goes, .svg or .png, instead of the chart's name")
    .option("--width <px>", "width of the picture, 300 to 4000", chartWidth, 800)
    .option("--day <n>", "day that a chart of one day shows", wholeNumber)
    .option("--to <scenario>", "scenario to which the bridge of a waterfall leads, where several are kept")
    .option("--dark", "for a dark ground")
    .option("--json", "print the takeaway, the notes and the numbers behind the chart as JSON, and draw nothing")
    .addHelpText(
      "after",
      "\nExamples:\n  runout plot graphite-cutoff-evidence fan --out fan.png\n  runout plot graphite-cutoff-evidence map --day 30 --json",
    )
    .action(plotChart);
}

async function plotChart(word: string, name: string, options: PlotOptions): Promise<void> {
  const kind = chartKinds.find((one) => one.name === name);
  if (kind === undefined) {
    const names = chartKinds.map((one) => one.name);
    throw new UsageError(`there is no chart "${name}"; ${suggest(name, names, "chart")}`);
  }
  const out = options.out ?? `${name}.svg`;
  if (!/\.(svg|png)$/i.test(out)) throw new UsageError(`--out ${out}: a chart is written as .svg or .png`);
  if (kind.of !== "runs" && options.against.length > 0)
    throw new UsageError(`the chart ${name} is of one run; --against is for ${namesOfMany()}`);
  const chart = await chartOf(kind, word, options);
  if ("why" in chart) throw new UsageError(`${word} has no chart ${name}: ${chart.why}`);
  const { id, takeaway, subtitle, notes, table } = chart;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ chart: id, takeaway, subtitle, notes, ...table }, null, 2)}\n`);
    return;
  }
  // Vega takes half a second to load, so it is loaded where something is drawn.
  const { picture } = await import("../report/draw/frame.ts");
  const { svg } = await picture(chart, { width: options.width, dark: options.dark === true });
  writeFileSync(out, /\.png$/i.test(out) ? (await import("../report/draw/png.ts")).pngOf(svg) : svg);
  process.stdout.write(`${takeaway}\n${out}\n`);
}

/** The chart that was asked for, or why there is none; what other commands keep is drawn without opening a run. */
async function chartOf(kind: ChartKind, word: string, { day, to, against }: PlotOptions): Promise<Chart | NoChart> {
  const options = { ...(day === undefined ? {} : { day }), ...(to === undefined ? {} : { to: [to] }) };
  if (kind.of === "place") return (await kind.load())(placeOf(word), options);
  const { charts, absent } = await gather(openRuns([word, ...against].map(findRun)), options, [kind]);
  return charts[0]?.chart ?? absent[0]!;
}

/** Where a user's word means that tables lie: in or beside a run, or, where there is none, in a folder of such tables. */
function placeOf(word: string): Place {
  const bare = [word, join("results", word)].find(
    (folder) => existsSync(folder) && !existsSync(join(folder, "latest")),
  );
  if (bare !== undefined && !existsSync(join(bare, "manifest.json")))
    return bare === word ? barePlace(word) : { letter: "", folder: bare, scenario: word };
  const folder = findRun(word);
  return { letter: "", folder, scenario: readAnyManifest(folder).scenario.name };
}

const namesOfMany = (): string => chartKinds.flatMap(({ name, of }) => (of === "runs" ? [name] : [])).join(", ");

function chartWidth(text: string): number {
  const width = positiveInteger(text);
  if (width < 300 || width > 4000) throw new InvalidArgumentError(`"${text}" is not a width of 300 to 4000 px.`);
  return width;
}
