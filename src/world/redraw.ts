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

/** Factors that a step read, each once, and their values. */
interface Reads {
  readonly factors: number[];
  readonly values: number[];
}

/** Prepares a block to be drawn again and again. */
export function redrawn(block: Block): Redrawn {
  /** What each step read the last time; none: never drawn. */
  const last = drawSteps.map((): Reads | null => null);
  let luckNow: number | null = null;
  const draw = (economy: Economy, row: Float64Array, draws: Draws, luck: number) => {
    if (luck !== luckNow) last.fill(null);
    luckNow = luck;
    const drawn = new Set<string>();
    // The number of the last step, counted from 1, that read a factor: thousands of links ask for the same few.
    const readBy = new Uint8Array(row.length);
    return drawSteps.flatMap((step, i) => {
      const read = last[i];
      const stale = !read || step.after.some((one) => drawn.has(one));
      if (!stale && read.factors.every((factor, at) => Object.is(row[factor], read.values[at]))) return [];
      const reads: Reads = { factors: [], values: [] };
      step.draw(
        economy,
        (quantity) => {
          if (typeof quantity === "number") return quantity;
          const factor = economy.factorIndex.get(quantity)!;
          const value = row[factor]!;
          if (readBy[factor] !== i + 1) {
            readBy[factor] = i + 1;
            reads.factors.push(factor);
            reads.values.push(value);
          }
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
