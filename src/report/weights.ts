import { type IndexCell, type KeptTable, readIndices } from "../results/sensitivityTable.ts";
import { keptFolders, type Place } from "./kept.ts";
import { percent } from "./words.ts";

/** Methods whose first measure is a share or a size of influence, the most telling first. */
const METHODS = [
  ["sobol", "by Sobol' indices"],
  ["morris", "by a screening of Morris"],
  ["sensitivity-given-data", "by variance explained in a run"],
  ["sensitivity-prcc", "by rank correlations in a run"],
] as const;

/** Sources by how firm they are, as a reader asks: was it measured, is it remembered, or is it judged? */
const FIRMNESS = [
  ["measured or derived from it", /^(published|derived|calibrated)/],
  ["borrowed from another model", /^borrowed/],
  ["recalled and unchecked", /^recalled/],
  ["judged", /^judgement/],
] as const;

/** How much of what decides an outcome rests on each kind of source. */
export interface Weights {
  readonly outcome: string;
  /** How influence was found, in words. */
  readonly method: string;
  /** Of how many numbers it is, where only some were asked about: " among the 2 of 184 numbers that were asked about". */
  readonly among: string;
  /** Share of influence by words of `FIRMNESS`, of numbers that can be told from none. */
  readonly shares: readonly { readonly words: string; readonly share: number }[];
}

/**
 * Sources weighted by influence: of the numbers that the indices kept of a scenario tell from none, the share of all their influence that
 * each kind of source has. Null where no indices were kept, or none can be told from none.
 */
export function weightsOf(place: Place): Weights | null {
  for (const [file, words] of METHODS) {
    const found = keptFolders(place, "sensitivity")
      .flatMap((folder) => readIndices(folder, file) ?? [])
      .find(({ made }) => made.scenario === place.scenario);
    const weights = found === undefined ? null : weigh(found, words, file === "sensitivity-prcc");
    if (weights !== null) return weights;
  }
  return null;
}

/** @param signed whether an influence can be negative; else one whose interval lies below 0 is noise of the estimate */
function weigh({ made, rows }: KeptTable, method: string, signed: boolean): Weights | null {
  const [first] = rows.filter(({ rank }) => rank === 1);
  if (first === undefined) return null;
  const told = rows.filter(
    ({ outcome, measure, evidence, rank, value, low, high }) =>
      outcome === first.outcome &&
      measure === first.measure &&
      rank !== null &&
      evidence !== "none" &&
      value !== null &&
      low !== null &&
      high !== null &&
      (low > 0 || (signed && high < 0)),
  );
  const sum = (some: readonly IndexCell[]) => some.reduce((total, { value }) => total + Math.abs(value!), 0);
  const all = sum(told);
  if (all === 0) return null;
  const shares = FIRMNESS.map(([words, kind]) => ({
    words,
    share: sum(told.filter(({ evidence }) => kind.test(evidence))) / all,
  }));
  const { asked, open } = made;
  const some = asked !== undefined && open !== undefined && asked.length < open;
  const among = some ? ` among the ${asked.length} of ${open} numbers that were asked about` : "";
  return { outcome: first.outcome, method, among, shares: shares.filter(({ share }) => share > 0) };
}

/** "68 % judged, 32 % measured or derived from it", the largest first. */
export const sayShares = (shares: Weights["shares"]): string =>
  [...shares]
    .sort((a, b) => b.share - a.share)
    .map(({ words, share }) => `${percent(share)} ${words}`)
    .join(", ");
