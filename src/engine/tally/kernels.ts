import type { Block } from "../../world/block.ts";
import type { Members } from "./members.ts";
import type { Tally, TallyTable } from "./tally.ts";
import { tallyCause } from "./tallyCause.ts";
import { tallyGroup } from "./tallyGroup.ts";
import { tallyMaterial } from "./tallyMaterial.ts";
import { tallyPrice } from "./tallyPrice.ts";
import { tallyProduct } from "./tallyProduct.ts";
import { tallyRegion } from "./tallyRegion.ts";
import { tallySlot } from "./tallySlot.ts";
import { tallyStage } from "./tallyStage.ts";
import { tallyStopped } from "./tallyStopped.ts";
import { tallyStops } from "./tallyStops.ts";
import { tallyStrike } from "./tallyStrike.ts";
import { tallySwitch } from "./tallySwitch.ts";
import { tallyTotal } from "./tallyTotal.ts";
import { tallyUse } from "./tallyUse.ts";

/** One of the kernels that keep the books, in the subset of phases: it compiles to lanes like them. */
export interface TallyKernel {
  readonly name: string;
  readonly over: TallyTable;
  readonly run: (members: Members, block: Block, tally: Tally, row: number) => void;
}

const kernel = (over: TallyTable, run: TallyKernel["run"], name = run.name): TallyKernel => ({ name, over, run });

/** The books of a day, in order; totals add up stages, regions their groups, and stops are added up once every line has been looked at. */
export const tallyKernels: readonly TallyKernel[] = [
  kernel("stage", tallyStage),
  kernel("total", (members, _block, tally, row) => tallyTotal(members, tally, row), "tallyTotal"),
  kernel("group", tallyGroup),
  kernel("region", (members, _block, tally, row) => tallyRegion(members, tally, row), "tallyRegion"),
  kernel("cause", tallyCause),
  kernel("strike", tallyStrike),
  kernel("slot", tallySlot),
  kernel("product", tallyProduct),
  kernel("material", tallyMaterial),
  kernel("switch", tallySwitch),
  kernel("use", tallyUse),
  kernel("market", tallyPrice),
  kernel("counted", tallyStopped),
  kernel("stage", (members, _block, tally, row) => tallyStops(members, tally, row), "tallyStops"),
];
