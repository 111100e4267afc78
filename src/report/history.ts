import { type KeptScore, readBacktests } from "../results/backtestTable.ts";
import { keptFolders } from "./kept.ts";
import type { RunData } from "./runData.ts";
import { listed } from "./words.ts";

/** Back-tests that were scored beside runs, each case once. */
export function historyOf(runs: readonly RunData[]): KeptScore[] {
  const found = runs.flatMap((run) => keptFolders(run, "backtest").flatMap(readBacktests));
  return [...new Map(found.map((score) => [score.case, score])).values()];
}

/** How the model did on history, in a sentence; what is missing where nothing was scored. */
export function historySentence(scores: readonly KeptScore[]): string {
  if (scores.length === 0)
    return "Against history: not scored beside these runs; runout backtest scores the model on past shortages, and its report then stands here.";
  const sum = (key: "targets" | "mediansInside" | "observed" | "observedInside" | "calibrating") =>
    scores.reduce((total, score) => total + score[key], 0);
  const cases = listed(scores.map((score) => score.case));
  const fitted = sum("calibrating");
  return `Against history (${cases}): ${sum("mediansInside")} of ${sum("targets")} medians lie in their acceptance bands, and ${sum("observedInside")} of ${sum("observed")} observations in the 90 % interval${fitted === 0 ? "" : `; ${fitted} of the targets may have been fitted to, so that a hit there is no test`}.`;
}

/** Whether what was scored is what made the runs. */
export const sameCode = (scores: readonly KeptScore[], runs: readonly RunData[]): boolean =>
  scores.every(({ code }) => runs.every(({ manifest }) => manifest.identity.code === code));
