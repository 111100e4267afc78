import { normalQuantile } from "../../src/numbers/quantile.ts";
import type { SiteRow } from "../../src/scenario/worldTypes.ts";
import type { Given } from "./build.ts";
import type { NaivePeople, NaiveSite } from "./things.ts";

/** The people of a site at rest, with its luck in lag and notice. */
export function hire({ files, firms, value, luck }: Given, site: NaiveSite, plant: SiteRow | null): NaivePeople {
  const regimeId = plant?.regime ?? (site.kind === "supplier" ? files.suppliers!.regime : null);
  const regime = files.regimes.find((row) => row.regime === regimeId) ?? null;
  const head = plant?.headcount ?? (site.kind === "supplier" ? Math.floor(site.rest + 0.5) : 0);
  const state = {
    head,
    regime,
    drawn: value,
    believed: 1,
    surplusDays: 0,
    onLine: head,
    short: 0,
    noticed: 0,
    onStrike: 0,
    noticedUntil: 0,
    furloughed: 0,
    furloughedOn: 0,
    separated: 0,
    placed: 0,
    left: 0,
    byCause: new Map<string, number>(),
    spareDays: 0,
    held: 0,
    elsewhere: 0,
    backFromTurns: 0,
    carry: { permanent: 0, lost: 0, found: 0, hired: 0, held: 0, turned: 0 },
  };
  const none = { flexible: 0, redeployDays: 0, schemeShare: 0 };
  if (regime === null) return { ...state, ...none, kept: 0, band: 1, lag: 0, noticeDays: 0 };
  const place = plant?.region ?? firms.find((firm) => firm.id === site.id)!.region;
  const employer = plant === null ? head : files.companies.find((row) => row.id === plant.company)!.employees;
  const waived = luck("noticeWaived", site.id) < value(regime.noticeWaivedShare);
  const spread = Math.exp(value(files.luck.lagSiteSigma) * normalQuantile(luck("furloughLag", site.id), 0, 1));
  return {
    ...state,
    flexible: plant === null ? 0 : Math.floor(value(plant.flexibleShare) * head),
    redeployDays: plant === null ? 0 : value(plant.redeployDays),
    schemeShare: value(files.regions.find((row) => row.id === place)!.workShareTakeUp),
    kept: Math.min(0.99, value(plant?.ramping ? regime.keptShareRamping : regime.keptShare)),
    band: Math.max(value(regime.hoardingBandShare), value(regime.lostSalesThresholdShare)),
    lag: value(regime.furloughLagDays) * spread,
    noticeDays: employer >= 100 && !waived ? value(regime.noticeDays) : 0,
  };
}
