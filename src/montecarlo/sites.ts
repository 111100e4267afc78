import type { SiteInfo } from "../analysis/siteMeans.ts";
import { type Economy, nominalValuer } from "../world/economy.ts";
import { stageOf } from "../world/fillWorld.ts";
import { supplierJobsOf } from "../world/people.ts";

/** Names of the counted sites, and whom each generated supplier lives on: its jobs at factor medians, by customer. */
export function sitesOf(economy: Economy): SiteInfo[] {
  const { files, rows, world } = economy;
  const jobs = supplierJobsOf(economy, nominalValuer(files.factors, economy.factorIndex));
  return rows.nodes.flatMap((node, row): SiteInfo[] => {
    if (world.countedSite[row] !== 1 || node.kind === "origin") return [];
    const place = { stage: stageOf(files, node)!, region: files.regions[world.region[row]!]!.id };
    if (node.kind === "plant") return [{ id: node.id, name: `${node.row.name}, ${node.row.region}`, ...place }];
    const parts = node.firm.customers.map(({ site, weight }) => ({
      site: rows.nodes[site]!.id,
      share: weight * jobs[site]!,
    }));
    const total = parts.reduce((sum, part) => sum + part.share, 0);
    const customers = total > 0 ? parts.map(({ site, share }) => ({ site, share: share / total })) : [];
    return [{ id: node.id, name: node.firm.name, ...place, customers }];
  });
}
