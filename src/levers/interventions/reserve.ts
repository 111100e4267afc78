import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";

/**
 * Adds to what is held for a fill beside its own stock, and released by the share of what is missing from a row of the run on. Of several
 * holders of one product the earlier release and the larger share hold for all; who holds nothing has no say in it.
 */
export function holdReserve(block: Block, fill: number, units: number, share: number, fromRow: number): void {
  if (units === 0) return;
  const first = block.reserveRestUnits[fill] === 0;
  block.reserveRestUnits[fill]! += units;
  block.reserveShare[fill] = first ? share : max(share, block.reserveShare[fill]!);
  block.reserveDay[fill] = first ? fromRow : min(fromRow, block.reserveDay[fill]!);
}
