import type { Quantity } from "../src/scenario/types.ts";
import type {
  CompanyRow,
  DemandRow,
  EndUseRow,
  FillRow,
  LinkRow,
  OriginRow,
  ProductRow,
  RegimeRow,
  RegionRow,
  SiteRow,
  SlotRow,
  StageRow,
  WorldFiles,
} from "../src/scenario/worldTypes.ts";

/** Rows of small worlds, each with defaults that do nothing: no process time, no finished goods, everybody stays a year. */

const from = { line: 1, sourceKind: "judgement", source: "invented for tests", note: "" } as const;
type Given<Row> = Partial<Omit<Row, keyof typeof from>>;

export const region = (id: string, counted: boolean): RegionRow => ({
  ...from,
  id,
  name: id,
  counted,
  workShareTakeUp: 0,
});
export const company = (id: string, employees: number, given: Given<CompanyRow> = {}): CompanyRow => ({
  ...from,
  id,
  name: id,
  employees,
  cashDays: null,
  foreignOrigin: "",
  foreignShare: 0,
  foreignDays: 0,
  ...given,
});
export const product = (id: string, given: Given<ProductRow> = {}): ProductRow => ({
  ...from,
  id,
  name: id,
  unit: "unit",
  priceUsdPerUnit: null,
  priceSourceKind: "",
  priceSource: "",
  ...given,
});

export const stage = (id: string, given: Given<StageRow> = {}): StageRow => ({
  ...from,
  id,
  name: id,
  group: "direct",
  processDays: 0,
  finishingStaffShare: 0,
  finishedCoverDays: 0,
  finishedRoomDays: 0,
  overtimeCeilingShare: 1.25,
  valueAddedUsdPerWorkerYear: 0,
  ...given,
});

/** A plant of company `works`, stage `plant`, in the counted region `home`; 100 people; room for twice 100 units a day. */
export const site = (id: string, made: string, given: Given<SiteRow> = {}): SiteRow => ({
  ...from,
  id,
  name: id,
  company: "works",
  stage: "plant",
  region: "home",
  city: "",
  product: made,
  recipe: "",
  capacityUnitsPerYear: 200 * 365,
  utilisationStart: Number.NaN,
  headcount: 100,
  headcountLow: 100,
  headcountHigh: 100,
  regime: "patient",
  workingDaysPerWeek: 7,
  ramping: false,
  marginShare: null,
  flexibleShare: 0,
  redeployDays: 0,
  capacitySourceKind: "judgement",
  capacitySource: "",
  headcountSourceKind: "judgement",
  headcountSource: "",
  ...given,
});

export const origin = (id: string, made: string, given: Given<OriginRow> = {}): OriginRow => ({
  ...from,
  id,
  name: id,
  region: "abroad",
  product: made,
  controlGroup: id,
  dependsOn: "",
  dependenceShare: 0,
  dependenceAbroadShare: 0,
  transitDays: 20,
  surgeShare: 0.5,
  spareUnitsPerYear: 0,
  ...given,
});

export const slot = (recipe: string, name: string, given: Given<SlotRow> = {}): SlotRow => ({
  ...from,
  recipe,
  slot: name,
  unit: "unit",
  needPerUnit: 1,
  needScale: 1,
  criticality: "critical",
  coverDays: 10,
  restockDays: 10,
  ordersFollow: "target",
  ...given,
});

export const fill = (recipe: string, name: string, made: string, given: Given<FillRow> = {}): FillRow => ({
  ...from,
  recipe,
  slot: name,
  product: made,
  slotUnitsPerUnit: 1,
  mixShare: null,
  ceilingShare: 1,
  ceilingMassShare: null,
  massRatio: null,
  qualifyDays: null,
  qualifiedCeilingShare: null,
  qualifiedCeilingMassShare: null,
  ...given,
});

export const link = (supplier: string, buyer: string, name: string, given: Given<LinkRow> = {}): LinkRow => ({
  ...from,
  supplier,
  buyer,
  slot: name,
  share: 1,
  mixShape: null,
  transitDays: null,
  qualifyDays: null,
  entitlementShare: 1,
  ...given,
});

export const endUse = (id: string, given: Given<EndUseRow> = {}): EndUseRow => ({
  ...from,
  id,
  name: id,
  unit: "unit",
  counted: true,
  patienceDays: 0,
  bidShare: 0,
  priceElasticity: 0,
  ...given,
});

/** Demand of so many units a day. */
export const buys = (use: string, supplier: string, unitsPerDay: number, scale: Quantity = 1): DemandRow => ({
  ...from,
  endUse: use,
  supplier,
  unitsPerYear: unitsPerDay * 365,
  scale,
});

/** A regime under which nobody ever leaves (lag of a year); tests of staff override what they are about. */
export const regime = (id: string, given: Given<RegimeRow> = {}): RegimeRow => ({
  ...from,
  regime: id,
  name: id,
  furloughLagDays: 365,
  keptShare: 0,
  keptShareRamping: 0,
  hoardingBandShare: 0,
  temporaryShare: 1,
  noticeDays: 0,
  noticeWaivedShare: 0,
  recallDays: 1,
  recallWindowDays: 1000,
  hireDays: 10,
  fireDays: 7,
  lossOfRecallPerMonth: 0,
  jobFindingPerMonth: 0,
  salesLagDays: 1,
  lostSalesThresholdShare: 0,
  rotationTurnDays: 0,
  rotationFloorShare: 0,
  noticeBeyondDays: 183,
  separateBeyondDays: null,
  cashDays: null,
  ...given,
});

/** A world from its tables; what is not given is empty or the one row the defaults above name. Products are collected. */
export function assemble(parts: Partial<WorldFiles>): WorldFiles {
  const made = [...(parts.sites ?? []), ...(parts.origins ?? [])].map((row) => row.product);
  return {
    name: "small",
    title: "A small world",
    description: "",
    regions: [region("home", true), region("abroad", false)],
    companies: [company("works", 1000)],
    products: [...new Set(made)].map((id) => product(id)),
    stages: [stage("plant")],
    sites: [],
    origins: [],
    slots: [],
    fills: [],
    links: [],
    endUses: [],
    demand: [],
    regimes: [regime("patient")],
    supplierRegions: [],
    ramps: [],
    suppliers: null,
    fit: null,
    scopes: [],
    anticipation: null,
    prices: null,
    switching: null,
    households: null,
    pay: [],
    benefits: [],
    luck: {
      coverCompanySigma: 0,
      coverSiteSigma: 0,
      lagSiteSigma: 0,
      cashCompanySigma: 0,
      qualifyDaysSigma: 0,
      roomSiteSigma: 0,
    },
    headlines: [],
    factors: [],
    correlations: [],
    text: "",
    ...parts,
  };
}
