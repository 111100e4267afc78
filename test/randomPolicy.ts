import { kinds } from "../src/scenario/interventions/kinds.ts";
import type { AnyKind, Intervention, KindName } from "../src/scenario/interventions/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";

/** An intervention of every kind on everything that a world has of what the kind names, from a day and perhaps to another. */
export function randomPolicy(seed: string, files: WorldFiles, days: number): Intervention[] {
  const d = dice(`policy of ${seed}`);
  return (Object.keys(kinds) as KindName[]).map((kind) => {
    const startDay = d.whole(0, Math.floor(days / 3));
    const ends = d.chance(0.5) ? { endDay: startDay + d.whole(1, days) } : {};
    return wholly(kind, files, { startDay, ...ends });
  });
}

/** An intervention of a kind on everything, with the numbers given. */
export function wholly(kind: KindName, files: WorldFiles, given: Readonly<Record<string, unknown>> = {}): Intervention {
  const there = {
    product: files.products.map(({ id }) => id),
    endUse: files.endUses.map(({ id }) => id),
    controlGroup: [...new Set(files.origins.map(({ controlGroup }) => controlGroup))],
  };
  const lists = Object.entries((kinds[kind] as AnyKind).names).map(([key, { of }]) => [key, there[of]]);
  return { name: kind, kind, startDay: 0, ...Object.fromEntries(lists), ...given } as unknown as Intervention;
}
