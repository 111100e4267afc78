import { normalQuantile } from "../../src/numbers/quantile.ts";
import type { Given } from "./build.ts";
import type { NaiveCompany, NaiveSite } from "./things.ts";

/** Ties sites to the company whose cash they live on, and to its plants abroad. Generated firms live on their own. */
export function join({ files, firms, value, luck }: Given, sites: ReadonlyMap<string, NaiveSite>): void {
  const sigma = value(files.luck.cashCompanySigma);
  const found = (id: string, days: number | string | null, members: NaiveSite[]) => {
    if (days === null || members.length === 0) return;
    const cash = value(days) * Math.exp(sigma * normalQuantile(luck("cash", id), 0, 1));
    const company: NaiveCompany = { id, cash, sites: members, spent: 0 };
    for (const site of members) site.purse = company;
  };
  for (const company of files.companies) {
    const plants = files.sites.filter((row) => row.company === company.id);
    found(
      company.id,
      company.cashDays,
      plants.map((row) => sites.get(row.id)!),
    );
    const origin = files.origins.find((row) => row.id === company.foreignOrigin);
    for (const row of plants) {
      if (origin === undefined || origin.product !== row.product) continue;
      const here = files.regions.find((one) => one.id === row.region)!.counted;
      sites.get(row.id)!.help = {
        origin: sites.get(origin.id)!,
        group: here ? origin.controlGroup : null,
        share: value(company.foreignShare),
        days: value(company.foreignDays),
      };
    }
  }
  for (const firm of firms) {
    const regime = files.regimes.find((row) => row.regime === files.suppliers!.regime)!;
    found(firm.id, regime.cashDays, [sites.get(firm.id)!]);
  }
}

/** A day of a company's accounts: what its sites did not sell is paid from cash, a tenth of a full day's costs is earned back. */
export function account(company: NaiveCompany): void {
  const people = company.sites.reduce((sum, site) => sum + site.people.head, 0);
  const unsold = company.sites.reduce((sum, site) => {
    if (site.rest === 0 || people === 0) return sum;
    return sum + (site.people.head / people) * Math.max(0, 1 - site.shipped / site.rest);
  }, 0);
  const lost = Math.min(1, unsold);
  company.spent = Math.max(0, Math.min(company.cash, company.spent + lost - 0.1 * (1 - lost)));
}
