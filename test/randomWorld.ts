import type { Control, Factor } from "../src/scenario/types.ts";
import type {
  DemandRow,
  EndUseRow,
  FillRow,
  LinkRow,
  OriginRow,
  SiteRow,
  SlotRow,
  WorldFiles,
} from "../src/scenario/worldTypes.ts";
import { allocateBlock } from "../src/world/block.ts";
import { middleDraws } from "../src/world/draws.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { startBlock } from "../src/world/start.ts";
import { type Dice, dice } from "./dice.ts";
import { withHouseholds } from "./randomHouseholds.ts";
import { withLabour } from "./randomLabour.ts";
import { randomAnticipation, randomScopes, refined } from "./randomNews.ts";
import { randomRegimes, randomStages, randomSuppliers } from "./randomPeople.ts";
import { withPrices } from "./randomPrices.ts";
import { withMargins } from "./randomShock.ts";
import { withRamps, withSwitching } from "./randomSwitching.ts";
import { assemble, buys, company, endUse, fill, link, origin, site, slot } from "./worlds.ts";

/** A random small world. `tree`: every site has one buyer. */
export interface RandomWorld {
  readonly files: WorldFiles;
  readonly tree: boolean;
}

/** Three quantities stay factors, so that every random world also goes through priors; the rest are numbers. */
const factors: readonly Factor[] = [
  {
    name: "coverDays",
    meaning: "cover",
    unit: "production day",
    prior: { dist: "lognormal", median: 9, p90: 25, truncate: [0.5, 60] },
    bounds: [0, 60],
    source: { kind: "judgement" },
  },
  {
    name: "transitDays",
    meaning: "transit",
    unit: "day",
    prior: { dist: "triangular", low: 1, mode: 12, high: 40 },
    bounds: [1, 62],
    source: { kind: "judgement" },
  },
  {
    name: "flag",
    meaning: "whether a control exists that asks for it",
    unit: "0/1",
    prior: { dist: "discrete", values: [0, 1], weights: [0.4, 0.6] },
    bounds: [0, 1],
    source: { kind: "judgement" },
  },
];

/**
 * Two to five layers of up to `sitesPerLayer` sites over a few origins: each site has up to three slots, each slot up to three fills, each fill one to
 * three suppliers one or more layers further up (in a tree nobody supplies two). Some sites are abroad, some slots are called off
 * just in time, some shares are drawn, some plants are asked for more than they can make. The same seed gives the same world.
 */
export function randomWorld(seed: string, sitesPerLayer = 6): RandomWorld {
  const d = dice(seed);
  const tree = d.chance(0.3);
  const stages = randomStages(d);
  const regimes = randomRegimes(d);
  const origins = randomOrigins(d);
  const sites: SiteRow[] = [];
  const recipes: SlotRow[] = [];
  const fills: FillRow[] = [];
  const links: LinkRow[] = [];
  const layers = d.whole(2, 5);
  for (let layer = 0; layer < layers; layer++)
    for (let n = d.whole(1, sitesPerLayer); n > 0; n--) {
      const id = `l${layer}n${n}`;
      const regimeId = d.pick(regimes).regime;
      sites.push(
        site(id, `p${layer}${n % 2}`, {
          recipe: id,
          company: d.pick(["big", "small"]),
          stage: `st${layer % 3}`,
          region: d.chance(0.1) ? "abroad" : d.pick(["home", "east"]),
          headcount: d.whole(0, 900),
          regime: regimeId,
          ramping: d.chance(0.2),
          workingDaysPerWeek: d.pick([5, 6, 7]),
        }),
      );
    }
  // The last layer buys from origins only; each above from any deeper layer and from origins.
  const taken = new Set<string>();
  for (const buyer of sites) {
    const deeper = sites.filter((other) => other.id[1] > buyer.id[1] && !(tree && taken.has(other.id)));
    for (let s = d.whole(deeper.length === 0 ? 1 : 0, 3); s > 0; s--)
      addSlot(d, buyer, `slot${s}`, [...deeper, ...origins], tree, taken, { recipes, fills, links });
  }
  const { endUses, demand } = randomDemand(d, sites, origins, links);
  const suppliers = d.chance(0.5) ? randomSuppliers(d) : null;
  const files = assemble({
    name: seed,
    regions: [...assemble({}).regions, { ...assemble({}).regions[0], id: "east" }],
    companies: [company("big", 5000), company("small", 60)],
    stages,
    regimes,
    sites,
    origins,
    slots: recipes,
    fills,
    links,
    endUses,
    demand,
    suppliers,
    supplierRegions: [],
    ramps: [],
    luck: { coverCompanySigma: 0.3, coverSiteSigma: 0.2, lagSiteSigma: 0.4, cashCompanySigma: 0, roomSiteSigma: 0.6 },
    scopes: randomScopes(seed, [...new Set(origins.map((row) => row.controlGroup))]),
    anticipation: randomAnticipation(seed),
    factors,
  });
  const whole = withHouseholds(seed, withPrices(seed, withLabour(withMargins(seed, withCapacities(d, files)))));
  // With a second source a site has more than one buyer.
  return { files: tree ? whole : withRamps(seed, withSwitching(seed, whole)), tree };
}

