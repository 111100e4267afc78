import type { Chart, NoChart } from "./chart.ts";
import { type ChartKind, type ChartOptions, chartKinds } from "./charts/index.ts";
import type { Place } from "./kept.ts";
import type { RunData } from "./runData.ts";

/** A chart of a report, with the run it is of; null when it is of all runs. */
export interface DrawnChart {
  readonly kind: ChartKind;
  readonly run: RunData | null;
  readonly chart: Chart;
}

/** A chart that a run does not have, and why. */
export interface AbsentChart {
  readonly kind: ChartKind;
  readonly run: RunData | null;
  readonly why: string;
}

/** All charts that runs have, in the order of a report, and those they do not have. `places` are folders that are no runs of days. */
export async function gather(
  runs: readonly RunData[],
  options: ChartOptions = {},
  kinds: readonly ChartKind[] = chartKinds,
  places: readonly Place[] = [],
): Promise<{ readonly charts: DrawnChart[]; readonly absent: AbsentChart[] }> {
  const charts: DrawnChart[] = [];
  const absent: AbsentChart[] = [];
  const to = options.to ?? runs.map(({ scenario }) => scenario);
  for (const kind of kinds) {
    const beside = kind.of === "place" ? await drawnOf(places, kind, { ...options, to }) : [];
    charts.push(...beside);
    // What another folder shows is not missed in the runs.
    if (beside.length > 0) continue;
    const drawn: [RunData | null, Chart | NoChart][] = [];
    if (kind.of === "runs") drawn.push([null, (await kind.load())(runs, options)]);
    else {
      const draw = await kind.load();
      for (const run of runs) drawn.push([run, draw(run, { ...options, to })]);
    }
    for (const [run, chart] of drawn) {
      if ("why" in chart) absent.push({ kind, run, why: chart.why });
      else {
        const letter = run === null || run.letter === "" ? "" : `-${run.letter.toLowerCase()}`;
        charts.push({ kind, run, chart: { ...chart, id: `${chart.id}${letter}` } });
      }
    }
  }
  return { charts, absent };
}

/** The charts of a kind that other folders have, numbered from the second one on. */
async function drawnOf(
  places: readonly Place[],
  kind: ChartKind & { of: "place" },
  options: ChartOptions,
): Promise<DrawnChart[]> {
  if (places.length === 0) return [];
  const draw = await kind.load();
  const charts = places.map((place) => draw(place, options)).filter((chart): chart is Chart => !("why" in chart));
  return charts.map((chart, i) => ({
    kind,
    run: null,
    chart: i === 0 ? chart : { ...chart, id: `${chart.id}-${i + 1}` },
  }));
}
