import { parsePathConditions, type Term, termsOf } from "../../analysis/claims/expression.ts";
import { outcomesOf } from "../../analysis/claims/worlds.ts";
import { checkOutcome } from "../../analysis/evaluate.ts";
import { OutcomeError } from "../../analysis/outcomes.ts";
import { capacityRows } from "../../engine/capacity/series.ts";
import { layoutOf } from "../../engine/layout.ts";
import type { Claim, ClaimTest, WorldTest } from "../../scenario/claims/types.ts";
import { nearest } from "../../scenario/nearest.ts";
import type { Factor } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../../world/economy.ts";
import { cutSeries } from "../capacity/cuts.ts";
import { experimentOf } from "../experiment.ts";
import { runsFor } from "./ask.ts";
import type { LedgerFiles } from "./simulate.ts";

/** A claim names what does not exist. */
export class ClaimError extends Error {
  override readonly name = "ClaimError";
  readonly claim: string;
  constructor(claim: string, message: string) {
    super(message);
    this.claim = claim;
  }
}

/** Tests of a claim that are simulated. */
export const worldTests = ({ test, beside }: Claim): WorldTest[] =>
  test.kind === "input" || test.kind === "outside" ? [...beside] : [test, ...beside];

/** Everything that claims name exists, so that nothing is run for one that cannot be answered. @throws ClaimError, or what the files throw */
export function checkClaims(claims: readonly Claim[], files: LedgerFiles): void {
  const economies = new Map<string, Economy>();
  const economyOf = (world: WorldFiles) => {
    const economy = economies.get(world.text) ?? buildEconomy(world);
    economies.set(world.text, economy);
    return economy;
  };
  for (const claim of claims)
    try {
      checkClaim(claim, files, economyOf);
    } catch (error) {
      throw error instanceof OutcomeError ? new ClaimError(claim.id, error.message) : error;
    }
}

function checkClaim(claim: Claim, files: LedgerFiles, economyOf: (files: WorldFiles) => Economy): void {
  inputsOf(claim.test, files);
  const { premises, test } = claim;
  if (premises !== undefined && test.kind === "cut") {
    files.cut(premises, {});
    const [first, ...others] = outcomesOf(test.holds);
    if (first!.kind !== "at" || others.length > 0)
      throw new OutcomeError(
        test.holds,
        "premises are looked at by one condition on one day, as in outOfWork@7 >= 100000",
      );
  }
  for (const { scenario, set, outcomes } of runsFor(worldTests(claim)).cuts) {
    const opened = files.cut(scenario, set);
    const layout = layoutOf(economyOf(opened.files), opened.scenario.horizonDays + 1, []);
    for (const outcome of outcomes) checkOutcome(layout, outcome);
  }
  for (const test of worldTests(claim)) {
    if (test.kind !== "path" && test.kind !== "later-cut") continue;
    const { experiment } = files.path(test.scenario);
    for (const term of termsOf(parsePathConditions(test.holds))) checkTerm(term, test.kind, experiment);
  }
}

function checkTerm(
  { programme, series, at }: Term,
  kind: "path" | "later-cut",
  { programmes, from, until }: ReturnType<LedgerFiles["path"]>["experiment"],
): void {
  const check = (word: string, what: string, all: readonly string[]) => {
    if (all.includes(word)) return;
    const near = nearest(word, all);
    const remedy = near === undefined ? `there are ${all.slice(0, 8).join(", ")}` : `did you mean ${near}?`;
    throw new OutcomeError(word, `there is no such ${what}; ${remedy}`);
  };
  check(
    programme,
    "programme",
    programmes.map(({ name }) => name),
  );
  check(series, "series", kind === "path" ? Object.keys(capacityRows) : cutSeries);
  if (kind === "path" ? !(at >= from && at <= until) : at.includes("-"))
    throw new OutcomeError(at, kind === "path" ? `give a date from ${from} to ${until}` : "give a day after the cut");
}

/** Factors that an input names, as its scenario believes them; none of another test. @throws OutcomeError */
export function inputsOf(test: ClaimTest, files: LedgerFiles): Factor[] {
  if (test.kind !== "input") return [];
  const factors = factorsOf(test.scenario, files);
  const names = factors.map(({ name }) => name);
  return test.factors.map((name) => {
    const found = factors.find((factor) => factor.name === name);
    if (found !== undefined) return found;
    const near = nearest(name, names);
    throw new OutcomeError(
      name,
      `${test.scenario} has no such factor${near === undefined ? "" : `; did you mean ${near}?`}`,
    );
  });
}

function factorsOf(scenario: string, files: LedgerFiles): readonly Factor[] {
  if (files.isPath(scenario)) return files.path(scenario).experiment.factors;
  const { files: world, scenario: cut } = files.cut(scenario, {});
  return experimentOf(world, cut).factors;
}