function randomOrigins(d: Dice): OriginRow[] {
  return Array.from({ length: d.whole(1, 4) }, (_, n) =>
    // Some compete with plants of the second and third layer, as finished cells from abroad do.
    origin(`o${n}`, d.chance(0.4) ? `p${d.whole(1, 2)}${n % 2}` : `raw${n % 2}`, {
      controlGroup: `g${n % 3}`,
      dependsOn: n > 0 && d.chance(0.4) ? "g0" : "",
      dependenceShare: d.between(0.2, 1),
      dependenceAbroadShare: n % 2 === 0 ? 0.5 : 0,
      transitDays: d.chance(0.5) ? "transitDays" : d.whole(1, 40),
      surgeShare: d.chance(0.3) ? 0 : d.between(0, 0.5),
    }),
  );
}

interface Recipes {
  readonly recipes: SlotRow[];
  readonly fills: FillRow[];
  readonly links: LinkRow[];
}

function addSlot(
  d: Dice,
  buyer: SiteRow,
  name: string,
  sellers: readonly (SiteRow | OriginRow)[],
  tree: boolean,
  taken: Set<string>,
  into: Recipes,
): void {
  const products = [...new Set(sellers.map((row) => row.product))];
  const chosen: string[] = [];
  for (let n = d.whole(1, 3); n > 0; n--) {
    const one = d.pick(products);
    if (!chosen.includes(one)) chosen.push(one);
  }
  const justInTime = d.chance(0.15);
  into.recipes.push(
    slot(buyer.recipe, name, {
      needPerUnit: d.between(0.1, 3),
      needScale: d.between(0.5, 2),
      criticality: d.pick(["critical", "critical", "critical", "important", "minor"]),
      coverDays: justInTime ? d.between(0.3, 1) : d.chance(0.4) ? "coverDays" : d.between(0.5, 40),
      restockDays: d.between(1, 20),
      ordersFollow: justInTime ? "wanted" : "target",
    }),
  );
  chosen.forEach((made, n) => {
    const mixShare = n === 0 ? null : d.between(0, 0.4);
    const byMass = n > 0 && d.chance(0.4);
    into.fills.push(
      fill(buyer.recipe, name, made, {
        slotUnitsPerUnit: d.between(0.2, 5),
        mixShare,
        ceilingShare: byMass ? null : n === 0 && d.chance(0.7) ? 1 : d.between(0.3, 1),
        ceilingMassShare: byMass ? d.between(0.02, 0.3) : null,
        massRatio: byMass ? d.between(2, 6) : null,
      }),
    );
    const among = d.shuffled(sellers.filter((row) => row.product === made && !(tree && taken.has(row.id))));
    const partners = among.filter(() => d.chance(0.6)).slice(0, 3);
    if (partners.length === 0) partners.push(among[0] ?? sellers.find((row) => row.product === made)!);
    const drawn = d.chance(0.3);
    partners.forEach((partner) => {
      if ("recipe" in partner) taken.add(partner.id);
      const share = drawn ? null : 1 / partners.length;
      const farther = "recipe" in partner || d.chance(0.8) ? null : d.whole(1, 40);
      into.links.push(
        link(partner.id, buyer.id, name, { share, mixShape: drawn ? d.between(1, 8) : null, transitDays: farther }),
      );
    });
  });
}

