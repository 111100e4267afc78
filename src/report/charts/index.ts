import type { Chart, NoChart } from "../chart.ts";
import type { Place } from "../kept.ts";
import type { RunData } from "../runData.ts";
import { box } from "./box.ts";
import { capacity } from "./capacity.ts";
import { causes } from "./causes.ts";
import { chain } from "./chain.ts";
import { convergence } from "./convergence.ts";
import { covers } from "./covers.ts";
import { distribution } from "./distribution.ts";
import { fan } from "./fan.ts";
import { forest } from "./forest.ts";
import { indices } from "./indices.ts";
import { inputs } from "./inputs.ts";
import { ladder } from "./ladder.ts";
import { map } from "./map.ts";
import { payroll } from "./payroll.ts";
import { plane } from "./plane.ts";
import { reached } from "./reached.ts";
import { saved } from "./saved.ts";
import { scope } from "./scope.ts";
import { sites } from "./sites.ts";
import { stages } from "./stages.ts";
import { tornado } from "./tornado.ts";
import { waterfall } from "./waterfall.ts";
import { weeks } from "./weeks.ts";

/** What a reader can ask of a chart. */
export interface ChartOptions {
  /** The day that a chart of one day shows, instead of the second report day. */
  readonly day?: number;
  /** Scenarios to which a bridge leads rather than to others. */
  readonly to?: readonly string[];
}

/** A chart that there can be: of several runs together, of each run by itself, or of what another command keeps of its scenario. */
export type ChartKind = { readonly name: string; readonly shows: string } & (
  | { readonly of: "runs"; readonly draw: (runs: readonly RunData[], options: ChartOptions) => Chart | NoChart }
  | { readonly of: "run"; readonly draw: (run: RunData, options: ChartOptions) => Chart | NoChart }
  | { readonly of: "place"; readonly draw: (place: Place, options: ChartOptions) => Chart | NoChart }
);

/** All charts, in the order in which a report shows them. */
export const chartKinds: readonly ChartKind[] = [
  { name: "fan", of: "runs", draw: fan, shows: "people out of work by day, with 50 and 90 % bands" },
  { name: "reached", of: "runs", draw: reached, shows: "the day on which each threshold is reached" },
  {
    name: "distribution",
    of: "runs",
    draw: distribution,
    shows: "share of worlds with at least so many, on report days",
  },
  { name: "ladder", of: "run", draw: ladder, shows: "what the number rests on: one premise less at a time" },
  {
    name: "waterfall",
    of: "place",
    draw: waterfall,
    shows: "from one scenario to another, part by part (runout bridge)",
  },
  {
    name: "tornado",
    of: "run",
    draw: (run, { day }) => tornado(run, day),
    shows: "which uncertain numbers go with more and with fewer",
  },
  {
    name: "morris",
    of: "place",
    draw: (place) => indices(place, "morris"),
    shows: "which uncertain numbers decide, screened (runout sensitivity)",
  },
  {
    name: "sobol",
    of: "place",
    draw: (place) => indices(place, "sobol"),
    shows: "variance that numbers decide (runout sensitivity --method sobol)",
  },
  { name: "box", of: "place", draw: box, shows: "what must be true for an outcome (runout discover)" },
  { name: "saved", of: "run", draw: saved, shows: "people kept at work by what stands under the scenario's without" },
  {
    name: "scope",
    of: "runs",
    draw: (runs, { day }) => scope(runs, day),
    shows: "how far the cut reaches, rung by rung",
  },
  { name: "stages", of: "run", draw: stages, shows: "who is out of work by stage, furloughed and separated apart" },
  {
    name: "chain",
    of: "run",
    draw: (run, { day }) => chain(run, day),
    shows: "what goes into what, before the cut and on one day",
  },
  { name: "causes", of: "run", draw: causes, shows: "why: people out of work by root cause" },
  { name: "map", of: "run", draw: (run, { day }) => map(run, day), shows: "people out of work by state on one day" },
  { name: "weeks", of: "run", draw: weeks, shows: "the map at the ends of weeks" },
  { name: "covers", of: "run", draw: covers, shows: "how stocks of inputs run out" },
  { name: "sites", of: "run", draw: sites, shows: "when the plants that carry most stop" },
  {
    name: "forest",
    of: "place",
    draw: (place, { day }) => forest(place, day),
    shows: "what each intervention saves (runout compare)",
  },
  { name: "plane", of: "place", draw: plane, shows: "what interventions cost against what they save (runout compare)" },
  {
    name: "capacity",
    of: "place",
    draw: capacity,
    shows: "silicon against graphite made at home to 2036 (runout capacity)",
  },
  { name: "payroll", of: "runs", draw: payroll, shows: "what monthly payroll counts would show" },
  { name: "inputs", of: "runs", draw: inputs, shows: "numbers put in, by kind of source" },
  { name: "convergence", of: "runs", draw: convergence, shows: "whether there are replications enough" },
];
