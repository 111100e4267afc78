import { jobsOn, restOf } from "./dependents.ts";
import { type Effect, ending, feltFrom } from "./effect.ts";
import { fillsOf } from "./reach.ts";

/** Rates the orders of the plants with most jobs per unit of the products, until they make up a share of use at rest. */
export const mostJobsPerUnit: Effect<"most-jobs-per-unit"> = {
  rates: (economy, one, pick) => {
    const rest = restOf(economy);
    const jobs = jobsOn(economy);
    const users = new Map<number, number>();
    for (const fill of fillsOf(economy, one.products, one.eligible)) {
      const { site } = economy.rows.slots[economy.rows.fills[fill]!.slot]!;
      users.set(site, (users.get(site) ?? 0) + rest.restUse[fill]!);
    }
    const ranked = [...users]
      .filter(([, use]) => use > 0)
      .sort(([a, x], [b, y]) => jobs[b]! / y - jobs[a]! / x || a - b);
    const all = ranked.reduce((sum, [, use]) => sum + use, 0);
    let left = pick(one, "ratedShare") * all;
    const sites = ranked.flatMap(([site, use]) => {
      const first = left > 0;
      left -= use;
      return first ? [economy.rows.nodes[site]!.id] : [];
    });
    return {
      name: one.name,
      sites,
      endUses: [],
      startDay: feltFrom(one, pick(one, "delayDays")),
      ...ending(one),
    };
  },
};
