import { ScenarioError, show, suggest } from "../errors.ts";
import type { Feed } from "../feedTypes.ts";
import type { PlaceOf } from "../issues.ts";
import type { WorldFiles } from "../worldTypes.ts";
import { type Path, pathText } from "../yaml.ts";

const CROSSED = "give regions between which links.csv has goods sent, the seller's in from";

/** Whether anything crosses a feed's border: over a link, from a company's plants abroad, or from a supplier that is generated. */
function crossed({ from, to }: Feed, world: WorldFiles): boolean {
  const { sites, origins, links, companies, suppliers, supplierRegions } = world;
  const place = new Map([...sites, ...origins].map(({ id, region }) => [id, region]));
  const border = (here: string, there: string) => here !== there && from.includes(here) && to.includes(there);
  const leaves = (seller: string, buyer: string) => border(place.get(seller)!, place.get(buyer)!);
  const abroad = (company: string) => companies.find(({ id }) => id === company)?.foreignOrigin ?? "";
  const elsewhere = supplierRegions.filter(({ weight }) => suppliers !== null && weight > 0);
  return (
    links.some(({ supplier, buyer }) => leaves(supplier, buyer)) ||
    sites.some(({ id, company }) => abroad(company) !== "" && leaves(abroad(company), id)) ||
    sites.some(({ region }) => elsewhere.some((row) => border(row.region, region)))
  );
}

/** A feed's targets must be the world's, and flows in units be of one product. @throws ScenarioError at the value in the scenario file */
export function checkFeed(feed: Feed, path: Path, world: WorldFiles, placeOf: PlaceOf): void {
  const fail = (inner: Path, value: unknown, problem: string, remedy: string) => {
    const full = [...path, ...inner];
    throw new ScenarioError(placeOf(full), { key: pathText(full), value, problem, remedy });
  };
  const names = (
    key: "groups" | "origins" | "from" | "to" | "sites" | "endUses" | "suppliers",
    there: readonly string[],
    what: string,
  ) => {
    for (const [index, name] of feed[key].entries())
      if (!there.includes(name))
        fail([key, index], name, `${show(name)} is not ${what} in ${world.name}`, suggest(name, there, "name"));
  };
  const origins = world.origins.map(({ id }) => id);
  const places = [...world.sites.map(({ id }) => id), ...origins];
  names(
    "groups",
    [...new Set(world.origins.map(({ controlGroup }) => controlGroup))].filter(Boolean),
    "a control group of an origin",
  );
  names("origins", origins, "an origin");
  const regions = world.regions.map(({ id }) => id);
  names("from", regions, "a region");
  names("to", regions, "a region");
  if (feed.from.length > 0 && !crossed(feed, world))
    fail(["to"], feed.to, `nothing is sent from ${feed.from.join(", ")} to ${feed.to.join(", ")}`, CROSSED);
  names("sites", places, "a site or origin");
  names(
    "endUses",
    world.endUses.map(({ id }) => id),
    "an end use",
  );
  const sellers = world.demand.filter(({ endUse }) => feed.endUses.includes(endUse)).map(({ supplier }) => supplier);
  names("suppliers", [...new Set(sellers)], "a supplier of these end uses");
  if (feed.unit === "share" || feed.base !== undefined) return;
  const shipped = world.origins.filter(
    ({ id, controlGroup }) => feed.origins.includes(id) || feed.groups.includes(controlGroup),
  );
  const products = [...new Set(shipped.map(({ product }) => product))];
  if (products.length > 1)
    fail(
      ["unit"],
      feed.unit,
      `the feed's origins ship ${products.join(" and ")}`,
      "give a feed a product, or unit: share",
    );
}
