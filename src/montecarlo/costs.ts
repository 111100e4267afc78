import { type Accounts, drawAccounts } from "../analysis/compare/accounts.ts";
import type { PartCost, Purse } from "../analysis/compare/costs.ts";
import type { Layout } from "../engine/series.ts";
import { type Experiment, economyOf, makeStarter } from "../engine/starter.ts";
import { measuresOf, retentionsOf } from "../levers/interventions/effects.ts";
import { seedKey } from "../numbers/luck.ts";
import type { Cost } from "../scenario/interventions/kind.ts";
import { kinds } from "../scenario/interventions/kinds.ts";
import { picker } from "../scenario/interventions/pick.ts";
import type { AnyKind, Intervention } from "../scenario/interventions/types.ts";
import { luckOf } from "../world/luck.ts";

/** Costs and accounts as they are drawn in some replications. */
export interface DrawnCosts {
  /** [replication][intervention]; null where a kind has no figure. */
  readonly parts: readonly (readonly (PartCost | null)[])[];
  readonly accounts: readonly Accounts[];
}

/** Draws what interventions cost in each replication, from the baseline's draws; how many people they kept is known after the run. */
export function drawCosts(
  experiment: Experiment,
  layout: Layout,
  interventions: readonly Intervention[],
  replications: readonly number[],
): DrawnCosts {
  const economy = economyOf(experiment);
  const starter = makeStarter(experiment, layout);
  const luckFor = luckOf(seedKey(experiment.seed));
  const drawn = replications.map((replication) => {
    starter.draw(replication);
    const luck = luckFor(replication);
    const scene = { economy, span: starter.span, pick: picker(luck) };
    const parts = interventions.map((one) => {
      const { costs } = kinds[one.kind] as AnyKind;
      if (costs === null) return null;
      const drivers = { once: 1, keptPersonDays: 1, ...measuresOf(scene, one, starter.block) };
      const sum = (chosen: (cost: Cost) => boolean): Purse =>
        purseOf(
          costs.filter(chosen),
          one.payer,
          (cost) => scene.pick(one as never, cost.parameter as never) * (drivers[cost.per] ?? 0),
        );
      const perPerson = (cost: Cost) => cost.per === "keptPersonDays";
      return {
        standing: sum((cost) => cost.when === "standing" && !perPerson(cost)),
        response: sum((cost) => cost.when === "response" && !perPerson(cost)),
        keptDay: sum(perPerson),
        keepsShare: retentionsOf(economy, [one], scene.pick)[0]?.share ?? 0,
      };
    });
    return { parts, accounts: drawAccounts(luck) };
  });
  return { parts: drawn.map(({ parts }) => parts), accounts: drawn.map((one) => one.accounts) };
}

/** @param payer who pays all of it, where it is not whom each cost says */
function purseOf(costs: readonly Cost[], payer: Cost["payer"] | undefined, usd: (cost: Cost) => number): Purse {
  const purse = { public: 0, firms: 0, social: 0 };
  for (const cost of costs) {
    const spent = usd(cost);
    purse[payer ?? cost.payer] += spent;
    purse.social += spent * cost.socialShare;
  }
  return purse;
}
