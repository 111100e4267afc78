import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** How many lines of a stage are stopped today, and how many have been so far. */
export function tallyStops(members: Members, tally: Tally, stage: Row): void {
  let today = 0;
  let ever = 0;
  for (let entry = members.stageStart[stage]!; entry < members.stageStart[stage + 1]!; entry++) {
    const counted = members.stageCounted[entry]!;
    today = today + tally.stoppedToday[counted]!;
    ever = ever + tally.stopped[counted]!;
  }
  tally.stageStopped[stage] = today;
  tally.stageEverStopped[stage] = ever;
}
