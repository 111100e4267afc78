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
export function supplierJobsOf(economy: Pick<Economy, "files">, value: Valuer): Float64Array {
  const { files } = economy;
  const jobs = new Float64Array(files.sites.length);
  const rule = files.suppliers;
  if (rule === null) return jobs;
  let total = 0;
  files.sites.forEach((site, row) => {
    jobs[row] = supplierJobs(rule, site, value);
    total += jobs[row]!;
  });
  const named = files.sites.reduce(
    (sum, site) => sum + (rule.namedStages.includes(site.stage) ? site.headcount : 0),
    0,
  );
  const generated = total > 0 ? max(0, 1 - named / total) : 0;
  return jobs.map((count) => count * generated);
}

/** Headcounts and labour rules of every site, with each site's luck in its lag and in whether notice is waived. */
export function drawPeople(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const { files, rows, world } = economy;
  const regimes = files.regimes.map((regime) => rulesOf(regime, value, yearDaysOf(economy)));
  const takeUp = files.regions.map((region) => value(region.workShareTakeUp));
  const sigma = value(files.luck.lagSiteSigma);
  for (let site = 0; site < world.sites; site++) {
    const node = rows.nodes[site]!;
    const rules = node.kind === "origin" ? NOBODY : regimes[world.regime[site]!]!;
    let head = 0;
    if (node.kind === "plant") head = node.row.headcount;
    else if (node.kind === "supplier") head = floor(block.restOutput[site]! + 0.5);
    const size = node.kind === "plant" ? world.employees[site]! : head;
    const owesNotice = size >= NOTICE_EMPLOYEES && draws.noticeWaiver[site]! >= rules.noticeWaivedShare;
    block.headcount[site] = head;
    block.keptShare[site] = node.kind === "plant" && node.row.ramping ? rules.keptShareRamping : rules.keptShare;
    block.bandShare[site] = rules.bandShare;
    block.salesLagDays[site] = rules.salesLagDays;
    block.furloughLagDays[site] =
      sigma > 0 ? rules.furloughLagDays * exp(sigma * draws.furloughLag[site]!) : rules.furloughLagDays;
    block.temporaryShare[site] = rules.temporaryShare;
    block.noticeDays[site] = owesNotice ? rules.noticeDays : 0;
    block.recallDays[site] = rules.recallDays;
    block.recallWindowDays[site] = rules.recallWindowDays;
    block.lossOfRecallPerDay[site] = rules.lossOfRecallPerDay;
    block.jobFindingPerDay[site] = rules.jobFindingPerDay;
    block.hireDays[site] = rules.hireDays;
    block.fireDays[site] = rules.fireDays;
    block.bandStretch[site] = rules.bandStretch;
    block.rotationPerDay[site] = rules.rotationPerDay;
    block.rotationFloorShare[site] = rules.rotationFloorShare;
    block.separateBeyondDays[site] = rules.separateBeyondDays;
    block.flexiblePeople[site] = node.kind === "plant" ? floor(value(node.row.flexibleShare) * head) : 0;
    block.redeployDays[site] = node.kind === "plant" ? value(node.row.redeployDays) : 0;
    block.workShareTakeUp[site] = node.kind === "origin" ? 0 : takeUp[world.region[site]!]!;
  }
}
