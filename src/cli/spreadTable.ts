import type { Quantiles } from "../analysis/quantiles.ts";
import type { FormsAnswer } from "../montecarlo/sensitivity/forms.ts";
import type { LuckAnswer } from "../montecarlo/sensitivity/luck.ts";
import { count } from "./amounts.ts";
import { amountCell, percentCell } from "./estimateCells.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Widest name of a set of forms on one line. */
const LABEL = 27;

const band = ({ q05, q95 }: Quantiles): string => shortRange(q05, q95);
const failedWords = (failures: readonly unknown[]): string =>
  failures.length === 0 ? "" : `; ${count(failures.length)} rows failed and left out`;

/** What factors decide and what luck decides, with a band of each. */
export function printLuckSplit(scenario: string, { answers, rows, failures }: LuckAnswer): string {
  const blocks = answers.map(({ question, never, split }) => {
    const { outer, inner, luckShare, mean } = split;
    const head = wrap(`What we do not know and what nobody can know: ${question.text} in ${scenario}`, WIDTH);
    const made = dim(
      wrap(
        `${count(outer)} rows of factors under ${inner} lucks each, ${count(rows)} rows${failedWords(failures)}`,
        WIDTH,
      ),
    );
    if (luckShare.value === null) return [head, made, `It is ${shortNumber(mean)} in every row.`].join("\n");
    const rest = { value: 1 - luckShare.value, low: flip(luckShare.high), high: flip(luckShare.low) };
    const text = table(
      ["", "variance, %", "90 % band"],
      [
        ["factors: what we do not know", percentCell(rest), band(split.factors)],
        ["luck: what nobody can know", percentCell(luckShare), band(split.luck)],
        ["both", "100", band(split.all)],
      ],
      { right: [1, 2] },
    );
    return [head, made, ...(never > 0 ? [neverWords(never, rows)] : []), "", text].join("\n");
  });
  const legend =
    "Bands: of factors with luck averaged out; of luck around what the factors give, set at the mean of all; of both together. 90 % bootstrap intervals.";
  return `${[...blocks, dim(wrap(legend, WIDTH))].join("\n\n")}\n`;
}

const flip = (share: number | null): number | null => (share === null ? null : 1 - share);
const neverWords = (never: number, rows: number): string =>
  wrap(
    `It never comes in ${count(never)} of ${count(rows)} rows: there it counts as the first day that was not simulated.`,
    WIDTH,
  );

/** An outcome under rival model forms: side by side, never averaged. */
export function printForms(scenario: string, { answers, rows, failures, sets }: FormsAnswer): string {
  const blocks = answers.map(({ question, never, spread }) => {
    const head = wrap(`${question.text} in ${scenario} under ${sets.length} sets of model forms`, WIDTH);
    const made = dim(
      wrap(`The same ${count(spread.rows)} rows of factors and luck under each${failedWords(failures)}`, WIDTH),
    );
    const text = table(
      ["forms", "mean", "difference", "median", "90 % band"],
      spread.forms.map(({ name, mean, difference, band: one }, i) => [
        wrap(name, LABEL, ", "),
        shortNumber(mean.value),
        i === 0 ? "" : amountCell(difference),
        shortNumber(one.q50),
        band(one),
      ]),
      { right: [1, 2, 3, 4] },
    );
    const words = wrap(
      `Spread between forms (standard deviation of their means): ${shortNumber(spread.between)}. Within one set of forms: ${shortNumber(spread.within)}.`,
      WIDTH,
    );
    return [head, made, ...(never > 0 ? [neverWords(never, rows)] : []), "", text, "", words].join("\n");
  });
  const legend =
    "difference: from the first line, row by row. Forms are rival claims about mechanism without probabilities: there is no average over them. 90 % bootstrap intervals.";
  return `${[...blocks, dim(wrap(legend, WIDTH))].join("\n\n")}\n`;
}
