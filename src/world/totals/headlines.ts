import type { HeadlineCheck } from "../../scenario/worldRules.ts";
import type { Block } from "../block.ts";
import type { Economy } from "../economy.ts";
import { DAYS_PER_YEAR } from "./medians.ts";

/** A sum of this world beside what was published or estimated of it elsewhere. */
export interface HeadlineTotal {
  readonly name: string;
  readonly unit: string;
  readonly sum: number;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly verdict: "below" | "inside" | "above";
  readonly source: string;
}

/** The headline sums of world.yaml, taken over counted sites at rest. */
export function headlineTotals(economy: Economy, block: Block): HeadlineTotal[] {
  return economy.files.headlines.map((check) => {
    const sum = headlineSum(economy, block, check);
    const [low, expected, high] = check.expected;
    const verdict = sum < low ? "below" : sum > high ? "above" : "inside";
    return { name: check.name, unit: check.unit, sum, low, expected, high, verdict, source: check.source };
  });
}

function headlineSum({ rows, world }: Economy, block: Block, check: HeadlineCheck): number {
  let sum = 0;
  rows.nodes.forEach((node, site) => {
    if (world.countedSite[site] !== 1) return;
    if (check.sum === "suppliers") sum += node.kind === "supplier" ? block.headcount[site]! : 0;
    else if (node.kind !== "plant") return;
    else if (check.sum === "headcount") sum += check.of.includes(node.row.stage) ? block.headcount[site]! : 0;
    else sum += check.of.includes(node.row.product) ? block.restOutput[site]! * DAYS_PER_YEAR : 0;
  });
  return sum;
}
