import type { Bands } from "../analysis/bandColumns.ts";
import type { Layout } from "../engine/series.ts";
import { onceMore } from "./loss.ts";
import type { Pool } from "./pool.ts";

/** Memory that bands in the making may take in all workers together. */
const BUDGET_BYTES = 192 * 1024 * 1024;

/** The bands of every series of a run, each worker making those of some: they hang on no order, so none shows. */
export async function runBands(
  pool: Pool,
  { folder, layout, sound }: { readonly folder: string; readonly layout: Layout; readonly sound: number },
): Promise<ReadonlyMap<string, Bands>> {
  if (sound === 0) return new Map();
  const names = layout.series.map(({ name }) => name);
  // People by name and shares by name cost differently: dealt out in turn, every worker gets some of each.
  const shares = Array.from({ length: pool.threads }, (_, i) => names.filter((_, at) => at % pool.threads === i));
  const budgetBytes = BUDGET_BYTES / pool.threads;
  const make = (share: readonly string[]) =>
    onceMore(() => pool.bands({ folder, layout, sound, names: share, budgetBytes }), "the bands of its series");
  const parts = await Promise.all(shares.map(make));
  return new Map(parts.flatMap((part) => [...part]));
}
