import { floor, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAUSES } from "../../world/causes.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";

/**
 * People out of work by root cause: those who leave today get the cause of their site's day and keep it; those who come back or find
 * other work are taken from the causes in proportion, in whole numbers.
 *
 *   returned = outBefore + newlyOut - (furloughed + separated)
 *   of cause k: floor(still to be taken x have / people not yet looked at); the last one gives what is still to be taken
 *
 * So the causes of a site sum to its furloughed and separated exactly, every evening, and with them those of a stage or a region.
 * Assumption (ours): recall and job finding do not ask why somebody left.
 */
export function attributePeople(_world: World, block: Block, site: Row): void {
  const out = block.furloughed[site]! + block.separated[site]!;
  const before = block.outBefore[site]!;
  const left = max(block.newlyOut[site]!, out - before);
  const returned = before + left - out;
  block.outBefore[site] = out;
  if (any(left + returned > 0)) {
    const cause = block.cause[site]!;
    let people = before;
    let returning = returned;
    for (let k = 0; k < CAUSES; k++) {
      const have = block.outByCause[site * CAUSES + k]!;
      const joining = cause === k ? left : 0;
      if (any(have + joining > 0)) {
        const part = have < people ? min(floor((returning * have) / people), have) : returning;
        const taken = have > 0 ? part : 0;
        people = people - have;
        returning = returning - taken;
        block.outByCause[site * CAUSES + k] = have - taken + joining;
      }
    }
  }
}
