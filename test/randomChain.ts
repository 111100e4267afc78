import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { assemble, buys, endUse, fill, link, origin, regime, site, slot, stage } from "./worlds.ts";

/**
 * A random chain: goods from abroad -> two to five firms in a row -> customers. Each firm needs one thing and sells to one buyer;
 * covers, transit, process time, finished goods, spare capacity and spare supply abroad are drawn. `slow`: 30 days of cover closed
 * in 60 days everywhere.
 */
export function randomChain(seed: string, slow: boolean, people: "stay" | "go"): WorldFiles {
  const d = dice(`chain ${seed}`);
  const length = d.whole(2, 5);
  const ids = Array.from({ length }, (_, n) => `n${n}`);
  const goes = { furloughLagDays: d.between(0, 20), recallDays: d.between(0.5, 10), keptShare: d.between(0, 0.4) };
  return assemble({
    stages: ids.map((id) =>
      stage(id, {
        processDays: d.chance(0.5) ? 0 : d.whole(1, 28),
        finishingStaffShare: d.between(0, 0.5),
        finishedCoverDays: d.chance(0.5) ? 0 : d.between(0, 10),
        overtimeCeilingShare: d.between(1, 1.3),
      }),
    ),
    regimes: [regime("patient", people === "stay" ? { furloughLagDays: 5000 } : goes)],
    sites: ids.map((id, n) =>
      site(id, `p${n}`, { recipe: id, stage: id, capacityUnitsPerYear: 100 * 365 * d.between(1.05, 2) }),
    ),
    origins: [
      origin("abroad", "raw", { transitDays: d.whole(1, 40), surgeShare: d.chance(0.3) ? 0 : d.between(0, 0.5) }),
    ],
    slots: ids.map((id) =>
      slot(id, "need", { coverDays: slow ? 30 : d.between(0.5, 40), restockDays: slow ? 60 : d.between(1, 20) }),
    ),
    fills: ids.map((id, n) => fill(id, "need", n + 1 < length ? `p${n + 1}` : "raw")),
    links: ids.map((id, n) => link(n + 1 < length ? ids[n + 1] : "abroad", id, "need")),
    endUses: [endUse("customers", { patienceDays: d.chance(0.5) ? 0 : d.between(2, 60) })],
    demand: [buys("customers", "n0", 100)],
  });
}
