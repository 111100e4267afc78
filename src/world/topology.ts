import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { FillNode, LinkNode, Node, Rows, SlotNode, SupplierFirm } from "./rows.ts";

/** Lays out the rows of the economy: sites, then slots, fills and links in the order of their sites, then links of end uses. */
export function layRows(files: WorldFiles, firms: readonly SupplierFirm[]): Rows {
  const nodes: Node[] = [
    ...files.sites.map((row): Node => ({ kind: "plant", id: row.id, row })),
    ...firms.map((firm): Node => ({ kind: "supplier", id: firm.id, firm })),
    ...files.origins.map((row): Node => ({ kind: "origin", id: row.id, row })),
  ];
  const rowOf = new Map(nodes.map((node, row) => [node.id, row]));
  const productOf = new Map([...files.sites, ...files.origins].map((row) => [row.id, row.product]));
  const suppliersOf = new Map<number, { supplier: number; weight: number }[]>();
  for (const firm of firms)
    for (const { site, weight } of firm.customers) {
      if (!suppliersOf.has(site)) suppliersOf.set(site, []);
      suppliersOf.get(site)!.push({ supplier: rowOf.get(firm.id)!, weight });
    }

  const slots: SlotNode[] = [];
  const fills: FillNode[] = [];
  const links: LinkNode[] = [];
  files.sites.forEach((site, row) => {
    for (const slot of files.slots.filter((candidate) => site.recipe !== "" && candidate.recipe === site.recipe)) {
      slots.push({ site: row, name: slot.slot, row: slot });
      for (const fill of files.fills.filter((f) => f.recipe === site.recipe && f.slot === slot.slot)) {
        fills.push({ slot: slots.length - 1, row: fill });
        for (const link of files.links)
          if (link.buyer === site.id && link.slot === slot.slot && productOf.get(link.supplier) === fill.product)
            links.push({
              kind: "fill",
              fill: fills.length - 1,
              supplier: rowOf.get(link.supplier)!,
              row: link,
              // Nothing is bought from a second source at rest.
              share: link.qualifyDays === null ? link.share : 0,
            });
      }
    }
    const partners = suppliersOf.get(row);
    if (partners === undefined) return;
    slots.push({ site: row, name: files.suppliers!.product, row: null });
    fills.push({ slot: slots.length - 1, row: null });
    for (const partner of partners) links.push({ kind: "parts", fill: fills.length - 1, ...partner });
  });
  files.endUses.forEach((use, endUse) => {
    for (const row of files.demand)
      if (row.endUse === use.id) links.push({ kind: "use", endUse, supplier: rowOf.get(row.supplier)!, row });
  });
  return { nodes, slots, fills, links, endUses: files.endUses };
}

/** Sites with every buyer before its suppliers. @throws Error on a cycle; reading a world has named it to its user already. */
export function buyersFirst(rows: Rows): number[] {
  const buyerOf = (link: LinkNode) => (link.kind === "use" ? -1 : rows.slots[rows.fills[link.fill]!.slot]!.site);
  const suppliers = rows.nodes.map((): number[] => []);
  const waiting = new Int32Array(rows.nodes.length);
  for (const link of rows.links) {
    const buyer = buyerOf(link);
    if (buyer < 0) continue;
    suppliers[buyer]!.push(link.supplier);
    waiting[link.supplier]!++;
  }
  const order = rows.nodes.map((_, row) => row).filter((row) => waiting[row] === 0);
  for (let next = 0; next < order.length; next++)
    for (const supplier of suppliers[order[next]!]!) if (--waiting[supplier]! === 0) order.push(supplier);
  if (order.length < rows.nodes.length) throw new Error("sites supply each other in a circle");
  return order;
}
