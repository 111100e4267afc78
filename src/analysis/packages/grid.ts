/** How long a cut lasts: the day on which it is lifted; null is as the scenario has it. */
export interface Cut {
  readonly name: string;
  readonly endDay: number | null;
}

/** Every package of no part, of one and, where pairs are asked for, of two; the first does nothing. */
export function packagesOf<T>(parts: readonly T[], pairs: boolean): T[][] {
  const two = parts.flatMap((a, i) => parts.slice(i + 1).map((b) => [a, b]));
  return [[], ...parts.map((part) => [part]), ...(pairs ? two : [])];
}

/** What the package of no part is called. */
export const NO_PACKAGE = "none";

/** Days that are told of a run to `lastDay`. */
export const packageDays = (lastDay: number): number[] => [...DAYS.filter((day) => day < lastDay), lastDay];

const DAYS = [1, 7, 14, 30, 60, 90, 120, 180, 270, 365, 455];
