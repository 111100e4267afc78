import type { Block } from "../block.ts";
import type { Economy } from "../economy.ts";
import { stageOf } from "../fillWorld.ts";
import { DAYS_PER_YEAR, productOf, unitOf } from "./medians.ts";

/** Sites of one stage that make one product, in counted regions, at rest. */
export interface StageTotal {
  readonly stage: string;
  readonly name: string;
  readonly group: "direct" | "supplier";
  readonly product: string;
  readonly unit: string;
  readonly sites: number;
  readonly people: number;
  readonly outputPerYear: number;
  /** As in sites.csv; null where nobody's capacity is given (generated suppliers). */
  readonly capacityPerYear: number | null;
  /** Sites of which rest asks more than they can make: the solver raised their capacity. */
  readonly raised: number;
}

/** Sums by stage and product, in the order of stages.csv. */
export function stageTotals(economy: Economy, block: Block): StageTotal[] {
  const { files, rows, world } = economy;
  return files.stages.flatMap((stage) => {
    const sums = new Map<
      string,
      { sites: number; people: number; output: number; capacity: number | null; raised: number }
    >();
    rows.nodes.forEach((node, site) => {
      if (world.countedSite[site] !== 1 || stageOf(files, node) !== stage.id) return;
      const product = productOf(economy, site);
      const sum = sums.get(product) ?? { sites: 0, people: 0, output: 0, capacity: 0, raised: 0 };
      sum.sites += 1;
      sum.people += block.headcount[site]!;
      sum.output += block.restOutput[site]! * DAYS_PER_YEAR;
      if (node.kind !== "plant") sum.capacity = null;
      else {
        if (sum.capacity !== null) sum.capacity += node.row.capacityUnitsPerYear;
        if (block.capacityUnits[site]! > node.row.capacityUnitsPerYear / DAYS_PER_YEAR) sum.raised += 1;
      }
      sums.set(product, sum);
    });
    return [...sums].map(([product, sum]) => ({
      stage: stage.id,
      name: stage.name,
      group: stage.group,
      product,
      unit: unitOf(economy, product),
      sites: sum.sites,
      people: sum.people,
      outputPerYear: sum.output,
      capacityPerYear: sum.capacity,
      raised: sum.raised,
    }));
  });
}
