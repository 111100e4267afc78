import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import { runDay } from "./day.ts";
import { ModelError } from "./modelError.ts";

const words = (column: ArrayBufferView): Int32Array =>
  new Int32Array(column.buffer, column.byteOffset, column.byteLength / 4);

/**
 * The no-shock twin: same draws, no control. It is not simulated day by day, because it need not be: one day without a control
 * is run, and if not one bit of any column moved, then no later day moves one either (a day reads its number only to address
 * rings whose entries are all equal, and levers that are all 1). Losses against the twin are then losses against rest.
 * @throws ModelError naming the first column that moved.
 */
export function proveRest(economy: Economy, block: Block, before: Block): void {
  for (const name of Object.keys(block) as (keyof Block)[]) before[name].set(block[name]);
  runDay(economy.world, block, 0);
  for (const name of Object.keys(block) as (keyof Block)[]) {
    const now = words(block[name]);
    const then = words(before[name]);
    for (let i = 0; i < now.length; i++)
      if (now[i] !== then[i]) {
        const row = i >> 1;
        throw new ModelError(`rest of ${name}`, `row ${row}`, 0, block[name][row]!, before[name][row]!);
      }
  }
}
