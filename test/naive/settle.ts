import { gammaQuantile } from "../../src/numbers/gammaQuantile.ts";
import type { LinkRow, SiteRow } from "../../src/scenario/worldTypes.ts";
import type { Given } from "./build.ts";
import type { NaiveFill, NaiveLink, NaiveSite } from "./things.ts";

/** The links of each fill with their rows; parts links have no row. */
export type KnownLinks = Map<NaiveFill, readonly { readonly row: LinkRow; readonly link: NaiveLink }[]>;

/** Output at rest of one site whose buyers are settled, relief for an overfull plant, then what it buys. */
export function settleRest(given: Given, site: NaiveSite, rows: KnownLinks): void {
  const { files, luck } = given;
  const output = () => site.customers.reduce((sum, link) => sum + link.base, 0);
  const plant = files.sites.find((row) => row.id === site.id);
  if (plant !== undefined) {
    site.capacity = plant.capacityUnitsPerYear / given.yearDays;
    const most = 0.98 * site.capacity;
    const asked = output();
    if (asked > most)
      for (const link of site.customers) {
        if (link.buyer === null) continue;
        const fill = link.buyer.slots.flatMap((slot) => slot.fills).find((one) => one.links.includes(link))!;
        const foreign = fill.links.filter((one) => one.fromOrigin);
        const theirs = foreign.reduce((sum, one) => sum + one.base, 0);
        if (theirs === 0) continue;
        const moved = link.base * (1 - most / asked);
        link.base -= moved;
        for (const one of foreign) one.base += (moved * one.base) / theirs;
      }
    if (output() > most) site.capacity = output() / 0.98;
  }
  site.rest = output();
  for (const slot of site.slots) {
    if (slot.row === null) slot.need = site.rest > 0 ? partsJobs(given, plant!) / site.rest : 0;
    for (const fill of slot.fills) {
      fill.restUse = fill.mix * slot.need * site.rest;
      const units = fill.restUse / fill.unitsEach;
      const known = (rows.get(fill) ?? []).filter(({ link }) => link.second === null);
      for (const link of fill.links)
        if (link.second !== null) link.second.most = (link.second.share * slot.need * site.rest) / fill.unitsEach;
      const fixed = known.reduce((sum, { row }) => sum + (row.share ?? 0), 0);
      const draws = known.map(({ row }) =>
        row.share === null ? gammaQuantile(luck("mix", `${row.buyer}|${row.slot}|${row.supplier}`), row.mixShape!) : 0,
      );
      const drawn = draws.reduce((a, b) => a + b, 0);
      known.forEach(({ row, link }, n) => {
        link.base = units * (row.share ?? ((1 - fixed) * draws[n]) / drawn);
      });
      if (slot.row === null) for (const link of fill.links) link.base *= units;
    }
  }
}

/** Supplier jobs that a plant keeps, less the share for which named sites stand. */
function partsJobs({ files, value }: Given, plant: SiteRow): number {
  const rule = files.suppliers!;
  const jobs = (row: SiteRow) =>
    row.recipe !== "" && row.stage in rule.jobsPerJob
      ? value(rule.jobsPerJob[row.stage]) * (rule.companyScale[row.company] ?? 1) * row.headcount
      : 0;
  const total = files.sites.reduce((sum, row) => sum + jobs(row), 0);
  const named = files.sites.reduce((sum, row) => sum + (rule.namedStages.includes(row.stage) ? row.headcount : 0), 0);
  return jobs(plant) * Math.max(0, 1 - named / total);
}
