import type { ChainFlow } from "../world/totals/chain.ts";
import { percent } from "./amounts.ts";
import { table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** The widest column of makers. */
const MAKERS_WIDTH = 27;

/** One arrow a product, upstream first: who makes it, in what shares, and who takes it. End uses stand in brackets. */
export function drawChain(flows: readonly ChainFlow[]): string {
  const products = [...new Set(flows.map((flow) => flow.product))];
  const longest = Math.max(...products.map((product) => product.length));
  const takersWidth = Math.max(16, WIDTH - MAKERS_WIDTH - (longest + "--  -->".length) - 4);
  const rows = products.map((product) => {
    const parts = flows.filter((flow) => flow.product === product);
    return [
      wrap(makers(parts).join(", "), MAKERS_WIDTH, ", "),
      `-- ${product} ${"-".repeat(longest - product.length)}-->`,
      wrap(takers(parts).join(", "), takersWidth, ", "),
    ];
  });
  return table(["", "", ""], rows);
}

/** Who makes a product, with shares of what buyers take whose outcomes count; of everything where nobody such does. */
function makers(flows: readonly ChainFlow[]): string[] {
  const inside = flows.filter((flow) => flow.kind !== "outsideUse");
  const units = sums((inside.length > 0 ? inside : flows).map((flow) => [flow.from, flow.unitsPerYear]));
  const total = [...units.values()].reduce((sum, n) => sum + n, 0);
  const sorted = [...units].sort(([, a], [, b]) => b - a);
  return sorted.map(([from, n]) => (sorted.length === 1 ? from : `${from} ${percent(n / total)}`));
}

/** Who takes it: stages, end uses, and all others as one; the largest first. */
function takers(flows: readonly ChainFlow[]): string[] {
  const named = (kind: ChainFlow["kind"]) =>
    [...sums(flows.filter((flow) => flow.kind === kind).map((flow) => [flow.to, flow.unitsPerYear]))]
      .sort(([, a], [, b]) => b - a)
      .map(([to]) => to);
  const others = named("outsideUse").length > 0 ? ["[others]"] : [];
  return [...named("stage"), ...named("endUse").map((use) => `[${use}]`), ...others];
}

function sums(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const [key, n] of entries) result.set(key, (result.get(key) ?? 0) + n);
  return result;
}
