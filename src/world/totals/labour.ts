import type { RegimeRow, WorldFiles } from "../../scenario/worldTypes.ts";

/** Kinds of employer whose rules leave out what keeps people at work, so that a world without them is seen to be one. */
export interface BareLabour {
  /** No surplus is kept without a cut: in a partial stop people go in step with output. */
  readonly inStep: readonly string[];
  /** Of stages in the suppliers' line, or generated: neither lag nor threshold, so that lost orders are felt on their first day. */
  readonly atOnce: readonly string[];
}

/** Regimes that somebody works under, in the table's order; a number that is a factor counts as given. */
export function bareLabour({ regimes, sites, stages, suppliers }: WorldFiles): BareLabour {
  const supplying = new Set(stages.filter(({ group }) => group === "supplier").map(({ id }) => id));
  const peopled = sites.filter(({ headcount }) => headcount > 0);
  const generated = suppliers === null ? [] : [suppliers.regime];
  const all = new Set([...peopled.map(({ regime }) => regime), ...generated]);
  const parts = new Set([
    ...peopled.filter((row) => supplying.has(row.stage)).map(({ regime }) => regime),
    ...generated,
  ]);
  const named = (among: ReadonlySet<string>, bare: (row: RegimeRow) => boolean) =>
    regimes.filter((row) => among.has(row.regime) && bare(row)).map(({ regime }) => regime);
  return {
    inStep: named(all, ({ hoardingBandShare }) => hoardingBandShare === 0),
    atOnce: named(parts, (row) => row.salesLagDays === 0 && row.lostSalesThresholdShare === 0),
  };
}
