import type { FactorPosterior } from "../analysis/calibration/posterior.ts";
import type { Prior } from "../scenario/types.ts";

/** What made a posterior, and what it is. */
export interface CalibratedFile {
  /** The command that makes the file again. */
  readonly command: string;
  /** Names of the cases fitted to. */
  readonly cases: readonly string[];
  readonly seed: string;
  /** Hash of the code that decides results. */
  readonly code: string;
  readonly factors: readonly FactorPosterior[];
  readonly correlations: readonly (readonly number[])[];
}

/**
 * A posterior as the `factors:` of a scenario file, each with the source kind `calibrated`: paste them, or let a scenario extend the file.
 * Factors that the cases do not identify are left out, and named in comments, and so are correlations, which priors cannot hold.
 */
export function calibratedText({ command, cases, seed, code, factors, correlations }: CalibratedFile): string {
  const found = factors.filter(({ identified }) => identified);
  const missed = factors.filter(({ identified }) => !identified);
  const on = `calibrated on ${cases.join(", ")}; seed ${seed}; code ${code.slice(0, 12)}`;
  const lines = [
    "# Posterior of the back-tests as priors. Each keeps its family and matches the weighted particles' moments.",
    `# Made by: ${command}`,
    `# ${on}`,
    ...missed.map(
      ({ name, sdRatio }) => `# Not identified, so not here: ${name} (posterior sd / prior sd ${sdRatio.toFixed(2)})`,
    ),
    ...pairs(factors, correlations).map(
      ([a, b, r]) => `# Correlation, lost below: ${a} with ${b} ${r > 0 ? "+" : ""}${r.toFixed(2)}`,
    ),
    found.length === 0 ? "factors: {}" : "factors:",
    ...found.map(({ name, summary, posterior, sdRatio }) => {
      const range = `particles: median ${round(posterior.median)}, 90 % ${round(posterior.q05)} to ${round(posterior.q95)}`;
      const note = JSON.stringify(`${on}; ${range}, sd / prior sd ${sdRatio.toFixed(2)}`);
      return `  ${name}: { ${priorText(summary!)}, source: { kind: calibrated, note: ${note} } }`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Pairs of identified factors whose correlation says something. */
function pairs(factors: readonly FactorPosterior[], r: CalibratedFile["correlations"]): [string, string, number][] {
  return factors.flatMap((a, i) =>
    factors.flatMap((b, j): [string, string, number][] =>
      j > i && a.identified && b.identified && Math.abs(r[i]![j]!) >= 0.3 ? [[a.name, b.name, r[i]![j]!]] : [],
    ),
  );
}

const priorText = (prior: Prior): string =>
  Object.entries(prior)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(", ")}]` : value}`)
    .join(", ");

const round = (x: number): number => Number(x.toPrecision(3)) + 0;
