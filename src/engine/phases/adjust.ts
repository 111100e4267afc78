import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { UNBOUNDED } from "../kernel.ts";
import { attributeParts } from "./attributePeople.ts";
import { fullStaffMakes } from "./fullStaffMakes.ts";

/**
 * Labour form `partialAdjustment`: a staff in reals that follows its need at constant rates, without law, contract or recall.
 *
 *   need   = kept + (1 - kept) x paced / rest          (paced: as in staff, not capped, so that a backlog hastens hiring)
 *   room   = min(1, kept + (1 - kept) x capacity x available / rest)      nobody works where capacity is out
 *   labour = min(room, labour' + (need - labour') / (hireDays when need is above, else fireDays)), labour' = min(labour, room)
 *
 * Who is not on the line counts as separated. Source: Pichler et al. (2022), doi:10.1016/j.jedc.2022.104527.
 */
export function adjust(world: World, block: Block, site: Row): void {
  const regime = world.regime[site]!;
  const head = block.headcount[site]!;
  const rest = block.restOutput[site]!;
  const works = 1 - block.keptShare[site]!;

  const wanted = block.wantedUnits[site]!;
  const paced = wanted + block.finishingStaffShare[site]! * (block.leavingUnits[site]! - wanted);
  const capacity = block.capacityUnits[site]! * block.availableShare[site]!;
  const need = rest > 0 ? 1 - works * (1 - paced / rest) : 1;
  const room = rest > 0 ? min(1 - works * (1 - capacity / rest), 1) : 1;
  const before = head > 0 ? min(block.atWork[site]! / head, room) : room;
  const gap = need - before;
  const days = gap > 0 ? block.hireDays[regime]! : block.fireDays[regime]!;
  const labour = min(before + gap / days, room);

  const outBefore = block.separated[site]!;
  block.atWork[site] = head * labour;
  block.separated[site] = head - head * labour;
  attributeParts(block, site, outBefore);
  const productive = max(min(1 - (1 - labour) / works, 1), 0);
  block.staffedUnits[site] = head > 0 ? fullStaffMakes(world, block, site) * productive : UNBOUNDED;
}
