import type { OriginRow, WorldFiles } from "../scenario/worldTypes.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import type { Node, Valuer } from "./rows.ts";

const companyOf = (files: WorldFiles, node: Node) =>
  node.kind === "plant" ? files.companies.find(({ id }) => id === node.row.company)! : null;

/** The origin by which a plant's company ships the plant's own product from abroad; null when there is none. */
export function foreignOriginOf(files: WorldFiles, node: Node): OriginRow | null {
  const id = companyOf(files, node)?.foreignOrigin ?? "";
  const origin = files.origins.find((row) => row.id === id);
  return origin !== undefined && node.kind === "plant" && origin.product === node.row.product ? origin : null;
}

/** What a company's plants abroad can do for each of its sites here. */
export function drawForeign({ files, rows, world }: Economy, value: Valuer, block: Block): void {
  rows.nodes.forEach((node, site) => {
    const company = world.foreignOrigin[site]! < 0 ? null : companyOf(files, node);
    block.foreignShare[site] = company === null ? 0 : value(company.foreignShare);
    block.foreignDays[site] = company === null ? 0 : value(company.foreignDays);
  });
}
