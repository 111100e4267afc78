import { show, suggest } from "../errors.ts";
import { links } from "../networkTables.ts";
import * as tables from "../worldTables.ts";
import type { LinkRow, WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";
import { groupBy } from "./group.ts";
import { slotKey } from "./recipes.ts";

/** Each link by itself, and that every fill of every site can come from somewhere. */
export function checkLinks(world: WorldFiles, blame: Blame): void {
  const siteOf = new Map(world.sites.map((site) => [site.id, site]));
  const productOf = suppliedProducts(world);
  const fillsOf = groupBy(world.fills, ({ recipe, slot }) => slotKey(recipe, slot));
  for (const link of world.links) {
    checkShape(link, siteOf.has(link.supplier), blame);
    // checkNames has seen to it that the buyer is a site and the supplier a site or origin.
    const recipe = siteOf.get(link.buyer)?.recipe ?? "";
    const fills = fillsOf.get(slotKey(recipe, link.slot));
    if (!fills) {
      const accepted = world.slots.filter((slot) => slot.recipe === recipe).map(({ slot }) => slot);
      const problem = `${show(link.slot)} is not a slot of ${recipe ? `the recipe ${recipe} of` : "the recipe-less"} ${link.buyer}`;
      blame(links, link, "slot", { value: link.slot, problem, remedy: suggest(link.slot, accepted, "slot") });
    }
    const product = productOf.get(link.supplier);
    if (fills.some((fill) => fill.product === product)) continue;
    const problem = `${link.supplier} supplies ${product}, which cannot fill the slot ${link.slot} of ${recipe}`;
    const remedy = `give a supplier of ${fills.map((fill) => fill.product).join(" or ")}`;
    blame(links, link, "supplier", { value: link.supplier, problem, remedy });
  }
  checkEveryFill(world, productOf, blame);
}

/** Whether a link is a second source, from which nothing is bought at rest. */
export const isSecondSource = ({ qualifyDays }: LinkRow): boolean => qualifyDays !== null;

/** What each site makes and each origin supplies, by id. */
export function suppliedProducts(world: Pick<WorldFiles, "sites" | "origins">): ReadonlyMap<string, string> {
  return new Map([...world.sites, ...world.origins].map(({ id, product }) => [id, product]));
}

function checkShape(link: LinkRow, fromSite: boolean, blame: Blame): void {
  if (isSecondSource(link)) {
    const named = link.share !== null ? "share" : "mixShape";
    if (link[named] !== null) {
      const problem = `${named} stands beside qualifyDays, but nothing is bought from a second source at rest`;
      blame(links, link, named, { value: link[named], problem, remedy: `leave ${named} or qualifyDays empty` });
    }
  } else if ((link.share === null) === (link.mixShape === null)) {
    const problem = link.share === null ? "neither share nor mixShape is given" : "share and mixShape are both given";
    blame(links, link, "share", {
      value: link.share,
      problem,
      remedy: "give share when it is fixed, mixShape when it is drawn",
    });
  }
  if (link.mixShape === 0) {
    const remedy = "give a shape above 0, or leave the link out";
    blame(links, link, "mixShape", { value: 0, problem: "a gamma draw of shape 0 is no draw", remedy });
  }
  if (link.supplier === link.buyer) {
    blame(links, link, "buyer", {
      value: link.buyer,
      problem: `${link.buyer} buys from itself`,
      remedy: "give another buyer",
    });
  }
  if (fromSite && link.transitDays !== null) {
    const problem = `${link.supplier} is a site, whose goods arrive the next morning`;
    blame(links, link, "transitDays", {
      value: link.transitDays,
      problem,
      remedy: "leave transitDays empty; only links of origins have it",
    });
  }
}

function checkEveryFill(world: WorldFiles, productOf: ReadonlyMap<string, string>, blame: Blame): void {
  const supplied = new Set(
    world.links
      .filter((link) => !isSecondSource(link))
      .map(({ supplier, buyer, slot }) => [buyer, slot, productOf.get(supplier)].join("\n")),
  );
  const fillsOf = groupBy(world.fills, ({ recipe }) => recipe);
  for (const site of world.sites) {
    for (const { slot, product, mixShare } of fillsOf.get(site.recipe) ?? []) {
      if (mixShare === 0 || supplied.has([site.id, slot, product].join("\n"))) continue;
      const problem = `${site.id} uses ${site.recipe}, but no link brings it ${product} for its slot ${slot}`;
      const remedy = "give a link in links.csv, or mixShare 0 in fills.csv";
      blame(tables.sites, site, "recipe", { value: site.recipe, problem, remedy });
    }
  }
}
