import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import { type ChainFlow, chainFlows } from "./totals/chain.ts";
import { type HeadlineTotal, headlineTotals } from "./totals/headlines.ts";
import { type BareLabour, bareLabour } from "./totals/labour.ts";
import { restAtMedians, unitOf } from "./totals/medians.ts";
import { originMix, type ProductMix } from "./totals/mix.ts";
import { type SourceCount, sourceCounts } from "./totals/sources.ts";
import { type StageTotal, stageTotals } from "./totals/stages.ts";

/** What a world adds up to at rest, factors at their medians and luck in the middle; plain data, fit for JSON. */
export interface WorldTotals {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly counts: WorldCounts;
  readonly stages: readonly StageTotal[];
  readonly labour: BareLabour;
  readonly headlines: readonly HeadlineTotal[];
  readonly fit: FitTotal | null;
  readonly sources: readonly SourceCount[];
  readonly largest: readonly LargeSite[];
  readonly mix: readonly ProductMix[];
  readonly chain: readonly ChainFlow[];
}

export interface WorldCounts {
  readonly regions: number;
  readonly countedRegions: number;
  readonly companies: number;
  readonly namedSites: number;
  readonly generatedSuppliers: number;
  readonly origins: number;
  readonly endUses: number;
  readonly slots: number;
  readonly links: number;
  readonly factors: number;
  /** People in counted regions, named sites and generated suppliers. */
  readonly people: number;
  /** Plants and suppliers in other regions, and their people: they make and use goods and are in no outcome. */
  readonly uncountedSites: number;
  readonly uncountedPeople: number;
}

/** How near the plants of a fitted product run to the utilisation at which the fit started. */
export interface FitTotal {
  readonly product: string;
  readonly unit: string;
  readonly plants: readonly FittedPlant[];
}

export interface FittedPlant {
  readonly id: string;
  readonly name: string;
  readonly capacityPerYear: number;
  /** Output over capacity, 0-1: where the fit started and what it gave; residual = fitted - start. */
  readonly start: number;
  readonly fitted: number;
  readonly residual: number;
}

export interface LargeSite {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly region: string;
  readonly people: number;
  readonly headcountSourceKind: string;
}

/** Named sites listed as the largest. */
const LARGEST = 10;

/** Adds a world up: counts, stages, headline sums, residuals of the fit, kinds of source, largest sites, origin mix, chain. */
export function worldTotals(economy: Economy): WorldTotals {
  const { files } = economy;
  const block = restAtMedians(economy);
  return {
    name: files.name,
    title: files.title,
    description: files.description,
    counts: countsOf(economy, block),
    stages: stageTotals(economy, block),
    labour: bareLabour(files),
    headlines: headlineTotals(economy, block),
    fit: fitTotal(economy),
    sources: sourceCounts(files),
    largest: largestSites(files),
    mix: originMix(economy, block),
    chain: chainFlows(economy, block),
  };
}

function largestSites({ sites, regions }: WorldFiles): LargeSite[] {
  const counted = new Set(regions.filter((region) => region.counted).map((region) => region.id));
  return sites
    .filter((site) => counted.has(site.region))
    .sort((a, b) => b.headcount - a.headcount)
    .slice(0, LARGEST)
    .map((site) => ({
      id: site.id,
      name: site.name,
      stage: site.stage,
      region: site.region,
      people: site.headcount,
      headcountSourceKind: site.headcountSourceKind,
    }));
}

function countsOf({ files, rows, world }: Economy, block: Block): WorldCounts {
  const peopleWhere = (counted: 0 | 1) =>
    block.headcount.reduce((sum, people, site) => sum + (world.countedSite[site] === counted ? people : 0), 0);
  return {
    regions: files.regions.length,
    countedRegions: files.regions.filter((region) => region.counted).length,
    companies: files.companies.length,
    namedSites: files.sites.length,
    generatedSuppliers: rows.nodes.filter((node) => node.kind === "supplier").length,
    origins: files.origins.length,
    endUses: files.endUses.length,
    slots: world.slots,
    links: world.links,
    factors: files.factors.length,
    people: peopleWhere(1),
    uncountedSites: rows.nodes.filter((node, row) => node.kind !== "origin" && world.countedSite[row] === 0).length,
    uncountedPeople: peopleWhere(0),
  };
}

function fitTotal(economy: Economy): FitTotal | null {
  const { fit, files } = economy;
  if (fit === null) return null;
  const plants = fit.plants.map(({ id, start, fitted }) => {
    const site = files.sites.find((row) => row.id === id)!;
    return { id, name: site.name, capacityPerYear: site.capacityUnitsPerYear, start, fitted, residual: fitted - start };
  });
  return { product: fit.product, unit: unitOf(economy, fit.product), plants };
}
