import { existsSync } from "node:fs";
import { outcomeText } from "../../analysis/outcomes.ts";
import type { LedgerFiles } from "../../montecarlo/claims/simulate.ts";
import { differences, identityOf } from "../../results/identity.ts";
import { readRun } from "../../results/readRun.ts";
import { sampleOfRun } from "../../results/sampleOfRun.ts";
import { type LoadedLedger, readLedger } from "../../scenario/claims/load.ts";
import { adjust } from "../adjust.ts";
import { isCapacity, openCapacity, openCuts } from "../capacity/open.ts";
import { UsageError } from "../errors.ts";
import { openScenario, shippedLedger, treeOf, treeReader } from "../tree.ts";
import { findRun } from "../view.ts";

/** A ledger, and the way from it to the scenarios that it names. */
export interface OpenedLedger extends LoadedLedger {
  readonly files: LedgerFiles;
  /** Runs that were given and that no claim asks for. */
  readonly unused: () => readonly string[];
}

/** Keeps what a function gave for the same words. */
function once<Words extends readonly unknown[], Found>(work: (...words: Words) => Found): (...words: Words) => Found {
  const kept = new Map<string, Found>();
  return (...words) => {
    const key = JSON.stringify(words);
    if (!kept.has(key)) kept.set(key, work(...words));
    return kept.get(key)!;
  };
}

/**
 * Opens a ledger of claims.
 * @param runs run folders, or names of scenarios whose latest run is meant, to be looked at instead of simulating anew
 * @throws ScenarioError or UsageError
 */
export function openLedger(file: string = shippedLedger, runs: readonly string[] = []): OpenedLedger {
  if (!existsSync(file))
    throw new UsageError(`there is no file ${file}; give a ledger of claims, or none for the shipped one`);
  const reader = treeReader(treeOf(file));
  const { ledger, placeOf } = readLedger(file, reader.read(file));
  const beside = (name: string) => reader.resolve(file, name);
  const cut = once((scenario: string, set: Readonly<Record<string, number>>) => {
    const opened = openScenario(beside(scenario));
    return { files: opened.files, scenario: adjust(opened, { set, form: {} }) };
  });
  const path = once((scenario: string) => {
    const opened = openCapacity(beside(scenario));
    const { experiment, world, loaded } = opened;
    return {
      experiment,
      world,
      cut: () => {
        const { cuts } = loaded.scenario;
        if (cuts === undefined) throw new UsageError(`${beside(scenario)} makes no cuts along its paths`);
        return openCuts(opened, cuts);
      },
    };
  });
  const saved = runs.map((word) => {
    const run = readRun(findRun(word));
    return { run, word };
  });
  const used = new Set<string>();
  const files: LedgerFiles = {
    cut,
    path,
    isPath: once((scenario) => isCapacity(beside(scenario))),
    saved: ({ scenario, set, outcomes }) => {
      const asked = cut(scenario, set);
      const { run, word } = saved.find(({ run: { manifest } }) => manifest.scenario.name === asked.scenario.name) ?? {};
      if (run === undefined || word === undefined || Object.keys(set).length > 0) return null;
      const { identity, design } = run.manifest;
      const other = differences(identity, identityOf(asked.scenario, asked.files.text, "")).filter(
        (what) => !what.startsWith("code"),
      );
      if (other.length > 0 || design !== undefined)
        throw new UsageError(
          `${run.folder} is no run of ${beside(scenario)} as it stands: ${design === undefined ? other.join(", ") : "its rows were given"}`,
        );
      used.add(word);
      return sampleOfRun(run, [...new Map(outcomes.map((outcome) => [outcomeText(outcome), outcome])).values()]);
    },
  };
  return { ledger, placeOf, files, unused: () => runs.filter((word) => !used.has(word)) };
}
