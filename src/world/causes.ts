/**
 * Codes of root causes as kernels read them: why a site is not at rest, or why somebody is out of work. The controls of a scenario
 * have the first ones, in its order, so that loops over causes end early; `causesOf` (levers/causes.ts) gives each code its name.
 */
export const UNATTRIBUTED = 0;
export const FIRST_CONTROL = 1;
/** Controls that find no code of their own share this one. */
export const LAST_CONTROL = 10;
export const CAPACITY = 11;
export const PRECAUTION = 12;
export const PRICE = 13;
export const OUTAGE = 14;
export const SPENDING = 15;

/** Of `soleCause`: a site's people are out of work for several causes. */
export const SEVERAL = -1;

/** Number of codes: the width of a row of people by cause. */
export const CAUSES = 16;

/** Where people out of work stand by root cause. */
export type ByCause = { readonly [name in "furloughed" | "separated" | "soleCause" | "outByCause"]: ArrayLike<number> };

/**
 * People of a site out of work for one root cause. `outByCause` is kept only where there are several causes; everywhere else all who are
 * out of work have `soleCause`. The columns hold `lanes` values a row.
 */
export function outFor(people: ByCause, site: number, code: number, lanes = 1, lane = 0): number {
  const at = site * lanes + lane;
  const sole = people.soleCause[at]!;
  if (sole === SEVERAL) return people.outByCause[(site * CAUSES + code) * lanes + lane]!;
  return sole === code ? people.furloughed[at]! + people.separated[at]! : 0;
}
