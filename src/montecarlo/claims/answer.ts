import { monthOf, valuesIn } from "../../analysis/capacity/values.ts";
import { parsePathConditions, type Term } from "../../analysis/claims/expression.ts";
import { type ToldFactor, toldFactors } from "../../analysis/claims/told.ts";
import { outside, type Verdict, verdictOf } from "../../analysis/claims/verdict.ts";
import { cutWorlds, pairWorlds, pathWorlds, type TestedWorlds } from "../../analysis/claims/worlds.ts";
import { parseWhen } from "../../analysis/conditions.ts";
import { type Proportion, wilson } from "../../analysis/proportion.ts";
import { type Spread, spreadOf } from "../../analysis/summary.ts";
import type { CapacitySeries } from "../../engine/capacity/series.ts";
import type { Claim, WorldTest } from "../../scenario/claims/types.ts";
import type { Factor } from "../../scenario/types.ts";
import { cutSeries } from "../capacity/cuts.ts";
import type { Paths } from "../capacity/paths.ts";
import { experimentOf } from "../experiment.ts";
import { cutKey, runsFor } from "./ask.ts";
import { checkClaims, inputsOf, worldTests } from "./check.ts";
import { type PremiseShare, premiseShares } from "./premises.ts";
import { type LedgerFiles, openPools, type Simulated, type Simulation, simulateRuns } from "./simulate.ts";

/** What the model says of one test. */
export interface Tested {
  readonly test: WorldTest;
  /** Worlds in which it holds, with a 95 % interval. */
  readonly share: Proportion;
  /** What is shown of it, over worlds. */
  readonly shown: Spread | null;
}

/** A row of the ledger, answered. */
export interface ClaimAnswer {
  readonly claim: Claim;
  /** Null where nothing is simulated for it. */
  readonly tested: Tested | null;
  readonly beside: readonly Tested[];
  /** Factors told from none by the worlds of the test. */
  readonly decides: readonly ToldFactor[];
  readonly premises: readonly PremiseShare[];
  /** What is believed of its inputs, where they are all there is. */
  readonly inputs: readonly Factor[];
  readonly verdict: Verdict;
}

/** How many factors are named. */
const MOST_TOLD = 3;

/** Answers claims; what several of them ask is run once. Null when stopped. @throws ClaimError */
export async function answerClaims(
  claims: readonly Claim[],
  files: LedgerFiles,
  simulation: Simulation,
): Promise<ClaimAnswer[] | null> {
  checkClaims(claims, files);
  const pools = openPools(simulation);
  try {
    const simulated = await simulateRuns(pools, runsFor(claims.flatMap(worldTests)), files, simulation);
    if (simulated === null) return null;
    const answers: ClaimAnswer[] = [];
    for (const claim of claims) {
      const premises = await premisesOf(claim, files, pools, simulation);
      if (premises === null) return null;
      answers.push(answerOf(claim, simulated, files, premises));
    }
    return answers;
  } finally {
    await pools.close();
  }
}

async function premisesOf(
  { test, premises }: Claim,
  files: LedgerFiles,
  pools: ReturnType<typeof openPools>,
  { replications, onProgress, signal }: Simulation,
): Promise<PremiseShare[] | null> {
  if (premises === undefined || test.kind !== "cut") return [];
  const opened = files.cut(premises, {});
  return premiseShares(pools.of(opened.files), opened, parseWhen(test.holds)[0]!, replications, {
    onProgress: (done, total) => onProgress?.("premises", done, total),
    ...(signal === undefined ? {} : { signal }),
  });
}

function answerOf(
  claim: Claim,
  simulated: Simulated,
  files: LedgerFiles,
  premises: readonly PremiseShare[],
): ClaimAnswer {
  const { test } = claim;
  const beside = claim.beside.map((one) => testedOf(one, worldsOf(one, simulated, files)));
  if (test.kind === "outside" || test.kind === "input")
    return { claim, tested: null, beside, decides: [], premises, inputs: inputsOf(test, files), verdict: outside() };
  const worlds = worldsOf(test, simulated, files);
  const tested = testedOf(test, worlds);
  const shown = worlds.shown.map((x) => x ?? Number.POSITIVE_INFINITY);
  const decides = toldFactors(worlds.sample, worlds.factors, shown, MOST_TOLD);
  const { necessary, putIn } = test;
  const inputs = decides.map(({ factor }) => factor.name);
  const verdict = verdictOf({ share: tested.share, inputs, necessary, putIn });
  return { claim, tested, beside, decides, premises, inputs: [], verdict };
}

const testedOf = (test: WorldTest, { holds, shown }: TestedWorlds): Tested => ({
  test,
  share: wilson(holds.filter(Boolean).length, holds.length),
  shown: spreadOf(shown),
});

function worldsOf(test: WorldTest, { cuts, paths, later }: Simulated, files: LedgerFiles): TestedWorlds {
  if (test.kind === "cut" || test.kind === "pair") {
    const set = test.kind === "cut" ? test.set : {};
    const { files: world, scenario } = files.cut(test.scenario, set);
    const { factors } = experimentOf(world, scenario);
    const sample = cuts.get(cutKey(test.scenario, set))!;
    return test.kind === "cut"
      ? cutWorlds(sample, factors, test.holds)
      : pairWorlds(sample, cuts.get(cutKey(test.against))!, factors, test.outcome, test.atLeast);
  }
  const run = paths.get(test.scenario)!;
  const { factors } = run.experiment;
  const names = factors.map(({ name }) => name);
  const conditions = parsePathConditions(test.holds);
  if (test.kind === "path") {
    const rows = Array.from({ length: run.replications }, (_, row) => row);
    return pathWorlds({ names, rows, values: run.factors }, factors, conditions, (term) => pathValues(run, term));
  }
  const found = later.filter(({ scenario, date }) => scenario === test.scenario && date === test.date);
  const rows = found[0]!.replications.filter((row) => found.every(({ replications }) => replications.includes(row)));
  const values = new Float64Array(rows.length * names.length);
  rows.forEach((row, i) => {
    values.set(run.factors.subarray(row * names.length, (row + 1) * names.length), i * names.length);
  });
  return pathWorlds({ names, rows, values }, factors, conditions, ({ programme, series, at }) => {
    const cut = found.find((one) => one.programme === programme)!;
    const people = cut.values[cutSeries.indexOf(series as (typeof cutSeries)[number])]![cut.days.indexOf(Number(at))]!;
    return rows.map((row) => people[cut.replications.indexOf(row)]!);
  });
}

const pathValues = (run: Paths, { programme, series, at }: Term): Float64Array =>
  valuesIn(
    run,
    run.experiment.programmes.findIndex(({ name }) => name === programme),
    series as CapacitySeries,
    monthOf(run, at),
  );
