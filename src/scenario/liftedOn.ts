import type { Control, Scenario } from "./types.ts";

/**
 * The scenario with all that is cut lifted on one day; null leaves it as the file has it.
 *
 * A control that would begin on that day or later is gone, and so is any end or extension of its own. What firms expect of the
 * length of a cut is a belief of its own and does not move: nobody knows on day 0 on which day it will be lifted.
 */
export function liftedOn(scenario: Scenario, endDay: number | null): Scenario {
  if (endDay === null) return scenario;
  const ending = (controls: readonly Control[]) =>
    controls.filter(({ startDay }) => startDay < endDay).map((control) => endingOn(control, endDay));
  return {
    ...scenario,
    controls: ending(scenario.controls),
    premises: scenario.premises.map((premise) => ({ ...premise, controls: ending(premise.controls) })),
  };
}

function endingOn({ extensionShare: _, extensionDays: __, ...control }: Control, endDay: number): Control {
  return { ...control, endDay };
}
