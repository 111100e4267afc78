import { floor, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAUSES } from "../../world/causes.ts";
import type { Row } from "../../world/tables.ts";
import { any } from "../kernel.ts";

/**
 * People out of work by root cause, at the end of the staff's day: those who left today get the cause of their site's day and keep it;
 * those who came back or found other work are taken from the causes in proportion, in whole numbers.
 *
 *   returned = before + left - (furloughed + separated)
 *   of cause k: floor(still to be taken x have / people not yet looked at); the last one gives what is still to be taken
 *
 * So the causes of a site sum to its furloughed and separated exactly, every evening, and with them those of a stage or a region.
 * Shapes: `before` people were out of work this morning, `left` have newly gone. The loop ends with the last cause that has people.
 * Assumption (ours): recall and job finding do not ask why somebody left. If wrong, shares of older causes fade too slowly or too fast.
 */
export function attributePeople(block: Block, site: Row, before: number, left: number): void {
  const now = block.furloughed[site]! + block.separated[site]!;
  let joining = max(left, now - before);
  let returning = before + joining - now;
  if (any(returning + joining > 0)) {
    const cause = block.cause[site]!;
    let people = before;
    for (let k = 0; k < CAUSES; k++) {
      if (any(returning + joining > 0)) {
        const have = block.outByCause[site * CAUSES + k]!;
        let taken = min(returning, have);
        if (any(returning > 0 && have < people)) taken = have > 0 ? min(floor((returning * have) / people), have) : 0;
        const joined = cause === k ? joining : 0;
        block.outByCause[site * CAUSES + k] = have - taken + joined;
        people = people - have;
        returning = returning - taken;
        joining = joining - joined;
      }
    }
  }
}

/** The same under `labour: partialAdjustment`, whose people are reals: what is left of each cause is in proportion. */
export function attributeParts(block: Block, site: Row, before: number): void {
  const now = block.furloughed[site]! + block.separated[site]!;
  if (any(now !== before)) {
    const cause = block.cause[site]!;
    const stays = now < before ? now / before : 1;
    for (let k = 0; k < CAUSES; k++) {
      const joined = cause === k ? max(now - before, 0) : 0;
      block.outByCause[site * CAUSES + k] = block.outByCause[site * CAUSES + k]! * stays + joined;
    }
  }
}
