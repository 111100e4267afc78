import { floor, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAUSES, SEVERAL } from "../../world/causes.ts";
import type { Row } from "../../world/tables.ts";
import { addAt, any } from "../kernel.ts";

/**
 * People out of work by root cause, at the end of the staff's day: those who left today get the cause of their site's day and keep it;
 * those who came back or found other work are taken from the causes in proportion, in whole numbers.
 *
 *   returned = before + left - (furloughed + separated)
 *   of cause k: floor(still to be taken x have / people not yet looked at); the last one gives what is still to be taken
 *
 * So the causes of a site sum to its furloughed and separated exactly, every evening, and with them those of a stage or a region.
 * Shapes: `before` people were out of work this morning, `left` have newly gone. Where all of them have one cause, as at most sites,
 * `soleCause` names it and `outByCause` is left as it is; it is written anew when a second cause joins.
 * Assumption (ours): recall and job finding do not ask why somebody left. If wrong, shares of older causes fade too slowly or too fast.
 */
export function attributePeople(block: Block, site: Row, before: number, left: number): void {
  const now = block.furloughed[site]! + block.separated[site]!;
  const joining = max(left, now - before);
  const returning = before + joining - now;
  if (any(returning + joining > 0)) {
    const cause = block.cause[site]!;
    const staying = before - returning;
    let sole = block.soleCause[site]!;
    if (any(sole === SEVERAL && returning > 0)) sole = takeFromSeveral(block, site, before, returning);
    const mixes = joining > 0 && staying > 0 && cause !== sole;
    if (any(mixes)) {
      if (any(mixes && sole !== SEVERAL))
        for (let k = 0; k < CAUSES; k++) block.outByCause[site * CAUSES + k] = sole === k ? staying : 0;
      addAt(block.outByCause, site, CAUSES, cause, joining);
    }
    block.soleCause[site] = staying > 0 ? (mixes ? SEVERAL : sole) : cause;
  }
}

/** Takes those who return from several causes in proportion; gives the cause of all who stay, SEVERAL if they have more than one. */
function takeFromSeveral(block: Block, site: Row, before: number, returning: number): number {
  let people = before;
  let toTake = returning;
  let causes = 0;
  let last = SEVERAL;
  for (let k = 0; k < CAUSES; k++) {
    const have = block.outByCause[site * CAUSES + k]!;
    if (any(have > 0)) {
      const taken = have < people ? min(floor((toTake * have) / people), have) : min(toTake, have);
      block.outByCause[site * CAUSES + k] = have - taken;
      people = people - have;
      toTake = toTake - taken;
      causes = taken < have ? causes + 1 : causes;
      last = taken < have ? k : last;
    }
  }
  return causes > 1 ? SEVERAL : last;
}

/** The same under `labour: partialAdjustment`, whose people are reals: what is left of each cause is in proportion. */
export function attributeParts(block: Block, site: Row, before: number): void {
  const now = block.furloughed[site]! + block.separated[site]!;
  if (any(now !== before)) {
    const cause = block.cause[site]!;
    const stays = now < before ? now / before : 1;
    block.soleCause[site] = SEVERAL;
    for (let k = 0; k < CAUSES; k++) {
      const joined = cause === k ? max(now - before, 0) : 0;
      block.outByCause[site * CAUSES + k] = block.outByCause[site * CAUSES + k]! * stays + joined;
    }
  }
}
