import { exp, floor, log, max, min } from "../numbers/math.ts";
import { normalQuantile } from "../numbers/quantile.ts";
import type { RegimeRow } from "../scenario/worldTypes.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import type { Luck } from "./luck.ts";
import type { Valuer } from "./rows.ts";
import { supplierJobs } from "./suppliers.ts";
import { UNLIMITED } from "./tables.ts";

/** Average days in a month: monthly shares become daily ones by 1 - (1 - m)^(1/30.44). */
const MONTH_DAYS = 30.4375;

/** Size of employer from which federal law asks for notice (29 USC 2101). */
const NOTICE_EMPLOYEES = 100;

const perDay = (perMonth: number): number => 1 - exp(log(1 - min(perMonth, 0.999999)) / MONTH_DAYS);

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
export function drawPeople(economy: Economy, value: Valuer, luck: Luck, block: Block): void {
  const { files, rows } = economy;
  const regimes = new Map(files.regimes.map((regime) => [regime.regime, regime]));
  const employees = new Map(files.companies.map((company) => [company.id, company.employees]));
  const sigma = value(files.luck.lagSiteSigma);
  const regions = new Map(files.regions.map((region) => [region.id, region]));
  rows.nodes.forEach((node, site) => {
    block.flexiblePeople[site] = 0;
    block.redeployDays[site] = 0;
    block.workShareTakeUp[site] = 0;
    if (node.kind === "origin") {
      block.headcount[site] = 0;
      drawRegime(null, value, site, block);
      return;
    }
    const head = node.kind === "plant" ? node.row.headcount : floor(block.restOutput[site]! + 0.5);
    const size = node.kind === "plant" ? employees.get(node.row.company)! : head;
    const regime = regimes.get(node.kind === "plant" ? node.row.regime : files.suppliers!.regime)!;
    block.headcount[site] = head;
    drawRegime(regime, value, site, block);
    if (node.kind === "plant" && node.row.ramping) block.keptShare[site] = min(value(regime.keptShareRamping), 0.99);
    if (node.kind === "plant") {
      block.flexiblePeople[site] = floor(value(node.row.flexibleShare) * head);
      block.redeployDays[site] = value(node.row.redeployDays);
    }
    const region = node.kind === "plant" ? node.row.region : node.firm.region;
    block.workShareTakeUp[site] = value(regions.get(region)!.workShareTakeUp);
    const lag = value(regime.furloughLagDays);
    block.furloughLagDays[site] =
      sigma > 0 ? lag * exp(sigma * normalQuantile(luck("furloughLag", node.id), 0, 1)) : lag;
    const waived = luck("noticeWaived", node.id) < value(regime.noticeWaivedShare);
    block.noticeDays[site] = size >= NOTICE_EMPLOYEES && !waived ? value(regime.noticeDays) : 0;
  });
}

function drawRegime(regime: RegimeRow | null, value: Valuer, site: number, block: Block): void {
  const set = (column: Float64Array, x: number) => {
    column[site] = x;
  };
  set(block.keptShare, regime === null ? 0 : min(value(regime.keptShare), 0.99));
  set(
    block.bandShare,
    regime === null ? 1 : max(value(regime.hoardingBandShare), value(regime.lostSalesThresholdShare)),
  );
  set(block.salesLagDays, regime === null ? 1 : max(1, value(regime.salesLagDays)));
  set(block.furloughLagDays, 0);
  set(block.temporaryShare, regime === null ? 1 : value(regime.temporaryShare));
  set(block.noticeDays, 0);
  set(block.recallDays, regime === null ? 1 : max(value(regime.recallDays), 0.01));
  set(block.recallWindowDays, regime === null ? 1 : value(regime.recallWindowDays));
  set(block.lossOfRecallPerDay, regime === null ? 0 : perDay(value(regime.lossOfRecallPerMonth)));
  set(block.jobFindingPerDay, regime === null ? 0 : perDay(value(regime.jobFindingPerMonth)));
  set(block.hireDays, regime === null ? 1 : max(value(regime.hireDays), 1));
  set(block.fireDays, regime === null ? 1 : max(value(regime.fireDays), 1));
  const band = block.bandShare[site]!;
  set(block.bandStretch, band < 1 ? 1 / (1 - band) : 1);
  const turn = regime === null ? 0 : value(regime.rotationTurnDays);
  set(block.rotationPerDay, turn > 0 ? 1 / max(turn, 1) : 0);
  set(block.rotationFloorShare, regime === null ? 0 : value(regime.rotationFloorShare));
  const beyond = regime === null ? null : regime.separateBeyondDays;
  set(block.separateBeyondDays, beyond === null ? UNLIMITED : value(beyond));
}
