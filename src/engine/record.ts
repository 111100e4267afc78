import { max } from "../numbers/math.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import { producedProducts, stagesWithPeople } from "./layout.ts";
import type { ChunkResult, Layout } from "./series.ts";

/** A line counts as stopped when it makes less than this share of its rest output. */
const STOPPED_SHARE = 0.05;

/**
 * The only observer. Sums the block into the chunk's arrays at the end of a day; nothing it computes is read by a phase.
 * The order of the series here is the order of `layoutOf`.
 */
export interface Recorder {
  /** Records day `day` of replication `slot` of the chunk (0 .. replications - 1). */
  readonly day: (block: Block, day: number, slot: number) => void;
  /** Takes back what was recorded of a replication that failed. */
  readonly forget: (slot: number) => void;
}

/** What a recorder fills: the arrays of a chunk without its address. */
export type RecordTarget = Pick<ChunkResult, "people" | "real" | "siteOutOfWork" | "siteStopped" | "replications">;

/** Makes the recorder of one chunk. Its index columns are built once; a day allocates nothing. */
export function makeRecorder(economy: Economy, layout: Layout, target: RecordTarget): Recorder {
  const { files, world, rows } = economy;
  const stages = stagesWithPeople(economy);
  const stageAt = files.stages.map((stage) => stages.indexOf(stage.id));
  const supplierStage = files.stages.map((stage) => (stage.group === "supplier" ? 1 : 0));
  const regions = files.regions.filter((region) => region.counted).map((region) => region.id);
  const regionAt = files.regions.map((region) => regions.indexOf(region.id));
  const slotNames = layout.series.flatMap((s) => (s.name.startsWith("cover.slot.") ? [s.name.slice(11)] : []));
  const products = producedProducts(economy);
  const uses = files.endUses.map((use, row) => ({ row, counted: use.counted })).filter((use) => use.counted);
  const counted = Int32Array.from(rows.nodes.flatMap((_, row) => (world.countedSite[row] === 1 ? [row] : [])));
  const productAt = Int32Array.from(counted, (row) => {
    const node = rows.nodes[row]!;
    return node.kind === "plant" ? products.indexOf(node.row.product) : -1;
  });
  const fillSlot = Int32Array.from(rows.fills, (fill) => {
    const slot = rows.slots[fill.slot]!;
    return world.countedSite[slot.site] === 1 ? slotNames.indexOf(slot.name) : -1;
  });
  const useSlot = new Int32Array(world.links).fill(-1);
  uses.forEach((use, n) => {
    for (let link = world.useLinkStart[use.row]!; link < world.useLinkStart[use.row + 1]!; link++) useSlot[link] = n;
  });

  const totals = 9;
  const [S, R] = [stages.length, regions.length];
  const people = new Float64Array(totals + 3 * S + R);
  const real = new Float64Array(S + slotNames.length + products.length + uses.length);
  const weight = new Float64Array(S);
  const restUse = new Float64Array(slotNames.length);
  const lost = new Float64Array(products.length);
  const stopped = new Uint8Array(counted.length);
  const siteOut = new Float64Array(layout.sites.days.length * counted.length);
  const siteStopped = new Float64Array(siteOut.length);
  const { replications } = target;
  const days = layout.days;
  const firstUseLink = world.useLinkStart[0] ?? world.links;

  const recordDay = (block: Block, day: number, slot: number) => {
    people.fill(0);
    real.fill(0);
    weight.fill(0);
    restUse.fill(0);
    if (day === 0) {
      lost.fill(0);
      stopped.fill(0);
    }
    const report = layout.sites.days.indexOf(day);
    for (let i = 0; i < counted.length; i++) {
      const site = counted[i]!;
      const stage = world.stage[site]!;
      const at = stageAt[stage]!;
      const furloughed = block.furloughed[site]!;
      const separated = block.separated[site]!;
      const out = furloughed + separated;
      const rest = block.restOutput[site]!;
      if (out > 0) {
        people[0]! += out;
        people[1 + supplierStage[stage]!]! += out;
        people[4]! += furloughed;
        people[5]! += separated;
        people[totals + at]! += out;
        people[totals + S + at]! += furloughed;
        people[totals + 2 * S + at]! += separated;
        people[totals + 3 * S + regionAt[world.region[site]!]!]! += out;
      }
      people[3]! += out + block.placed[site]!;
      people[6]! += block.placed[site]!;
      people[7]! += block.noticed[site]!;
      people[8]! += block.shortHours[site]!;
      if (rest > 0) {
        const head = block.headcount[site]!;
        real[at]! += head * (block.leavingUnits[site]! / rest);
        weight[at]! += head;
        if (block.madeUnits[site]! < STOPPED_SHARE * rest) stopped[i] = 1;
        const product = productAt[i]!;
        if (product >= 0) lost[product]! += rest - block.leavingUnits[site]!;
      }
      if (report >= 0) {
        siteOut[report * counted.length + i] = out;
        siteStopped[report * counted.length + i] = stopped[i]!;
      }
    }
    for (let at = 0; at < S; at++) real[at] = weight[at]! > 0 ? real[at]! / weight[at]! : 1;
    for (let fill = 0; fill < world.fills; fill++) {
      const at = fillSlot[fill]!;
      if (at < 0) continue;
      real[S + at]! += block.stockUnits[fill]!;
      restUse[at]! += block.restUse[fill]!;
    }
    for (let at = 0; at < restUse.length; at++) real[S + at] = restUse[at]! > 0 ? real[S + at]! / restUse[at]! : 0;
    const firstLost = S + restUse.length;
    for (let at = 0; at < lost.length; at++) real[firstLost + at] = lost[at]!;
    const firstUse = firstLost + lost.length;
    for (let link = firstUseLink; link < world.links; link++) {
      const at = useSlot[link]!;
      if (at >= 0) real[firstUse + at]! += block.unmadeUnits[link]!;
    }
    for (let s = 0; s < people.length; s++) target.people[(s * days + day) * replications + slot] = people[s]!;
    for (let s = 0; s < real.length; s++)
      target.real[(s * days + day) * replications + slot] = max(real[s]!, -1e300) + 0;
    if (day < days - 1) return;
    // Only a replication that came to its end enters the sums.
    for (let i = 0; i < siteOut.length; i++) {
      target.siteOutOfWork[i]! += siteOut[i]!;
      target.siteStopped[i]! += siteStopped[i]!;
    }
  };
  const forget = (slot: number) => {
    for (let at = slot; at < target.people.length; at += replications) target.people[at] = 0;
    for (let at = slot; at < target.real.length; at += replications) target.real[at] = 0;
  };
  return { day: recordDay, forget };
}
