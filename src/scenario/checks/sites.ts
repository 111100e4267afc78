import { show } from "../errors.ts";
import * as tables from "../worldTables.ts";
import type { WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";

/** Headcounts in order, and ids that links can tell apart. */
export function checkSites(world: WorldFiles, blame: Blame): void {
  for (const site of world.sites) {
    const { headcount, headcountLow, headcountHigh } = site;
    if (headcountLow > headcount) {
      const problem = `${headcountLow} is above headcount, ${headcount}`;
      blame(tables.sites, site, "headcountLow", {
        value: headcountLow,
        problem,
        remedy: "give headcountLow <= headcount",
      });
    }
    if (headcountHigh < headcount) {
      const problem = `${headcountHigh} is below headcount, ${headcount}`;
      blame(tables.sites, site, "headcountHigh", {
        value: headcountHigh,
        problem,
        remedy: "give headcountHigh >= headcount",
      });
    }
  }
  const lines = new Map(world.sites.map(({ id, line }) => [id, line]));
  for (const origin of world.origins) {
    const line = lines.get(origin.id);
    if (line === undefined) continue;
    const problem = `${show(origin.id)} is a site already, in line ${line} of sites.csv`;
    blame(tables.origins, origin, "id", { value: origin.id, problem, remedy: "give the origin an id of its own" });
  }
}
