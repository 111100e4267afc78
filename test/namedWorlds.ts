import type { Quantity } from "../src/scenario/types.ts";
import type { RegimeRow, StageRow, WorldFiles } from "../src/scenario/worldTypes.ts";
import { assemble, buys, company, endUse, fill, link, origin, regime, site, slot, stage } from "./worlds.ts";

/** What a one-plant world can be asked for; the rest is as in `worlds.ts`. */
export interface CellMaker {
  readonly anodeDays?: Quantity;
  readonly transitDays?: Quantity;
  readonly surgeShare?: number;
  readonly patienceDays?: number;
  readonly restockDays?: number;
  readonly criticality?: "critical" | "important" | "minor";
  readonly ordersFollow?: "target" | "wanted";
  readonly headcount?: number;
  readonly employees?: number;
  readonly stage?: Partial<StageRow>;
  readonly regime?: Partial<RegimeRow>;
}

/** Anode material from abroad -> one cell maker, 100 a day of a possible 200, 100 people -> customers. One kg of anode a cell. */
export function oneCellMaker(given: CellMaker = {}): WorldFiles {
  const { anodeDays = 10, transitDays = 20, surgeShare = 0.5, patienceDays = 0, restockDays = 10 } = given;
  const { criticality = "critical", ordersFollow = "target", headcount = 100 } = given;
  return assemble({
    stages: [stage("plant", given.stage)],
    regimes: [regime("patient", given.regime)],
    sites: [site("cells", "cell", { recipe: "cell", headcount })],
    origins: [origin("anode-abroad", "anode", { transitDays, surgeShare })],
    slots: [slot("cell", "anode", { coverDays: anodeDays, restockDays, criticality, ordersFollow })],
    fills: [fill("cell", "anode", "anode")],
    links: [link("anode-abroad", "cells", "anode")],
    endUses: [endUse("customers", { patienceDays })],
    demand: [buys("customers", "cells", 100)],
  });
}

/** Ore from abroad (one day away) -> s -> m -> a -> customers, with covers in days; s makes 20, m 50, a 100 a day. */
export function threeFirms(oreDays: number, basicDays: number, middleDays: number, given: CellMaker = {}): WorldFiles {
  const { transitDays = 1, restockDays = 10 } = given;
  return assemble({
    stages: [stage("plant", given.stage)],
    regimes: [regime("patient", given.regime)],
    sites: [
      site("s", "basic", { recipe: "s" }),
      site("m", "middle", { recipe: "m" }),
      site("a", "final", { recipe: "a" }),
    ],
    origins: [origin("ore-abroad", "ore", { transitDays })],
    slots: [
      slot("s", "ore", { coverDays: oreDays, restockDays }),
      slot("m", "basic", { coverDays: basicDays, restockDays, needPerUnit: 0.4 }),
      slot("a", "middle", { coverDays: middleDays, restockDays, needPerUnit: 0.5 }),
    ],
    fills: [fill("s", "ore", "ore"), fill("m", "basic", "basic"), fill("a", "middle", "middle")],
    links: [link("ore-abroad", "s", "ore"), link("s", "m", "basic"), link("m", "a", "middle")],
    endUses: [endUse("customers")],
    demand: [buys("customers", "a", 100)],
  });
}

/**
 * The chain of the published rule set: s -> m -> a -> customers, 20, 50 and 100 a day, 0.4 s a unit of m, 0.5 m a unit of a; m holds
 * nine days of s and a four days of m beside what arrives each morning. s needs nothing. Everybody counts, nobody is kept.
 */
export function threeFirmPaper(): WorldFiles {
  return assemble({
    stages: [stage("plant", { overtimeCeilingShare: 1 })],
    regimes: [regime("quick", { fireDays: 7, hireDays: 14 })],
    sites: [
      site("s", "basic", { regime: "quick", capacityUnitsPerYear: 4000 * 365 }),
      site("m", "middle", { recipe: "m", regime: "quick", capacityUnitsPerYear: 4000 * 365 }),
      site("a", "final", { recipe: "a", regime: "quick", capacityUnitsPerYear: 4000 * 365 }),
    ],
    slots: [
      slot("m", "basic", { coverDays: 9, restockDays: 10, needPerUnit: 0.4 }),
      slot("a", "middle", { coverDays: 4, restockDays: 10, needPerUnit: 0.5 }),
    ],
    fills: [fill("m", "basic", "basic"), fill("a", "middle", "middle")],
    links: [link("s", "m", "basic"), link("m", "a", "middle")],
    endUses: [endUse("customers")],
    demand: [buys("customers", "a", 100)],
  });
}

