import type { ChunkResult, Layout } from "../../src/engine/series.ts";
import type { RunRequest } from "../../src/results/runFolder.ts";
import type { Factor, Scenario } from "../../src/scenario/types.ts";

/** Four days, two stages, two regions, two sites, one factor: a run small enough to check by hand. */
export const layout: Layout = {
  days: 4,
  series: [
    { name: "outOfWork", kind: "people", unit: "people", meaning: "Out of work" },
    { name: "outOfWorkDirect", kind: "people", unit: "people", meaning: "Out of work in the chain" },
    { name: "positionsLost", kind: "people", unit: "people", meaning: "Positions lost" },
    { name: "furloughed", kind: "people", unit: "people", meaning: "Furloughed" },
    { name: "outOfWork.stage.cell", kind: "people", unit: "people", meaning: "Out of work at cell plants" },
    { name: "outOfWork.cause.no-ore", kind: "people", unit: "people", meaning: "Out of work for the control" },
    { name: "output.stage.cell", kind: "real", unit: "share of rest", meaning: "Output of cell plants" },
    { name: "outOfWork.region.MI", kind: "people", unit: "people", meaning: "Out of work in Michigan" },
    { name: "outOfWork.region.NV", kind: "people", unit: "people", meaning: "Out of work in Nevada" },
    { name: "cover.slot.anode", kind: "real", unit: "day", meaning: "Cover of anode material" },
    { name: "unmade.endUse.vehicles", kind: "real", unit: "vehicle", meaning: "Vehicles not delivered" },
  ],
  factors: ["coverDays"],
  sites: { siteIds: ["reno", "lansing", "toolmaker"], days: [1, 3] },
  causes: [
    { code: 1, name: "no-ore" },
    { code: 11, name: "capacity" },
  ],
};

export const scenario: Scenario = {
  name: "small",
  question: "Does the store keep what it is given?",
  world: "three-firm-chain",
  seed: "store",
  replications: 10,
  horizonDays: 4,
  announced: "2027-01-11",
  effective: "2027-01-11",
  controls: [],
  feeds: [],
  daysOff: [],
  weekends: "on",
  factors: {},
  interventions: [],
  options: [],
  credits: [],
  premises: [],
  without: [],
  report: { days: [1, 3, 400], thresholds: [20, 100_000] },
};

const coverDays: Factor = {
  name: "coverDays",
  meaning: "Cover held at rest",
  unit: "day",
  prior: { dist: "uniform", low: 1, high: 9 },
  bounds: [0, 90],
  source: { kind: "judgement", note: "made up for a test" },
};

/** Chunk `index` of a run, by a rule of (day, replication) alone, as a replication depends on its number alone. */
export function chunkOf(index: number, replications: number, chunkReplications = 4): ChunkResult {
  const first = index * chunkReplications;
  const width = Math.min(chunkReplications, replications - first);
  const block = layout.days * width;
  const kinds = (kind: string) => layout.series.filter((series) => series.kind === kind);
  const people = new Int32Array(kinds("people").length * block);
  const real = new Float64Array(kinds("real").length * block);
  const fill = (
    into: Int32Array | Float64Array,
    value: (series: number, day: number, replication: number) => number,
  ) => {
    for (let i = 0; i < into.length; i++)
      into[i] = value(Math.floor(i / block), Math.floor((i % block) / width), first + (i % width));
  };
  fill(people, (series, day, k) => day * (k + 1) * (series + 1));
  fill(real, (series, day, k) => (series + 1) / (1 + day + k));
  return {
    index,
    first,
    replications: width,
    people,
    real,
    factors: Float64Array.from({ length: width }, (_, local) => 1 + (first + local) / 8),
    siteOutOfWork: Float64Array.from([3, 2, 1, 30, 20, 10], (sum) => sum * width),
    siteStopped: Float64Array.from([0, 0, 0, width, 1, 0]),
    siteOutByCause: Float64Array.from([3, 2, 0, 0, 0, 1, 30, 15, 10, 0, 5, 0], (sum) => sum * width),
    failures: [],
  };
}

/** What a run of ten replications in chunks of four asks for. */
export function request(results: string, changes: Partial<RunRequest> = {}): RunRequest {
  const sites = [
    { id: "reno", name: "Reno cells", stage: "cell", region: "NV" },
    { id: "lansing", name: "Lansing packs", stage: "cell", region: "MI" },
    { id: "toolmaker", name: "Toolmaker", customers: [{ site: "lansing", share: 1 }] },
  ];
  const parts = {
    scenario,
    worldText: "a world",
    code: "c0de",
    factors: [coverDays],
    layout,
    chunkReplications: 4,
    sites,
  };
  return { ...parts, results, ...changes };
}
