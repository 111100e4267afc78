import { sourceKinds } from "../../scenario/sourceColumns.ts";
import type { Factor } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";

/** How many numbers of a world rest on one kind of source. */
export interface SourceCount {
  readonly kind: string;
  readonly factors: number;
  readonly capacities: number;
  readonly headcounts: number;
  /** People at the named sites whose headcount has this kind of source. */
  readonly people: number;
  readonly links: number;
  /** Rows of all other tables. */
  readonly otherRows: number;
}

/** Counts by kind of source, best known first; kinds that nothing rests on are left out. Generated suppliers are not counted. */
export function sourceCounts(files: WorldFiles): SourceCount[] {
  const others = [
    ...[files.regions, files.companies, files.products, files.stages, files.origins, files.slots, files.fills],
    ...[files.endUses, files.demand, files.regimes, files.supplierRegions, files.ramps, files.pay, files.benefits],
  ].flat();
  return [...sourceKinds, "published-unnamed"].flatMap((kind) => {
    const peopled = files.sites.filter((site) => site.headcountSourceKind === kind);
    const count: SourceCount = {
      kind,
      factors: files.factors.filter((factor) => kindOf(factor) === kind).length,
      capacities: files.sites.filter((site) => site.capacitySourceKind === kind).length,
      headcounts: peopled.length,
      people: peopled.reduce((sum, site) => sum + site.headcount, 0),
      links: files.links.filter((link) => link.sourceKind === kind).length,
      otherRows: others.filter((row) => row.sourceKind === kind).length,
    };
    const any = count.factors + count.capacities + count.headcounts + count.links + count.otherRows > 0;
    return any ? [count] : [];
  });
}

/** Kind of a prior's source in the words of the tables, which say in one word who published. */
function kindOf({ source }: Factor): string {
  return source.kind === "published" ? `published-${source.by ?? "unnamed"}` : source.kind;
}