/** Sites of the first layer, and those nobody buys from, sell to end uses; so do a few others and the origins, abroad. */
function randomDemand(
  d: Dice,
  sites: readonly SiteRow[],
  origins: readonly OriginRow[],
  links: readonly LinkRow[],
): { endUses: EndUseRow[]; demand: DemandRow[] } {
  const bought = new Set(links.map((row) => row.supplier));
  const endUses = [
    endUse("patient-use", { patienceDays: d.between(2, 60) }),
    endUse("hasty-use"),
    endUse("foreign-use", { counted: false, patienceDays: d.chance(0.5) ? 0 : 10 }),
  ];
  const demand: DemandRow[] = [];
  for (const row of sites)
    if (row.id[1] === "0" || !bought.has(row.id) || d.chance(0.1))
      demand.push(
        buys(d.pick(["patient-use", "hasty-use", "foreign-use"]), row.id, d.between(1, 500), d.between(0.5, 1.5)),
      );
  for (const row of origins) {
    if (d.chance(0.6)) demand.push(buys("foreign-use", row.id, d.between(1, 2000)));
    if (d.chance(0.2)) demand.push(buys("patient-use", row.id, d.between(1, 200)));
  }
  return { endUses, demand };
}

/** Gives each plant a capacity of 0.9 to 3 times its rest output at the middle of all luck, so that some have to be rebalanced. */
function withCapacities(d: Dice, files: WorldFiles): WorldFiles {
  const roomy = { ...files, sites: files.sites.map((row) => ({ ...row, capacityUnitsPerYear: 1e12 })) };
  const economy = buildEconomy(roomy);
  const block = allocateBlock(economy.world, 1);
  const medians = (quantity: number | string) => (typeof quantity === "number" ? quantity : 10);
  startBlock(economy, medians, middleDraws(economy), block);
  const sites = files.sites.map((row, n) => {
    const margin = d.chance(0.2) ? d.between(0.9, 1.05) : d.between(1.05, 3);
    return { ...row, capacityUnitsPerYear: block.restOutput[n] * 365 * margin };
  });
  return { ...files, sites };
}

/**
 * One to three controls over groups that the world has, whole or partial, some lifted again, some stopping goods at sea; with
 * licences, leaks, extensions and foreign buyers here and there.
 */
export function randomControls(seed: string, files: WorldFiles, days: number): Control[] {
  const d = dice(`controls of ${seed}`);
  const finer = dice(`finer points of controls of ${seed}`);
  const groups = [...new Set(files.origins.map((row) => row.controlGroup))];
  return Array.from({ length: d.whole(1, 3) }, (_, n) => {
    const startDay = d.whole(0, 15);
    const lifted = d.chance(0.5) ? { endDay: startDay + d.whole(5, days - 20) } : {};
    const control = {
      name: `control-${n}`,
      groups: groups.filter(() => d.chance(0.7)),
      admittedShare: d.chance(0.5) ? 0 : d.between(0, 1),
      startDay,
      onsetDays: d.chance(0.5) ? 0 : d.whole(1, 20),
      goodsAtSeaStopped: d.chance(0.5) ? 0 : d.between(0, 1),
      ...lifted,
    };
    return refined(finer, control, files.scopes.length);
  });
}
