import type { Manifest } from "../results/manifest.ts";
import { count, counted } from "./amounts.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Failed replications that are told in full. */
const MOST = 5;

/**
 * Every failed replication by its address, seed and number, with what it broke. They are in no number of the answer. Empty when none
 * failed.
 */
export function failureLines({ failures, replications, scenario }: Manifest, name: string): string {
  if (failures.length === 0) return "";
  const told = failures
    .slice(0, MOST)
    .map(({ replication, message }) =>
      wrap(`  replication ${replication}: ${message}`, WIDTH).replaceAll("\n", "\n    "),
    );
  const more = failures.length - told.length;
  return [
    wrap(
      `${name}Failed and in no number above: ${counted(failures.length, "replication")} of ${count(replications)} (seed ${scenario.seed}):`,
      WIDTH,
    ),
    ...told,
    ...(more > 0 ? [`  and ${count(more)} more, which manifest.json names`] : []),
  ].join("\n");
}
