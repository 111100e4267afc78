import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** What counted plants have not made of one product, summed over the days. */
export function tallyProduct(members: Members, block: Block, tally: Tally, product: Row): void {
  let lost = tally.productLost[product]!;
  for (let entry = members.productStart[product]!; entry < members.productStart[product + 1]!; entry++) {
    const site = members.productSite[entry]!;
    const rest = block.restOutput[site]!;
    lost = rest > 0 ? lost + (rest - block.leavingUnits[site]!) : lost;
  }
  tally.productLost[product] = lost;
}
