import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { chartKinds } from "../report/charts/index.ts";
import { gather } from "../report/gather.ts";
import { openRuns } from "../report/runData.ts";
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
  if (kind.of === "run" && options.against.length > 0)
    throw new UsageError(`the chart ${name} is of one run; --against is for ${namesOfMany()}`);
  const runs = openRuns([word, ...options.against].map(findRun));
  const { charts, absent } = gather(runs, options.day === undefined ? {} : { day: options.day }, [kind]);
  const [drawn] = charts;
  if (drawn === undefined) throw new UsageError(`this run has no chart ${name}: ${absent[0]!.why}`);
  const { id, takeaway, subtitle, notes, table } = drawn.chart;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ chart: id, takeaway, subtitle, notes, ...table }, null, 2)}\n`);
    return;
  }
  // Vega takes half a second to load, so it is loaded where something is drawn.
  const { picture } = await import("../report/draw/frame.ts");
  const { svg } = await picture(drawn.chart, { width: options.width, dark: options.dark === true });
  writeFileSync(out, /\.png$/i.test(out) ? (await import("../report/draw/png.ts")).pngOf(svg) : svg);
  process.stdout.write(`${takeaway}\n${out}\n`);
}

const namesOfMany = (): string => chartKinds.flatMap(({ name, of }) => (of === "runs" ? [name] : [])).join(", ");

function chartWidth(text: string): number {
  const width = positiveInteger(text);
  if (width < 300 || width > 4000) throw new InvalidArgumentError(`"${text}" is not a width of 300 to 4000 px.`);
  return width;
}
