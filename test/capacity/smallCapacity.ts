import { type PathRecord, runPath } from "../../src/engine/capacity/run.ts";
import { type CapacitySeries, capacityRows } from "../../src/engine/capacity/series.ts";
import { allocateState, type CapacityState } from "../../src/engine/capacity/state.ts";
import { pathLeversOf, pathPick, ratesUnder } from "../../src/levers/capacity/pathLeversOf.ts";
import { seedKey } from "../../src/numbers/luck.ts";
import type { CapacityFiles, Programme, ProjectRow, RouteRow, UseRow } from "../../src/scenario/capacity/types.ts";
import { capacityLuck } from "../../src/world/capacity/luck.ts";
import { layPlan } from "../../src/world/capacity/plan.ts";
import { ratesOf } from "../../src/world/capacity/rates.ts";

const said = { line: 1, sourceKind: "judgement", source: "made up", note: "" };

export const project = (more: Partial<ProjectRow> = {}): ProjectRow => ({
  ...said,
  id: "plant",
  name: "plant",
  company: "company",
  product: "graphite",
  place: "home",
  route: "graphite-home",
  region: "TX",
  stage: "operating",
  committed: false,
  capacityUnitsPerYear: 1000,
  modules: 1,
  capexMusd: 10,
  jobs: 100,
  powerMw: 0,
  announced: "2020-01-01",
  plannedStart: "",
  builtShare: 0,
  rampedShare: 1,
  grantMusd: 0,
  offtakeShare: 0,
  ...more,
});

export const route = (more: Partial<RouteRow> = {}): RouteRow => ({
  ...said,
  id: "graphite-home",
  product: "graphite",
  place: "home",
  buildDays: 400,
  powerLeadDays: 100,
  qualifyDays: 0,
  rampDays: 365,
  scrapStartShare: 0.3,
  scrapMatureShare: 0.05,
  cashCostUsdPerUnit: 2000,
  learningGroup: "west",
  learningShare: 0,
  madeUnits: 1000,
  capexScale: 1,
  hurdleShare: 0.1,
  lifeYears: 15,
  ...more,
});

export const use = (more: Partial<UseRow> = {}): UseRow => ({
  ...said,
  id: "cars",
  name: "cars",
  place: "home",
  gwhPerYear: 10,
  earlierGrowthShare: 0,
  multipleAfterFiveYears: 1,
  laterGrowthShare: 0,
  homeCellShare: 1,
  graphiteKgPerKwh: 1,
  substituteMassShareNow: 0.1,
  substituteMassShareLater: 0.1,
  takeUpPerYear: 0.5,
  valueUsdPerKwh: 1,
  homeMakersShare: 0,
  sector: "vehicles",
  ...more,
});

/** A world of one car use, a cell plant, a graphite plant, a silicon plant, and makers abroad; nothing grows unless told to. */
export function smallCapacity(more: Partial<CapacityFiles> = {}): CapacityFiles {
  const market = (
    product: string,
    place: "home" | "allied" | "chinese-abroad",
    role: "cells" | "graphite" | "substitute" | "input",
    price: number | null,
  ) => ({
    ...said,
    product,
    place,
    role,
    priceUsdPerUnit: price,
    premiumShare: 0,
    wantedShare: 1,
  });
  return {
    base: "2026-07-01",
    sources: {},
    stand: null,
    rules: {
      exporterUsdPerTonne: 4000,
      exporterTrendPerYear: 0,
      undercutShare: 0,
      graphiteReplacedPerSubstitute: 4,
      inputPerGoodCell: 1,
      willingnessSlope: 3,
      closeFinanceDays: 100,
      slipSigma: 0.2,
      beliefSigma: 0.1,
      optimism: 1,
      patienceDays: 100_000,
      mostGrantShare: 1,
      moduleGapDays: 100,
      alliedShare: 0.2,
      chineseAbroadShare: 0.2,
      secondSourceUsdPerTonne: 1000,
      secondSourceDays: 100,
      carryingShare: 0,
    },
    markets: [
      market("cells", "home", "cells", 80_000),
      market("graphite", "home", "graphite", null),
      market("graphite", "allied", "graphite", null),
      market("graphite", "chinese-abroad", "graphite", null),
      market("silicon", "home", "substitute", null),
      market("silane", "home", "input", 10_000),
    ],
    routes: [
      route(),
      route({ id: "graphite-allied", place: "allied", learningGroup: "allied" }),
      route({ id: "graphite-abroad", place: "chinese-abroad", learningGroup: "abroad" }),
      route({ id: "silicon-home", product: "silicon", cashCostUsdPerUnit: 10_000, learningGroup: "silicon" }),
      route({ id: "cells-home", product: "cells", cashCostUsdPerUnit: 60_000, learningGroup: "cells" }),
      route({ id: "silane-home", product: "silane", learningGroup: "silane" }),
    ],
    inputs: [
      {
        ...said,
        route: "silicon-home",
        input: "silane",
        unitsPerUnit: 0.5,
        origin: "abroad",
        controlGroup: "",
        controlledShare: 0.25,
        outsideUnitsPerYear: 1000,
      },
    ],
    uses: [use(), use({ id: "abroad", place: "outside", gwhPerYear: 100, homeCellShare: 0 })],
    incentives: [],
    power: [
      {
        ...said,
        region: "TX",
        connectedMwPerYear: 100,
        waitingMw: 50,
        dataCentreMwPerYear: 120,
        dataCentreGrowthShare: 0,
      },
    ],
    projects: [
      project(),
      project({
        id: "allied",
        place: "allied",
        route: "graphite-allied",
        region: "korea",
        capacityUnitsPerYear: 20_000,
      }),
      project({
        id: "abroad",
        place: "chinese-abroad",
        route: "graphite-abroad",
        region: "indonesia",
        capacityUnitsPerYear: 20_000,
      }),
      project({ id: "silicon", product: "silicon", route: "silicon-home", capacityUnitsPerYear: 100 }),
      project({ id: "cells", product: "cells", route: "cells-home", capacityUnitsPerYear: 20_000 }),
    ],
    factors: [],
    correlations: [],
    text: "",
    ...more,
  };
}

export const programme = (more: Partial<Programme> = {}): Programme => ({
  name: "none",
  publicMoneyMusd: 0,
  from: "2027-01-01",
  until: "2035-12-31",
  uses: {},
  interventions: [],
  ...more,
});

/** One path, with its state at the end and a way to read its series. */
export function walk(
  files: CapacityFiles,
  more: Partial<Programme> = {},
  { until = "2032-06-30", replication = 0, seed = "small" } = {},
) {
  const plan = layPlan(files, "2026-07-01", until);
  const state: CapacityState = allocateState(plan);
  const rates = ratesOf(plan, (quantity) => quantity as number);
  const luck = capacityLuck(plan, seedKey(seed))(replication);
  const levers = pathLeversOf(plan, rates, programme(more), pathPick(seedKey(seed), replication));
  const record: PathRecord = runPath(plan, ratesUnder(rates, levers), luck, programme(more), levers, state);
  const months = plan.months.length;
  const at = (series: CapacitySeries, month: number) =>
    record.values[capacityRows[series] * months + (month < 0 ? months + month : month)]!;
  return { plan, state, rates, luck, record, months, at };
}
