import { exp } from "../numbers/math.ts";
import { normalQuantile } from "../numbers/quantile.ts";
import type { Quantity } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import type { Luck } from "./luck.ts";
import type { Node, Valuer } from "./rows.ts";

/** Whose cash a site lives on, and how long it lasts; null when it lasts for good. A generated firm is a company of one site. */
function cashOf(files: WorldFiles, node: Node): { readonly id: string; readonly cashDays: Quantity } | null {
  if (node.kind === "origin") return null;
  const id = node.kind === "plant" ? node.row.company : node.id;
  const row =
    node.kind === "plant"
      ? files.companies.find((company) => company.id === id)
      : files.regimes.find(({ regime }) => regime === files.suppliers!.regime);
  return row === undefined || row.cashDays === null ? null : { id, cashDays: row.cashDays };
}

/** Site rows of every company whose cash can be gone, companies in the order of their first sites; often none. */
export function companiesWithCash(files: WorldFiles, nodes: readonly Node[]): readonly (readonly number[])[] {
  const companies = new Map<string, number[]>();
  nodes.forEach((node, row) => {
    const cash = cashOf(files, node);
    if (cash === null) return;
    const key = `${node.kind} ${cash.id}`;
    if (!companies.has(key)) companies.set(key, []);
    companies.get(key)!.push(row);
  });
  return [...companies.values()];
}

/**
 * Cash of each company and its sites' parts of it.
 *
 *   cash = cashDays x exp(sigma z), one z a company      weight of a site = its share of the company's people / its rest output
 */
export function drawCash(economy: Economy, value: Valuer, luck: Luck, block: Block): void {
  const { files, rows, world } = economy;
  const sigma = value(files.luck.cashCompanySigma);
  block.cashWeight.fill(0);
  for (let company = 0; company < world.companies; company++) {
    const sites = world.companySite.subarray(world.companyStart[company], world.companyStart[company + 1]);
    const { id, cashDays } = cashOf(files, rows.nodes[sites[0]!]!)!;
    const effect = sigma > 0 ? exp(sigma * normalQuantile(luck("cash", id), 0, 1)) : 1;
    block.cashDays[company] = value(cashDays) * effect;
    const people = sites.reduce((sum, site) => sum + block.headcount[site]!, 0);
    for (const site of sites) {
      const rest = block.restOutput[site]!;
      block.cashWeight[site] = people > 0 && rest > 0 ? block.headcount[site]! / (people * rest) : 0;
    }
  }
}
