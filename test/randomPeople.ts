import type { SupplierRule } from "../src/scenario/worldRules.ts";
import type { RegimeRow, StageRow } from "../src/scenario/worldTypes.ts";
import type { Dice } from "./dice.ts";
import { regime, stage } from "./worlds.ts";

/** Random stages, regimes and supplier rules for random worlds. Shares are unround, so that thresholds are not met exactly. */

export const randomStages = (d: Dice): StageRow[] => [
  ...[0, 1, 2].map((n) =>
    stage(`st${n}`, {
      processDays: d.chance(0.4) ? 0 : d.between(0, 30),
      finishingStaffShare: d.between(0, 1),
      finishedCoverDays: d.chance(0.3) ? 0 : d.between(0, 15),
      overtimeCeilingShare: d.between(1, 1.4),
    }),
  ),
  stage("supplier", { group: "supplier" }),
];

export const randomRegimes = (d: Dice): RegimeRow[] =>
  ["harsh", "kind", "sticky"].map((id) =>
    regime(id, {
      furloughLagDays: d.between(0.1, 25),
      keptShare: d.between(0.02, 0.5),
      keptShareRamping: d.between(0.3, 0.8),
      hoardingBandShare: d.chance(0.3) ? 0 : d.between(0, 0.2),
      temporaryShare: d.between(0.05, 1),
      noticeDays: d.chance(0.3) ? 0 : d.between(5, 70),
      noticeWaivedShare: d.between(0, 1),
      recallDays: d.between(0.2, 15),
      recallWindowDays: d.between(20, 90),
      hireDays: d.between(1, 60),
      lossOfRecallPerMonth: d.between(0, 0.2),
      jobFindingPerMonth: d.between(0, 0.4),
      salesLagDays: d.chance(0.5) ? 1 : d.between(1, 20),
      lostSalesThresholdShare: d.chance(0.5) ? 0 : d.between(0, 0.2),
    }),
  );

export const randomSuppliers = (d: Dice): SupplierRule => ({
  stage: "supplier",
  regime: d.pick(["harsh", "kind", "sticky"]),
  product: "parts",
  firms: d.whole(2, 8),
  sizeTail: d.between(1.05, 2),
  customersPerFirm: [0.5, 0.3, 0.2],
  sameRegionShare: d.between(0, 1),
  jobsPerJob: { st0: d.between(0.1, 2), st1: d.between(0.1, 2) },
  companyScale: { big: d.between(0.2, 1) },
  namedStages: d.chance(0.5) ? ["st2"] : [],
  source: "invented for tests",
});
