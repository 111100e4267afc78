import { max, min } from "../numbers/math.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import { CRITICAL, MINOR } from "../world/tables.ts";
import type { Levers } from "./columns.ts";

/** What exposure is worked out from: the block of a replication at rest. */
type AtRest = Pick<
  Block,
  | "orderShare"
  | "mixShare"
  | "restUse"
  | "restStockUnits"
  | "restOutput"
  | "restFinishedUnits"
  | "processDays"
  | "delayDays"
  | "dependenceShare"
  | "dependenceAbroadShare"
>;

/**
 * What of each site hangs on the cut, directly or through its suppliers, and for how long it still comes; suppliers first.
 *
 *   cut of a link from an origin = 1 - (least admitted at its gate) x (least the origin can make); from a site = its exposure
 *   cut of a fill  = sum over links of order share x cut of the link
 *   reach of a fill = mean over the same of: days at sea (none where they are stopped); from a site, the days it can go on
 *   cut of a slot  = sum over fills of mix x cut; halved where the slot is important, none where it is minor
 *   exposure = the largest of its slots
 *   it can go on for the mean of cover and reach over what it uses of the cut, for its process and its finished goods
 *
 * Units: shares and days, at rest. Assumption (ours): firms know the shares and stocks upstream of them as they are at rest.
 */
export function setExposure(economy: Economy, rest: AtRest, levers: Levers): void {
  const { world } = economy;
  const cut = leastAdmitted(levers.admittedShare, world.gates).map((least) => 1 - least);
  const landed = leastAdmitted(levers.landedShare, world.gates);
  const goesOnDays = new Float64Array(world.sites);
  const { exposedShare, cutShare, reachDays } = levers;
  exposedShare.fill(0);
  for (let at = economy.order.length - 1; at >= 0; at--) {
    const site = economy.order[at]!;
    const precursor = world.dependsOn[site]!;
    if (precursor >= 0) {
      const foreign = rest.dependenceAbroadShare[site]! * cut[world.dependsOnAbroad[site]!]!;
      exposedShare[site] = max(rest.dependenceShare[site]! * cut[precursor]!, foreign);
    }
    let felt = 0;
    let feltDays = 0;
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
      let slotCut = 0;
      let days = 0;
      for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
        let share = 0;
        let reach = 0;
        for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
          const supplier = world.supplier[link]!;
          const ring = world.originRow[link]!;
          const gate = world.gate[link]!;
          const open = (gate < 0 ? 1 : 1 - cut[gate]!) * (1 - exposedShare[supplier]!);
          const part = rest.orderShare[link]! * (1 - open);
          share += part;
          reach +=
            part * (ring < 0 ? 1 + goesOnDays[supplier]! : rest.delayDays[ring]! * (gate < 0 ? 1 : landed[gate]!));
        }
        cutShare[fill] = min(share, 1);
        reachDays[fill] = share > 0 ? reach / share : 0;
        const cover = rest.restUse[fill]! > 0 ? rest.restStockUnits[fill]! / rest.restUse[fill]! : 0;
        const weight = rest.mixShare[fill]! * cutShare[fill]!;
        slotCut += weight;
        days += weight * (cover + reachDays[fill]!);
      }
      const criticality = world.criticality[slot]!;
      const weight = criticality >= MINOR ? 0 : criticality === CRITICAL ? 1 : 0.5;
      exposedShare[site] = min(max(exposedShare[site]!, weight * slotCut), 1);
      felt += weight * slotCut;
      feltDays += weight * days;
    }
    const output = rest.restOutput[site]!;
    const finished = output > 0 ? rest.restFinishedUnits[site]! / output : 0;
    if (felt > 0) goesOnDays[site] = feltDays / felt + rest.processDays[site]! + finished;
  }
}

/** The least share of each gate over all days. */
function leastAdmitted(table: Float64Array, gates: number): Float64Array {
  const least = new Float64Array(gates).fill(1);
  for (let entry = 0; entry < table.length; entry++) least[entry % gates] = min(least[entry % gates]!, table[entry]!);
  return least;
}
