import { min } from "../numbers/math.ts";
import type { Control } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { controlCodes } from "./causes.ts";

/**
 * Controls as a table of days: what share of each control group's rest flow is admitted, and how much of it is let in on arrival.
 *
 *   progress = 0 before startDay and from endDay on, else min(1, (day - startDay + 1) / onsetDays)
 *   admitted = 1 - (1 - admittedShare) x progress        landed = 1 - goodsAtSeaStopped x (1 - admitted)
 *
 * Where controls overlap the strictest holds, and is the root cause of what is missing; of equally strict ones the first. Every entry is written, so nothing of an earlier replication survives.
 */
export function setControls(
  economy: Economy,
  controls: readonly Control[],
  days: number,
  value: Valuer,
  block: Pick<Block, "admittedShare" | "landedShare" | "controlCause">,
): void {
  const groups = economy.controlGroups;
  block.admittedShare.fill(1);
  block.landedShare.fill(1);
  block.controlCause.fill(0);
  const codes = controlCodes(controls);
  for (const [place, control] of controls.entries()) {
    const admittedShare = value(control.admittedShare);
    const stopped = value(control.goodsAtSeaStopped);
    const rows = control.groups.map((group) => groups.indexOf(group));
    const end = min(control.endDay ?? days, days);
    for (let day = control.startDay; day < end; day++) {
      const progress = control.onsetDays > 0 ? min(1, (day - control.startDay + 1) / control.onsetDays) : 1;
      const admitted = 1 - (1 - admittedShare) * progress;
      for (const row of rows) {
        const entry = day * groups.length + row;
        if (admitted < block.admittedShare[entry]!) block.controlCause[entry] = codes[place]!;
        block.admittedShare[entry] = min(block.admittedShare[entry]!, admitted);
        block.landedShare[entry] = min(block.landedShare[entry]!, 1 - stopped * (1 - admitted));
      }
    }
  }
}
