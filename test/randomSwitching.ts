import type { FillRow, LinkRow, WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { fill, link } from "./worlds.ts";

/**
 * Gives about half of the random worlds second sources and materials to be qualified: links from other makers of a slot's products, a
 * further product in a slot of which nothing is used at rest, ceilings that a programme raises. Dice of their own.
 */
export function withSwitching(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`switching of ${seed}`);
  if (d.chance(0.5)) return files;
  const deeper = (buyer: string) => [
    ...files.sites.filter((other) => other.id[1] > buyer[1]),
    ...files.origins.filter((one) => one.id.startsWith("o")),
  ];
  const fills: FillRow[] = [];
  const links: LinkRow[] = [];
  for (const slot of files.slots) {
    // A recipe is named like the one site that uses it.
    const buyer = slot.recipe;
    const taken = new Set(
      files.links.filter((row) => row.buyer === buyer && row.slot === slot.slot).map((row) => row.supplier),
    );
    const free = d.shuffled(deeper(buyer).filter((row) => !taken.has(row.id)));
    const known = files.fills.filter((row) => row.recipe === buyer && row.slot === slot.slot);
    const fresh = free.find((row) => known.every((one) => one.product !== row.product));
    if (fresh !== undefined && d.chance(0.4))
      fills.push(
        fill(buyer, slot.slot, fresh.product, { mixShare: 0, ceilingShare: d.pick([0, 0.1]), ...programme(d) }),
      );
    const products = [...known, ...fills.filter((row) => row.recipe === buyer && row.slot === slot.slot)];
    const sellers = free.filter((row) => products.some(({ product }) => product === row.product));
    for (const seller of sellers.slice(0, d.whole(0, 2)))
      links.push(
        link(seller.id, buyer, slot.slot, {
          share: null,
          qualifyDays: d.chance(0.3) ? "coverDays" : d.between(0, 40),
          entitlementShare: d.between(0.05, 1),
          transitDays: "recipe" in seller || d.chance(0.7) ? null : d.whole(1, 30),
        }),
      );
  }
  return {
    ...files,
    fills: [...files.fills.map((row) => (d.chance(0.2) ? { ...row, ...programme(d) } : row)), ...fills],
    links: [...files.links, ...links],
    slots: files.slots.map((row) => ({
      ...row,
      belowCoverShare: d.chance(0.3) ? d.between(0.1, 1) : null,
      programmeCostDays: d.chance(0.3) ? d.between(0, 30) : null,
    })),
    origins: files.origins.map((row) => ({ ...row, spareUnitsPerYear: d.chance(0.5) ? 0 : d.between(0, 50_000) })),
    switching: { belowCoverShare: d.between(0.1, 1), programmeCostDays: d.between(0, 30) },
    luck: { ...files.luck, qualifyDaysSigma: d.between(0, 0.5) },
  };
}

const programme = (d: ReturnType<typeof dice>): Partial<FillRow> => ({
  qualifyDays: d.between(0, 40),
  qualifiedCeilingShare: d.between(0.1, 1),
});

/** In half of the random worlds capacity comes at some places, before, during or after the run. Dice of their own. */
export function withRamps(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`ramps of ${seed}`);
  if (d.chance(0.5)) return files;
  const sites = files.sites.filter((row) => row.capacityUnitsPerYear > 0);
  const places = [...sites, ...files.origins].filter(() => d.chance(0.4));
  return {
    ...files,
    ramps: places.flatMap(({ id }) =>
      ["2026-08-01", "2027-01-20"].slice(0, d.whole(1, 2)).map((begins) => ({
        site: id,
        begins,
        slipDays: d.chance(0.5) ? 0 : "coverDays",
        rampDays: d.between(1, 200),
        addedUnitsPerYear: d.between(0, 100_000),
        scale: d.between(0, 1),
        ...{ line: 1, sourceKind: "judgement", source: "", note: "" },
      })),
    ),
  };
}

/** The same world without second sources and programmes. */
export const withoutSwitching = (files: WorldFiles): WorldFiles => ({
  ...files,
  fills: files.fills.map((row) => ({ ...row, qualifyDays: null, qualifiedCeilingShare: null })),
  links: files.links.filter((row) => row.qualifyDays === null),
  switching: null,
});
