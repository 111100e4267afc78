import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import { drawSteps } from "./start.ts";

/**
 * A block that is drawn again and again, for experiments that differ in a few factors: a step is drawn anew only when a factor that it read
 * the last time has another value, when the luck is another, or when a step was whose columns it reads. A step is a function of these
 * alone, so what it leaves is as good as drawn.
 */
export interface Redrawn {
  readonly block: Block;
  /** Draws the luck of a replication under a row of factors; returns the columns that were drawn. One economy, up to its controls. */
  readonly draw: (economy: Economy, row: Float64Array, draws: Draws, luck: number) => readonly (keyof Block)[];
  /** Whether anything has been drawn, and not forgotten. */
  readonly known: () => boolean;
  /** Everything is drawn anew the next time. */
  readonly forget: () => void;
}

/** Prepares a block to be drawn again and again. */
export function redrawn(block: Block): Redrawn {
  /** Of each step, the factors it read the last time and their values; none: never drawn. */
  const last = drawSteps.map((): Map<number, number> | null => null);
  let luckNow: number | null = null;
  const draw = (economy: Economy, row: Float64Array, draws: Draws, luck: number) => {
    if (luck !== luckNow) last.fill(null);
    luckNow = luck;
    const drawn = new Set<string>();
    return drawSteps.flatMap((step, i) => {
      const read = last[i];
      const stale = !read || step.after.some((one) => drawn.has(one));
      if (!stale && [...read].every(([factor, value]) => Object.is(row[factor], value))) return [];
      const reads = new Map<number, number>();
      step.draw(
        economy,
        (quantity) => {
          if (typeof quantity === "number") return quantity;
          const factor = economy.factorIndex.get(quantity)!;
          const value = row[factor]!;
          reads.set(factor, value);
          return value;
        },
        draws,
        block,
      );
      last[i] = reads;
      drawn.add(step.name);
      return step.writes;
    });
  };
  const forget = () => {
    last.fill(null);
    luckNow = null;
  };
  return { block, draw, known: () => luckNow !== null, forget };
}
