import { exp } from "../numbers/math.ts";
import type { Quantity } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import type { Node, Valuer } from "./rows.ts";

/** Whose cash a site lives on. A generated firm is a company of one site. */
export const cashHolder = (node: Node): string => (node.kind === "plant" ? node.row.company : node.id);

/** How long the cash of a site's company lasts; null when it lasts for good. */
function cashOf(files: WorldFiles, node: Node): Quantity | null {
  if (node.kind === "origin") return null;
  const id = cashHolder(node);
  const row =
    node.kind === "plant"
      ? files.companies.find((company) => company.id === id)
      : files.regimes.find(({ regime }) => regime === files.suppliers!.regime);
  return row?.cashDays ?? null;
}

/** Site rows of every company whose cash can be gone, companies in the order of their first sites; often none. */
export function companiesWithCash(files: WorldFiles, nodes: readonly Node[]): readonly (readonly number[])[] {
  const companies = new Map<string, number[]>();
  nodes.forEach((node, row) => {
    if (cashOf(files, node) === null) return;
    const key = `${node.kind} ${cashHolder(node)}`;
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
export function drawCash(economy: Economy, value: Valuer, draws: Pick<Draws, "cash">, block: Block): void {
  const { files, rows, world } = economy;
  const sigma = value(files.luck.cashCompanySigma);
  block.cashWeight.fill(0);
  for (let company = 0; company < world.companies; company++) {
    const from = world.companyStart[company]!;
    const to = world.companyStart[company + 1]!;
    const days = value(cashOf(files, rows.nodes[world.companySite[from]!]!)!);
    block.cashDays[company] = sigma > 0 ? days * exp(sigma * draws.cash[company]!) : days;
    let people = 0;
    for (let at = from; at < to; at++) people += block.headcount[world.companySite[at]!]!;
    for (let at = from; at < to; at++) {
      const site = world.companySite[at]!;
      const rest = block.restOutput[site]!;
      block.cashWeight[site] = people > 0 && rest > 0 ? block.headcount[site]! / (people * rest) : 0;
    }
  }
}
