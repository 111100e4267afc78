import { parsePathConditions, termsOf } from "../../analysis/claims/expression.ts";
import { outcomesOf } from "../../analysis/claims/worlds.ts";
import { type Outcome, outcomeText, parseOutcome } from "../../analysis/outcomes.ts";
import type { CutTest, LaterCutTest, PairTest, PathTest, WorldTest } from "../../scenario/claims/types.ts";

/** One run of a daily scenario that several tests share, and the outcomes they look at. */
export interface CutRun {
  readonly key: string;
  readonly scenario: string;
  readonly set: Readonly<Record<string, number>>;
  readonly outcomes: readonly Outcome[];
}

/** Cuts on one date of the paths of a scenario, and the days looked at. */
export interface LaterRun {
  readonly scenario: string;
  readonly date: string;
  readonly days: readonly number[];
}

/** What has to be run for tests: every scenario once, whoever asks it. */
export interface Runs {
  readonly cuts: readonly CutRun[];
  /** Scenarios about capacity. */
  readonly paths: readonly string[];
  readonly later: readonly LaterRun[];
}

/** Names a run of a daily scenario with some factors held. */
export const cutKey = (scenario: string, set: Readonly<Record<string, number>> = {}): string =>
  JSON.stringify([scenario, Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Gathers what tests need. @throws OutcomeError when a condition is none */
export function runsFor(tests: readonly WorldTest[]): Runs {
  const cuts = new Map<string, CutRun>();
  const need = (scenario: string, set: CutRun["set"], outcomes: readonly Outcome[]) => {
    const key = cutKey(scenario, set);
    const all = [...(cuts.get(key)?.outcomes ?? []), ...outcomes];
    const once = new Map(all.map((outcome) => [outcomeText(outcome), outcome]));
    cuts.set(key, { key, scenario, set, outcomes: [...once.values()] });
  };
  const of = <Kind extends WorldTest["kind"]>(kind: Kind) =>
    tests.filter((test): test is Extract<WorldTest, { kind: Kind }> => test.kind === kind);
  for (const { scenario, set, holds } of of("cut") as CutTest[]) need(scenario, set, outcomesOf(holds));
  for (const { scenario, against, outcome } of of("pair") as PairTest[])
    for (const one of [scenario, against]) need(one, {}, [parseOutcome(outcome)]);
  const later = new Map<string, LaterRun>();
  for (const { scenario, date, holds } of of("later-cut") as LaterCutTest[]) {
    const key = JSON.stringify([scenario, date]);
    const days = termsOf(parsePathConditions(holds)).map(({ at }) => Number(at));
    const all = new Set([...(later.get(key)?.days ?? []), ...days]);
    later.set(key, { scenario, date, days: [...all].sort((a, b) => a - b) });
  }
  const paths = [...(of("path") as PathTest[]), ...(of("later-cut") as LaterCutTest[])].map(({ scenario }) => scenario);
  return { cuts: [...cuts.values()], paths: [...new Set(paths)], later: [...later.values()] };
}