/**
 * Anode material from one origin with nothing to spare -> two cell makers, "high" with a margin of a half and "low" with none -> one pack
 * maker that buys half from each. A cut empties the stocks, and nothing can ever refill them all.
 */
export function oneOriginTwoMakers(): WorldFiles {
  const makers = ["high", "low"];
  const maker = (id: string) =>
    site(id, "cell", {
      recipe: "cell",
      company: id,
      marginShare: id === "high" ? 0.5 : 0,
      capacityUnitsPerYear: 80 * 365,
    });
  return assemble({
    sites: [...makers.map(maker), site("packs", "pack", { recipe: "pack" })],
    companies: ["works", ...makers].map((id) => company(id, 1000)),
    origins: [origin("anode-abroad", "anode", { surgeShare: 0, transitDays: 5 })],
    slots: [slot("cell", "anode"), slot("pack", "cell")],
    fills: [fill("cell", "anode", "anode"), fill("pack", "cell", "cell")],
    links: [
      ...makers.map((id) => link("anode-abroad", id, "anode")),
      ...makers.map((id) => link(id, "packs", "cell", { share: 0.5 })),
    ],
    endUses: [endUse("customers")],
    demand: [buys("customers", "packs", 100)],
  });
}

/** One seller with as many buyers as given, each a line of its company with a margin and a cover, usually buying `base` units a day. */
export function manyBuyers(
  buyers: readonly { base: number; coverDays: number; margin: number | null; company: string }[],
): WorldFiles {
  const companies = [...new Set(["works", ...buyers.map((one) => one.company)])];
  return assemble({
    companies: companies.map((id) => company(id, 1000)),
    sites: [
      site("seller", "good", { capacityUnitsPerYear: 4e9 }),
      ...buyers.map((one, i) =>
        site(`buyer-${i}`, `made-${i}`, {
          recipe: `r${i}`,
          company: one.company,
          marginShare: one.margin,
          capacityUnitsPerYear: 4e9,
        }),
      ),
    ],
    slots: buyers.map((one, i) => slot(`r${i}`, "good", { coverDays: one.coverDays })),
    fills: buyers.map((_, i) => fill(`r${i}`, "good", "good")),
    links: buyers.map((_, i) => link("seller", `buyer-${i}`, "good")),
    endUses: [endUse("customers")],
    demand: buyers.map((one, i) => buys("customers", `buyer-${i}`, one.base)),
  });
}

/**
 * One maker that blends two anode materials in one slot: graphite takes what silicon leaves.
 * A silicon unit stands for `unitsEach` slot units and may fill `ceilingShare` of the slot.
 */
export function blender(given: {
  mixShare: number;
  ceilingShare: number;
  unitsEach?: number;
  days?: number;
}): WorldFiles {
  const { mixShare, ceilingShare, unitsEach = 1, days = 10 } = given;
  return assemble({
    sites: [site("cells", "cell", { recipe: "cell" })],
    origins: [origin("graphite-abroad", "graphite"), origin("silicon-abroad", "silicon")],
    slots: [slot("cell", "anode", { needPerUnit: 2, coverDays: days })],
    fills: [
      fill("cell", "anode", "graphite"),
      fill("cell", "anode", "silicon", { slotUnitsPerUnit: unitsEach, mixShare, ceilingShare }),
    ],
    links: [link("graphite-abroad", "cells", "anode"), link("silicon-abroad", "cells", "anode")],
    endUses: [endUse("customers")],
    demand: [buys("customers", "cells", 100)],
  });
}

/** One seller with as many buyers as entitlements (units a day at rest), all of them final demand without patience. */
export function oneSeller(entitlements: readonly number[], finishedCoverDays = 0, finishedRoomDays = 0): WorldFiles {
  return assemble({
    stages: [stage("plant", { finishedCoverDays, finishedRoomDays })],
    sites: [site("seller", "good", { capacityUnitsPerYear: 4e9 })],
    endUses: entitlements.map((_, i) => endUse(`buyer-${i}`)),
    demand: entitlements.map((units, i) => buys(`buyer-${i}`, "seller", units)),
  });
}
