import { exp, floor, max } from "../numbers/math.ts";
import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import type { Valuer } from "./rows.ts";
import { NOBODY, rulesOf } from "./rules.ts";
import { supplierJobs } from "./suppliers.ts";
import { yearDaysOf } from "./year.ts";

/** Size of employer from which federal law asks for notice (29 USC 2101). */
const NOTICE_EMPLOYEES = 100;

/**
 * Jobs at generated suppliers that each plant keeps, by plant row: jobsPerJob x headcount, less the share that the named sites
 * of the rule's `namedStages` already stand for.
 */
export function supplierJobsOf(economy: Pick<Economy, "files" | "stand">, value: Valuer): Float64Array {
  const { files } = economy;
  const jobs = new Float64Array(files.sites.length);
  const rule = files.suppliers;
  if (rule === null) return jobs;
  let total = 0;
  files.sites.forEach((site, row) => {
    jobs[row] = supplierJobs(rule, site, value) * (economy.stand?.people[row] ?? 1);
    total += jobs[row]!;
  });
  const named = files.sites.reduce(
    (sum, site, row) =>
      sum + (rule.namedStages.includes(site.stage) ? site.headcount * (economy.stand?.people[row] ?? 1) : 0),
    0,
  );
  const generated = total > 0 ? max(0, 1 - named / total) : 0;
  return jobs.map((count) => count * generated);
}

/** Labour rules that all sites of a regime share: `Rules` and columns of the block alike. */
export const SHARED = [
  ...(["bandShare", "bandStretch", "salesLagDays", "temporaryShare", "recallDays", "recallWindowDays"] as const),
  ...(["lossOfRecallPerDay", "jobFindingPerDay", "hireDays", "fireDays"] as const),
  ...(["rotationPerDay", "rotationFloorShare", "noticeBeyondDays", "separateBeyondDays"] as const),
] as const;

/** Labour rules of regimes, headcounts of sites, and each site's luck in its lag and in whether notice is waived. */
export function drawPeople(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const { files, world } = economy;
  const yearDays = yearDaysOf(economy);
  const regimes = [...files.regimes.map((regime) => rulesOf(regime, value, yearDays)), NOBODY];
  for (const name of SHARED)
    regimes.forEach((rules, row) => {
      block[name][row] = rules[name];
    });
  const takeUp = files.regions.map((region) => value(region.workShareTakeUp));
  const sigma = value(files.luck.lagSiteSigma);
  const { headcount, keptShare, furloughLagDays, noticeDays, flexiblePeople, redeployDays, workShareTakeUp } = block;
  for (let site = 0; site < world.sites; site++) {
    const rules = regimes[world.regime[site]!]!;
    const plant = files.sites[site];
    const employs = rules !== NOBODY;
    // A generated supplier's output is its people; it is a company of one site.
    let head = employs ? floor(block.restOutput[site]! + 0.5) : 0;
    if (plant !== undefined) head = plant.headcount;
    if (plant !== undefined && economy.stand !== undefined)
      head = floor(plant.headcount * economy.stand.people[site]! + 0.5);
    const size = plant === undefined ? head : world.employees[site]!;
    const owesNotice = size >= NOTICE_EMPLOYEES && draws.noticeWaiver[site]! >= rules.noticeWaivedShare;
    const lag = rules.furloughLagDays;
    headcount[site] = head;
    keptShare[site] = plant?.ramping ? rules.keptShareRamping : rules.keptShare;
    furloughLagDays[site] = employs && sigma > 0 ? lag * exp(sigma * draws.furloughLag[site]!) : lag;
    noticeDays[site] = owesNotice ? rules.noticeDays : 0;
    flexiblePeople[site] = plant === undefined ? 0 : floor(value(plant.flexibleShare) * head);
    redeployDays[site] = plant === undefined ? 0 : value(plant.redeployDays);
    workShareTakeUp[site] = employs ? takeUp[world.region[site]!]! : 0;
  }
}
