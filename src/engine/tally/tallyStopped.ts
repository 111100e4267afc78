import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** A line counts as stopped once it has made less than this share of its rest output. */
const STOPPED_SHARE = 0.05;

/** Whether a counted site's line has stopped, today or before. */
export function tallyStopped(members: Members, block: Block, tally: Tally, counted: Row): void {
  const site = members.countedSite[counted]!;
  const rest = block.restOutput[site]!;
  const stops = rest > 0 && block.madeUnits[site]! < STOPPED_SHARE * rest;
  tally.stoppedToday[counted] = stops ? 1 : 0;
  tally.stopped[counted] = stops ? 1 : tally.stopped[counted]!;
}
