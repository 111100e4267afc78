import type { Views } from "../montecarlo/views.ts";
import { count, percent } from "./amounts.ts";
import { thousandsOf } from "./numbers.ts";
import { dim, table } from "./table.ts";
import type { NamedRisk } from "./views.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Thousands with a sign, for a line of the gap. */
const signed = (people: number): string => {
  const size = thousandsOf(Math.abs(people));
  if (people === 0 || size.startsWith("<")) return size;
  return people < 0 ? `-${size}` : `+${size}`;
};

/** A line of people: a level, or what a line adds to the one above. */
type Line = readonly [label: string, level: string, change: string];

/** Three answers side by side, then from the index to the model's answer line by line. */
export function printViews(answer: Views & { readonly scenario: string; readonly world: string }): string {
  const { static: fixed, dynamic, day, positionsLost, outOfWork, inducedJobs } = answer;
  const level = (label: string, people: number): Line => [label, thousandsOf(people), ""];
  const gap = (label: string, change: number): Line => [`  ${label}`, "", signed(change)];
  const induced = fixed.typeTwo - fixed.typeOne;
  const answers: Line[] = [
    level("multipliers, direct: plants whose own supply is cut", fixed.direct),
    level("multipliers, Type I: and their suppliers", fixed.typeOne),
    level("multipliers, Type II: and local jobs", fixed.typeTwo),
    level("systemic risk index (ESRI), by jobs", fixed.esri),
    level("ESRI with its runs in a row (coupled)", fixed.coupled),
    level(`the model on day ${day}, out of work`, outOfWork),
    ...(inducedJobs === null ? [] : [level(`the model on day ${day}, local jobs apart`, inducedJobs)]),
  ];
  let before = fixed.coupled;
  const mechanisms = dynamic.map(({ meaning, outputLost }) => {
    const line = gap(meaning, outputLost - before);
    before = outputLost;
    return line;
  });
  const steps: Line[] = [
    level("direct", fixed.direct),
    gap("customers further down: they lack inputs", fixed.down - fixed.direct),
    gap("suppliers of those hit themselves: they lack orders", fixed.esri - fixed.down),
    level("ESRI: for good, no stocks, nobody steps in", fixed.esri),
    gap("suppliers of all who stop (coupled)", fixed.coupled - fixed.esri),
    level("coupled", fixed.coupled),
    ...mechanisms,
    level(`output lost on day ${day}, as people`, before),
    gap("kept staff, notice, lags, turns, suppliers' thresholds", positionsLost - before),
    level("positions lost", positionsLost),
    gap("found other work", outOfWork - positionsLost),
    level("out of work", outOfWork),
  ];
  const local =
    inducedJobs === null
      ? []
      : [
          wrap(
            `Local jobs: Type II ${thousandsOf(induced)}, the model ${thousandsOf(inducedJobs)} thousand. A table of multipliers knows neither benefits nor lags, and takes each job of output for a wage lost.`,
            WIDTH,
          ),
        ];
  const right = { right: [1, 2] };
  const held =
    answer.bounded === answer.replications
      ? "In every world the coupled index lost at least as much as the bare model."
      : `In ${answer.bounded} of ${answer.replications} worlds the coupled index lost at least as much as the bare model; in the others losses were still passing through.`;
  return [
    `${answer.scenario} on ${answer.world}: means of ${answer.replications} worlds, thousands of people`,
    "",
    table(
      ["Three answers", "people", ""],
      answers.map((line) => [...line]),
      right,
    ),
    "",
    table(
      [`The gap, line by line`, "people", "change"],
      steps.map((line) => [...line]),
      right,
    ),
    "",
    ...local,
    wrap(held, WIDTH),
    dim(
      wrap(
        "Multipliers and index hold for good; the model's numbers are those of one day. Mechanisms are added in this order: in another the parts would differ, and their sum would not.",
        WIDTH,
      ),
    ),
    "",
  ].join("\n");
}

/** The sites whose loss costs most jobs. */
export function printSites(
  { scenario, world, sites }: { scenario: string; world: string; sites: readonly NamedRisk[] },
  all: readonly NamedRisk[],
): string {
  const rows = sites.map(({ name, stage, region, people, esri, esriReplaceable, jobs, jobsCoupled }) => [
    name.length > 26 ? `${name.slice(0, 25)}.` : name,
    stage === "abroad" ? region : `${stage}, ${region}`,
    thousandsOf(people),
    thousandsOf(jobs),
    thousandsOf(jobsCoupled),
    percent(esri),
    percent(esriReplaceable),
  ]);
  const head = ["If lost for good", "", "own", "jobs", "coupled", "ESRI", "replaced"];
  return [
    `${scenario}: ${count(all.length)} sites and origins of ${world}, medians of its numbers, thousands of people`,
    "",
    table(head, rows, { right: [2, 3, 4, 5, 6] }),
    "",
    dim(
      wrap(
        "jobs: people who made what is lost, by the index of Diem et al. (2022): customers that lack it, suppliers that lack orders. coupled: and suppliers of those customers. replaced: where others of its product step in as far as they are large. No stocks, no time: upper bounds.",
        WIDTH,
      ),
    ),
    "",
  ].join("\n");
}
