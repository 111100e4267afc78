import { allocator } from "../../numbers/columns.ts";
import type { Block } from "../../world/block.ts";
import type { Books } from "./books.ts";
import { tallyKernels } from "./kernels.ts";
import { declareTally, type Tally, type TallyTable } from "./tally.ts";

/** A tally of one replication, nothing in it. */
export const allocateTally = (books: Books): Tally => declareTally(allocator<TallyTable>(books.rows));

/** Keeps the books of one day. */
export function tallyDay(books: Books, block: Block, tally: Tally): void {
  for (const { run, over } of tallyKernels)
    for (let row = 0; row < books.rows[over]; row++) run(books.members, block, tally, row);
}

/** Empties the sums that run from day to day, before a replication begins. */
export function clearTally(tally: Pick<Tally, "productLost" | "materialBeyond" | "stopped">): void {
  tally.productLost.fill(0);
  tally.materialBeyond.fill(0);
  tally.stopped.fill(0);
}
