import type { Bands } from "../analysis/bandColumns.ts";
import type { Manifest } from "../results/manifest.ts";
import type { BandsTask } from "../results/runBands.ts";
import type { Ending, RunStore } from "../results/runStore.ts";
import { onceMore } from "./loss.ts";
import type { Pool } from "./pool.ts";

/** Memory that bands in the making may take in all workers together. */
const BUDGET_BYTES = 192 * 1024 * 1024;

/** The bands of every series of a run, each worker making those of some: they hang on no order, so none shows. */
export async function runBands(
  pool: Pool,
  { folders, layout }: Pick<BandsTask, "folders" | "layout">,
): Promise<ReadonlyMap<string, Bands>> {
  const names = layout.series.map(({ name }) => name);
  // People by name and shares by name cost differently: dealt out in turn, every worker gets some of each.
  const shares = Array.from({ length: pool.threads }, (_, i) => names.filter((_, at) => at % pool.threads === i));
  const budgetBytes = BUDGET_BYTES / pool.threads;
  const make = (share: readonly string[]) =>
    onceMore(() => pool.bands({ folders, layout, names: share, budgetBytes }), "the bands of its series");
  const parts = await Promise.all(shares.map(make));
  return new Map(parts.flatMap((part) => [...part]));
}

/** Ends a sitting as `RunStore.finish` does, with bands that the workers make from what is saved. `seconds` tells how long it has lasted. */
export async function finishRun(
  pool: Pool,
  store: RunStore,
  { state, seconds }: Pick<Ending, "state"> & { readonly seconds: () => number },
): Promise<Manifest> {
  const bands = await runBands(pool, { folders: [store.folder], layout: store.layout });
  return store.finish({ state, wallSeconds: seconds(), bands });
}
