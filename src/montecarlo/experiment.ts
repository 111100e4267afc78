import type { Experiment } from "../engine/run.ts";
import { daysFrom } from "../scenario/dates.ts";
import { onDays } from "../scenario/feeds.ts";
import { foldPremises } from "../scenario/premises.ts";
import { mergeFactors } from "../scenario/priors.ts";
import type { Scenario } from "../scenario/types.ts";
import { calendarOf } from "../scenario/workCalendar.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";

/** What a scenario asks the engine to run on its world, with the premises that are on (all, unless told otherwise) folded in. */
export function experimentOf(
  files: WorldFiles,
  scenario: Scenario,
  on: (premise: string) => boolean = () => true,
): Omit<Experiment, "economy"> {
  const folded = foldPremises(scenario, on);
  const calendar = calendarOf(folded);
  return {
    factors: mergeFactors(files.factors, folded.factors),
    controls: folded.controls,
    outages: folded.outages,
    rated: folded.rated,
    prices: folded.prices,
    interventions: folded.interventions,
    feeds: folded.feeds.map((feed) => onDays(feed, folded.effective)),
    ...(calendar === null ? {} : { calendar }),
    effective: folded.effective,
    seed: folded.seed,
    forms: folded.forms,
    announcedDay: daysFrom(folded.effective, folded.announced),
  };
}
