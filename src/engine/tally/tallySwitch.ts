import type { Block } from "../../world/block.ts";
import { type Row, UNLIMITED } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/**
 * How far sites have come with second sources and other materials for the slots of one name; one that has not begun is in none.
 *
 *   qualifying -> qualified (a second source may deliver, or more may be used of a material) -> supplied (a second source ships today)
 */
export function tallySwitch(members: Members, block: Block, tally: Tally, group: Row): void {
  let qualifying = 0;
  let qualified = 0;
  let supplied = 0;
  for (let entry = members.switchStart[group]!; entry < members.switchStart[group + 1]!; entry++) {
    let proven = 0;
    let ships = 0;
    for (let fill = members.switchFill[entry]!; fill < members.switchFillEnd[entry]!; fill++)
      proven = block.usableShare[fill]! > block.ceilingShare[fill]! ? 1 : proven;
    for (let link = members.switchLink[entry]!; link < members.switchLinkEnd[entry]!; link++) {
      // Only a second source has a contract apart from what is bought at rest.
      const second = block.entitledUnits[link]! > 0;
      proven = second && block.entitlementUnits[link]! > 0 ? 1 : proven;
      ships = second && block.dueUnits[link]! > 0 ? 1 : ships;
    }
    const begun = block.programmeDay[members.switchSlot[entry]!]! < UNLIMITED ? 1 : 0;
    supplied = supplied + ships;
    qualified = qualified + proven * (1 - ships);
    qualifying = qualifying + begun * (1 - proven);
  }
  tally.switchQualifying[group] = qualifying;
  tally.switchQualified[group] = qualified;
  tally.switchSupplied[group] = supplied;
}
