import { type Key, seedKey, subkey, uniform } from "../numbers/luck.ts";
import { exp, floor, log, max, min } from "../numbers/math.ts";
import type { SupplierRule } from "../scenario/worldRules.ts";
import type { SiteRow, WorldFiles } from "../scenario/worldTypes.ts";
import type { SupplierFirm, Valuer } from "./rows.ts";

/** Jobs at suppliers that a site's work keeps, before named sites are taken off; 0 for a site without a recipe. */
export function supplierJobs(rule: SupplierRule, site: SiteRow, value: Valuer): number {
  const perJob = rule.jobsPerJob[site.stage];
  if (perJob === undefined || site.recipe === "") return 0;
  return value(perJob) * (rule.companyScale[site.company] ?? 1) * site.headcount;
}

/** Largest firm over smallest of one customer: a bound on the heavy tail, so that no firm is a customer's whole supply. */
const SIZE_SPAN = 200;

/**
 * Generates the firms that live on the chain's sites. Sizes are Pareto with exponent `sizeTail`; a firm has one main customer,
 * and, with the chances of `customersPerFirm`, others that take 30 % of its sales. All luck is addressed by the firm's id, so that
 * a further customer leaves the firms of the others as they are but for their number.
 * Source: `judgement`; no register of who supplies whom is public.
 */
export function generateSuppliers(files: WorldFiles, rule: SupplierRule, nominal: Valuer): SupplierFirm[] {
  const world = seedKey(`suppliers of ${files.name}`);
  const jobs = files.sites.map((site) => supplierJobs(rule, site, nominal));
  const total = jobs.reduce((a, b) => a + b, 0);
  if (total === 0) return [];
  const firms = files.sites.flatMap((site, main) => {
    const count = jobs[main]! > 0 ? max(1, floor((rule.firms * jobs[main]!) / total + 0.5)) : 0;
    return Array.from({ length: count }, (_, n) => sketch(files, rule, world, jobs, total, site, main, n));
  });
  const sums = new Float64Array(files.sites.length);
  for (const firm of firms) for (const part of firm.parts) sums[part.site]! += part.size;
  return firms.map(({ parts, ...firm }) => ({
    ...firm,
    customers: parts.map(({ site, size }) => ({ site, weight: size / sums[site]! })),
  }));
}

/** One firm: its size, its region and its customers, sizes not yet normalised. */
function sketch(
  files: WorldFiles,
  rule: SupplierRule,
  world: Key,
  jobs: readonly number[],
  total: number,
  site: SiteRow,
  main: number,
  n: number,
) {
  const id = `${site.id}-supplier-${String(n + 1).padStart(3, "0")}`;
  const draw = (stream: string, k = 0) => uniform(subkey(world, stream, id), k);
  const size = min(exp(-log(1 - draw("size")) / rule.sizeTail), SIZE_SPAN);
  const region = draw("beside") < rule.sameRegionShare ? site.region : pickRegion(files, draw("region"), site.region);
  const others: number[] = [];
  const wanted = pick(rule.customersPerFirm, draw("customers"));
  for (let k = 0; k < wanted; k++) {
    const other = pick(jobs, draw("customer", k) * total);
    if (other !== main && !others.includes(other)) others.push(other);
  }
  const mainShare = others.length > 0 ? 0.7 : 1;
  const parts = [{ site: main, size: size * mainShare }];
  for (const other of others) parts.push({ site: other, size: (size * (1 - mainShare)) / others.length });
  return { id, name: `Supplier ${n + 1} of ${site.name}`, region, parts };
}

/** Index at which the running sum of weights passes u. */
function pick(weights: readonly number[], u: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    if (u < sum) return i;
  }
  return weights.length - 1;
}

function pickRegion(files: WorldFiles, u: number, otherwise: string): string {
  const total = files.supplierRegions.reduce((sum, row) => sum + row.weight, 0);
  if (total === 0) return otherwise;
  return files.supplierRegions[
    pick(
      files.supplierRegions.map((row) => row.weight / total),
      u,
    )
  ]!.region;
}
