import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { randomWorld } from "./randomWorld.ts";

/**
 * A random world pushed to an edge where a sum or quotient that should be exact is off by its last bit: slots without any stock,
 * or ceilings that leave nothing beside the mix and origins without spare output.
 */
export function edgeWorld(seed: string, edge: "no stock" | "no slack"): WorldFiles {
  const { files } = randomWorld(seed);
  const d = dice(`edge of ${seed}`);
  if (edge === "no stock")
    return { ...files, slots: files.slots.map((row) => (d.chance(0.4) ? { ...row, coverDays: 0 } : row)) };
  const tight = { ceilingShare: 0, ceilingMassShare: null, massRatio: null };
  return {
    ...files,
    fills: files.fills.map((row) => (d.chance(0.6) ? { ...row, ...tight } : row)),
    origins: files.origins.map((row) => ({ ...row, surgeShare: 0 })),
  };
}
