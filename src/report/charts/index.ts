import type { Chart, NoChart } from "../chart.ts";
import type { Place } from "../kept.ts";
import type { RunData } from "../runData.ts";

/** What a reader can ask of a chart. */
export interface ChartOptions {
  /** The day that a chart of one day shows, instead of the second report day. */
  readonly day?: number;
  /** Scenarios to which a bridge leads rather than to others. */
  readonly to?: readonly string[];
}

/** A chart that there can be: of several runs together, of each run by itself, or of what another command keeps of its scenario. */
export type ChartKind = { readonly name: string; readonly shows: string } & (
  | { readonly of: "runs"; readonly load: Loads<readonly RunData[]> }
  | { readonly of: "run"; readonly load: Loads<RunData> }
  | { readonly of: "place"; readonly load: Loads<Place> }
);

/** Gives what draws a chart. It is loaded when it is asked for: to draw one takes less time than to load all. */
type Loads<Subject> = () => Promise<(subject: Subject, options: ChartOptions) => Chart | NoChart>;

/** For a chart whose one option is the day. */
const onDay =
  <Subject>(load: () => Promise<(subject: Subject, day?: number) => Chart | NoChart>): Loads<Subject> =>
  async () => {
    const draw = await load();
    return (subject, { day }) => draw(subject, day);
  };

/** All charts, in the order in which a report shows them. */
export const chartKinds: readonly ChartKind[] = [
  {
    name: "fan",
    of: "runs",
    load: async () => (await import("./fan.ts")).fan,
    shows: "people out of work by day, with 50 and 90 % bands",
  },
  {
    name: "reached",
    of: "runs",
    load: async () => (await import("./reached.ts")).reached,
    shows: "the day on which each threshold is reached",
  },
  {
    name: "distribution",
    of: "runs",
    load: async () => (await import("./distribution.ts")).distribution,
    shows: "share of worlds with at least so many, on report days",
  },
  {
    name: "ladder",
    of: "run",
    load: async () => (await import("./ladder.ts")).ladder,
    shows: "what the number rests on: one premise less at a time",
  },
  {
    name: "waterfall",
    of: "place",
    load: async () => (await import("./waterfall.ts")).waterfall,
    shows: "from one scenario to another, part by part (runout bridge)",
  },
  {
    name: "tornado",
    of: "run",
    load: onDay(async () => (await import("./tornado.ts")).tornado),
    shows: "which uncertain numbers go with more and with fewer",
  },
  {
    name: "morris",
    of: "place",
    load: async () => {
      const { indices } = await import("./indices.ts");
      return (place) => indices(place, "morris");
    },
    shows: "which uncertain numbers decide, screened (runout sensitivity)",
  },
  {
    name: "sobol",
    of: "place",
    load: async () => {
      const { indices } = await import("./indices.ts");
      return (place) => indices(place, "sobol");
    },
    shows: "variance that numbers decide (runout sensitivity --method sobol)",
  },
  {
    name: "box",
    of: "place",
    load: async () => (await import("./box.ts")).box,
    shows: "what must be true for an outcome (runout discover)",
  },
  {
    name: "saved",
    of: "run",
    load: async () => (await import("./saved.ts")).saved,
    shows: "people kept at work by what stands under the scenario's without",
  },
  {
    name: "scope",
    of: "runs",
    load: onDay(async () => (await import("./scope.ts")).scope),
    shows: "how far the cut reaches, rung by rung",
  },
  {
    name: "stages",
    of: "run",
    load: async () => (await import("./stages.ts")).stages,
    shows: "who is out of work by stage, furloughed and separated apart",
  },
  {
    name: "chain",
    of: "run",
    load: onDay(async () => (await import("./chain.ts")).chain),
    shows: "what goes into what, before the cut and on one day",
  },
  {
    name: "causes",
    of: "run",
    load: async () => (await import("./causes.ts")).causes,
    shows: "why: people out of work by root cause",
  },
  {
    name: "map",
    of: "run",
    load: onDay(async () => (await import("./map.ts")).map),
    shows: "people out of work by state on one day",
  },
  {
    name: "weeks",
    of: "run",
    load: async () => (await import("./weeks.ts")).weeks,
    shows: "the map at the ends of weeks",
  },
  {
    name: "covers",
    of: "run",
    load: async () => (await import("./covers.ts")).covers,
    shows: "how stocks of inputs run out",
  },
  {
    name: "sites",
    of: "run",
    load: async () => (await import("./sites.ts")).sites,
    shows: "when the plants that carry most stop",
  },
  {
    name: "forest",
    of: "place",
    load: onDay(async () => (await import("./forest.ts")).forest),
    shows: "what each intervention saves (runout compare)",
  },
  {
    name: "plane",
    of: "place",
    load: async () => (await import("./plane.ts")).plane,
    shows: "what interventions cost against what they save (runout compare)",
  },
  {
    name: "capacity",
    of: "place",
    load: async () => (await import("./capacity.ts")).capacity,
    shows: "silicon against graphite made at home to 2036 (runout capacity)",
  },
  {
    name: "payroll",
    of: "runs",
    load: async () => (await import("./payroll.ts")).payroll,
    shows: "what monthly payroll counts would show",
  },
  {
    name: "inputs",
    of: "runs",
    load: async () => (await import("./inputs.ts")).inputs,
    shows: "numbers put in, by kind of source",
  },
  {
    name: "convergence",
    of: "runs",
    load: async () => (await import("./convergence.ts")).convergence,
    shows: "whether there are replications enough",
  },
];
