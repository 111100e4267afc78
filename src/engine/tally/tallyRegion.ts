import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People out of work in one region: all kinds of employer. People are whole, so the order of addition does not matter. */
export function tallyRegion(members: Members, tally: Tally, region: Row): void {
  let out = 0;
  for (let entry = members.regionStart[region]!; entry < members.regionStart[region + 1]!; entry++)
    out = out + tally.groupOutOfWork[members.regionGroup[entry]!]!;
  tally.regionOutOfWork[region] = out;
}
