import { cascade, coupledCascade, peopleLost } from "./cascade.ts";
import type { Network } from "./network.ts";
import { lossOf } from "./shock.ts";

/** What the loss of one site costs for good, people who would have made what is lost; its own among them. */
export interface SiteRisk {
  readonly site: number;
  readonly people: number;
  /** The economic systemic risk index, weighted by jobs: with and without others who step in, as a share of all people. */
  readonly esri: number;
  readonly esriReplaceable: number;
  /** The same in people: of `esri`, and with suppliers of those that stop (coupled). */
  readonly jobs: number;
  readonly jobsCoupled: number;
}

/** Which site, if lost, costs most jobs: every site with people or with buyers, the costliest first. */
export function siteRisks(network: Network): SiteRisk[] {
  const all = network.people.reduce((sum, count) => sum + count, 0);
  const risks: SiteRisk[] = [];
  for (let site = 0; site < network.sites; site++) {
    const shock = lossOf(network, site);
    const run = cascade(network, shock);
    const jobs = peopleLost(network, run.output);
    const replaceable = peopleLost(network, cascade(network, shock, { replaceable: true }).output);
    risks.push({
      site,
      people: network.people[site]!,
      esri: all > 0 ? jobs / all : 0,
      esriReplaceable: all > 0 ? replaceable / all : 0,
      jobs,
      jobsCoupled: peopleLost(network, coupledCascade(network, shock, run)),
    });
  }
  return risks.sort((a, b) => b.jobsCoupled - a.jobsCoupled || a.site - b.site);
}
