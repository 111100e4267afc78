import type { Posterior } from "../analysis/calibration/answer.ts";
import { IDENTIFIED_BELOW, type Shape } from "../analysis/calibration/posterior.ts";
import type { CalibrationResult } from "../montecarlo/calibrate.ts";
import { count } from "./amounts.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** What calibrate says, for machines as it stands and for readers as tables. */
export interface CalibrationAnswer extends Posterior, Pick<CalibrationResult, "rounds" | "targets" | "failures"> {
  readonly seed: string;
  readonly code: string;
  readonly particles: number;
  readonly effectiveSize: number;
}

/** A calibration as text. */
export function printCalibration(answer: CalibrationAnswer, file: string | undefined): string {
  const { factors, rounds, targets, particles, effectiveSize, seed, failures } = answer;
  const simulations = rounds.reduce((sum, round) => sum + round.simulations, 0);
  const failed = failures === 0 ? "" : `, ${count(failures)} failed and left out`;
  const head = wrap(
    `Calibration on ${casesOf(targets).join(", ")}: ${count(simulations)} simulations of each${failed}, ` +
      `${count(particles)} particles kept, worth ${count(effectiveSize)} of equal weight, seed ${seed}`,
    WIDTH,
  );
  const unseen = factors.filter(({ identified }) => !identified).map(({ name }) => name);
  const verdict =
    unseen.length === 0
      ? "All are identified: their posterior sd is at most 0.8 of the prior's."
      : `Not identified (posterior sd over ${IDENTIFIED_BELOW} of the prior's): ${unseen.join(", ")}.`;
  const parts = [head, factorTable(answer), wrap(verdict, WIDTH), targetTable(answer), roundTable(answer)];
  const joint = correlationLines(answer);
  if (joint.length > 0) parts.push(`Correlations of at least 0.3 in size\n${joint.join("\n")}`);
  parts.push(dim(wrap(NOTE, WIDTH)));
  if (file !== undefined) parts.push(`The identified factors are written to ${file}.`);
  return `${parts.join("\n\n")}\n`;
}

const NOTE =
  "Prior: belief before the cases. Gap: distance from what was observed in half-widths of the band, median of the particles. sd: posterior over prior. " +
  "A particle is one simulation of each case; its luck is luck.";

/** Names of the cases that were fitted to. */
export const casesOf = (targets: CalibrationResult["targets"]): string[] => [
  ...new Set(targets.map((one) => one.case)),
];

function factorTable({ factors }: CalibrationAnswer): string {
  const cells = ({ median, q05, q95 }: Shape) => [shortNumber(median), shortRange(q05, q95)];
  return table(
    ["factor", "prior", "90 %", "posterior", "90 %", "sd"],
    factors.map(({ name, prior, posterior, sdRatio }) => [
      name,
      ...cells(prior),
      ...cells(posterior),
      sdRatio.toFixed(2),
    ]),
    { right: [1, 2, 3, 4, 5] },
  );
}

const targetTable = ({ targets }: CalibrationAnswer): string =>
  table(
    ["case", "target", "gap, prior", "posterior"],
    targets.map(({ case: name, target, prior, kept }, i) => [
      name === targets[i - 1]?.case ? "" : name,
      target,
      shortNumber(prior),
      shortNumber(kept),
    ]),
    { right: [2, 3] },
  );

const roundTable = ({ rounds }: CalibrationAnswer): string =>
  table(
    ["round", "simulations", "tolerance", "nearer than before"],
    rounds.map((round, i) => [
      String(i),
      count(round.simulations),
      round.tolerance.toFixed(2),
      i === 0 ? "" : `${Math.round(100 * round.accepted)} %`,
    ]),
    { right: [1, 2, 3] },
  );

function correlationLines({ factors, correlations }: CalibrationAnswer): string[] {
  return factors.flatMap((a, i) =>
    factors.flatMap((b, j) => {
      const r = correlations[i]![j]!;
      return j > i && Math.abs(r) >= 0.3 ? [`  ${a.name}, ${b.name}: ${r > 0 ? "+" : ""}${r.toFixed(2)}`] : [];
    }),
  );
}
