import type { Table } from "./csv.ts";
import { ScenarioError, show } from "./errors.ts";
import type { CompanyRow, FillRow, LinkRow, RegimeRow, SiteRow, SourceDefaults, WorldFiles } from "./worldTypes.ts";

/** What rows leave unsaid and their world says once, or what follows from other cells. Everything is said in full afterwards. */

/**
 * Rows with the source that their table has in world.yaml where they give none of their own, and their id as their name.
 * @throws ScenarioError at a row that has no source at all
 */
export function completed<Row extends { readonly line: number; readonly sourceKind: string; readonly source: string }>(
  rows: readonly Row[],
  { file, key }: Pick<Table<Row>, "file" | "key">,
  path: string,
  sources: SourceDefaults,
): readonly Row[] {
  const given = sources[file] ?? sources.all;
  return rows.map((row) => {
    const named = "name" in row && row.name === "" ? { ...row, name: String(row[key[0]!]) } : row;
    if (row.sourceKind !== "") return named;
    if (given === undefined) {
      const problem = "the row does not say where its numbers come from";
      const remedy = `give sourceKind, or sources with ${show(file)} or all in world.yaml`;
      throw new ScenarioError({ file: path, line: row.line, column: "sourceKind" }, { value: "", problem, remedy });
    }
    return { ...named, sourceKind: given.kind, source: row.source === "" ? (given.source ?? "") : row.source };
  });
}

/** A site whose capacity and headcount have the row's source where they give none, and whose headcount is sure where it has no range. */
export function completeSite(site: SiteRow): SiteRow {
  const { sourceKind, source, headcount } = site;
  const capacity = site.capacitySourceKind === "" ? { capacitySourceKind: sourceKind, capacitySource: source } : {};
  const people = site.headcountSourceKind === "" ? { headcountSourceKind: sourceKind, headcountSource: source } : {};
  return {
    ...site,
    ...capacity,
    ...people,
    company: site.company === "" ? site.id : site.company,
    headcountLow: Number.isNaN(site.headcountLow) ? headcount : site.headcountLow,
    headcountHigh: Number.isNaN(site.headcountHigh) ? headcount : site.headcountHigh,
  };
}

/** A regime whose ramping plants keep what the others keep, where it does not say. */
export const completeRegime = (regime: RegimeRow): RegimeRow => ({
  ...regime,
  keptShareRamping: regime.keptShareRamping === "" ? regime.keptShare : regime.keptShareRamping,
});

/**
 * Companies that nobody declares: every company of sites.csv where there is no companies.csv, and else each site that names none as a
 * company of its own. They employ who works at those sites.
 */
export function addCompanies(
  companies: readonly CompanyRow[],
  sites: readonly SiteRow[],
  declared: boolean,
): CompanyRow[] {
  const known = new Map(companies.map((company) => [company.id, company]));
  for (const { company: id, id: site, name, headcount, line, sourceKind, source } of sites) {
    const before = known.get(id);
    if (before !== undefined && companies.includes(before)) continue;
    if (declared && id !== site) continue;
    const employees = (before?.employees ?? 0) + headcount;
    const more = {
      cashDays: null,
      foreignOrigin: "",
      foreignShare: 0,
      foreignDays: 0,
      note: "the people of its sites",
    };
    known.set(id, { id, name: id === site ? name : id, employees, line, sourceKind, source, ...more });
  }
  return [...known.values()];
}

/** Fills that nobody declares: a slot called like a product is filled by that product, one unit for one. */
export function addFills({ fills, slots, products }: Pick<WorldFiles, "fills" | "slots" | "products">): FillRow[] {
  const filled = new Set(fills.map(({ recipe, slot }) => `${recipe}\n${slot}`));
  const made = slots.flatMap(({ recipe, slot, line, sourceKind, source }): FillRow[] => {
    if (filled.has(`${recipe}\n${slot}`) || !products.some(({ id }) => id === slot)) return [];
    const share = { mixShare: null, ceilingShare: 1, ceilingMassShare: null, massRatio: null };
    const programme = { qualifyDays: null, qualifiedCeilingShare: null, qualifiedCeilingMassShare: null };
    return [
      {
        recipe,
        slot,
        product: slot,
        slotUnitsPerUnit: 1,
        ...share,
        ...programme,
        line,
        sourceKind,
        source,
        note: "slot called like its product",
      },
    ];
  });
  return [...fills.map((fill) => alone(fill, fills)), ...made];
}

/** The only fill of a slot may fill the whole of it. */
function alone(fill: FillRow, fills: readonly FillRow[]): FillRow {
  const { ceilingShare, ceilingMassShare, massRatio, recipe, slot } = fill;
  if (ceilingShare !== null || ceilingMassShare !== null || massRatio !== null) return fill;
  const others = fills.filter((one) => one.recipe === recipe && one.slot === slot);
  return others.length === 1 ? { ...fill, ceilingShare: 1 } : fill;
}

/** Links with neither a share nor a draw: the only supplier of a product to a slot supplies all of it, second sources apart. */
export function completeLinks(links: readonly LinkRow[], productOf: ReadonlyMap<string, string>): LinkRow[] {
  const keyOf = ({ buyer, slot, supplier }: LinkRow) => `${buyer}\n${slot}\n${productOf.get(supplier)}`;
  const count = new Map<string, number>();
  const usual = (link: LinkRow) => link.qualifyDays === null;
  for (const link of links.filter(usual)) count.set(keyOf(link), (count.get(keyOf(link)) ?? 0) + 1);
  return links.map((link) =>
    usual(link) && link.share === null && link.mixShape === null && count.get(keyOf(link)) === 1
      ? { ...link, share: 1 }
      : link,
  );
}
