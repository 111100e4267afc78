import type { Scenario } from "./types.ts";

/**
 * Folds premises into a scenario: the factors, controls and feeds of every premise that is on replace or join the scenario's own,
 * in the order of the file, and no premise is left. A ladder folds all, then all but one.
 */
export function foldPremises(scenario: Scenario, on: (name: string) => boolean = () => true): Scenario {
  const kept = scenario.premises.filter((premise) => on(premise.name));
  return {
    ...scenario,
    factors: Object.assign({}, scenario.factors, ...kept.map((premise) => premise.factors)),
    controls: [...scenario.controls, ...kept.flatMap((premise) => premise.controls)],
    feeds: [...scenario.feeds, ...kept.flatMap((premise) => premise.feeds)],
    premises: [],
  };
}
