/**
 * A small valid world as texts: one origin of anode material under control and one that is not, a silicon maker, two cell
 * plants, one vehicle plant that also buys cells abroad, suppliers to be generated. Its numbers are invented.
 */

const source = "judgement,invented for tests,";

/** One CSV text from a header and rows; the three source columns are added to each. */
function table(header: string, ...rows: readonly string[]): string {
  return [`${header},sourceKind,source,note`, ...rows.map((row) => `${row},${source}`), ""].join("\n");
}

const bySite = "judgement,invented for tests,judgement,invented for tests";

export const smallWorld: Readonly<Record<string, string>> = {
  "world.yaml": `name: small-world
title: Two cell plants and a vehicle plant
description: A world for tests.
suppliers:
  stage: supplier
  regime: plain
  product: parts
  firms: 20
  sizeTail: 1.2
  customersPerFirm: [0.7, 0.3]
  sameRegionShare: 0.5
  jobsPerJob: { cell: supplierJobsPerJob, vehicle: 1 }
  companyScale: { motors: 0.5 }
  namedStages: [silicon]
  source: invented for tests
fit:
  product: cells
  utilisationWeight: 1
  shareWeight: 4
luck:
  coverCompanySigma: 0.2
  coverSiteSigma: coverSiteSigma
  lagSiteSigma: 0
headlines:
  - name: people
    sum: headcount
    of: [cell, vehicle]
    unit: people
    expected: [3000, 3500, 4000]
    source: by construction
households:
  takeUpShare: 0.8
  shortHoursPayLossShare: 0.3
  placedPayLossShare: 0.2
  spendShare: 0.5
  spendLagDays: 30
  localShare: 0.5
  localSalesUsdPerJobYear: 100000
  localJobLagDays: 60
  localPayUsdPerWeek: 600
  incomeTaxShare: 0.1
  payrollTaxShare: 0.153
  salesTaxShare: 0.05
`,
  "priors.yaml": `factors:
  anodeCoverDays:
    meaning: Days of anode material that a cell plant holds
    unit: production day
    prior: { dist: lognormal, median: 50, p90: 95 }
    bounds: [0, 365]
    source: { kind: judgement, note: no plant's own stock is known }
  siliconMixShare:
    meaning: Share of the anode slot filled with silicon at rest
    unit: share
    prior: { dist: beta, a: 2, b: 98 }
    bounds: [0, 1]
    source: { kind: judgement }
  supplierJobsPerJob:
    meaning: Supplier jobs per job of a cell plant
    unit: people per person
    prior: { dist: triangular, low: 0.2, mode: 0.5, high: 1 }
    bounds: [0, 3]
    source: { kind: published, by: official, ref: "https://example.org/table", read: 2026-03-02 }
  coverSiteSigma:
    meaning: Spread of covers between sites
    unit: standard deviation of the log
    prior: { dist: uniform, low: 0.1, high: 0.4 }
    bounds: [0, 1]
    source: { kind: judgement }
  goodsAtSeaStopped:
    meaning: 1 when goods at sea are stopped too
    unit: share
    prior: { dist: discrete, values: [0, 1], weights: [0.9, 0.1] }
    bounds: [0, 1]
    source: { kind: judgement }
`,
  "regions.csv": table("id,name,counted", "MI,Michigan,yes", "NV,Nevada,yes", "asia,Asia,no"),
  "companies.csv": table("id,name,employees", "motors,Motors,40000", "silicon-works,Silicon Works,90"),
  "products.csv": table(
    "id,name,unit",
    "graphite,Graphite anode,t",
    "silicon,Silicon-carbon anode,t",
    "cells,Cells,MWh",
    "cars,Cars,vehicle",
    "parts,Parts,job",
  ),
  "stages.csv": table(
    "id,name,group,processDays,finishingStaffShare,finishedCoverDays,overtimeCeilingShare",
    "silicon,Silicon anode,direct,5,0.5,10,1.1",
    "cell,Cells,direct,21,0.5,7,1.1",
    "vehicle,Vehicles,direct,1,0,5,1.2",
    "supplier,Suppliers,supplier,0,0,0,1",
  ),
  "sites.csv": table(
    "id,name,company,stage,region,city,product,recipe,capacityUnitsPerYear,utilisationStart,headcount,headcountLow,headcountHigh,regime,workingDaysPerWeek,ramping,capacitySourceKind,capacitySource,headcountSourceKind,headcountSource",
    `silicon-one,Silicon One,silicon-works,silicon,NV,Sparks,silicon,,500,,90,80,100,plain,7,yes,${bySite}`,
    `cells-east,Cells East,motors,cell,MI,Lansing,cells,cell,20000,0.46,1200,1000,1500,plain,7,no,${bySite}`,
    `cells-west,Cells West,motors,cell,NV,Sparks,cells,cell,30000,0.85,800,700,900,plain,7,no,${bySite}`,
    `car-plant,Car Plant,motors,vehicle,MI,Detroit,cars,car,200000,,1500,1500,1500,union,5,no,${bySite}`,
  ),
  "origins.csv": table(
    "id,name,region,product,controlGroup,dependsOn,dependenceShare,transitDays,surgeShare",
    "anode-china,Anode from China,asia,graphite,anode-china,,0,30,0",
    "anode-korea,Anode from Korea,asia,graphite,anode-korea,anode-china,0.6,25,0.1",
    "cells-abroad,Cells from abroad,asia,cells,cells-abroad,,0,35,0",
  ),
  "recipes.csv": table(
    "recipe,slot,unit,needPerUnit,needScale,criticality,coverDays,restockDays,ordersFollow",
    "cell,anode,kg,1000,1,critical,anodeCoverDays,10,target",
    "car,cells,kWh,75,1,critical,5,5,target",
  ),
  "fills.csv": table(
    "recipe,slot,product,slotUnitsPerUnit,mixShare,ceilingShare,ceilingMassShare,massRatio",
    "cell,anode,graphite,1000,,1,,",
    "cell,anode,silicon,4500,siliconMixShare,,0.1,4.5",
    "car,cells,cells,1000,,1,,",
  ),
  "links.csv": table(
    "supplier,buyer,slot,share,mixShape,transitDays",
    "anode-china,cells-east,anode,,6,",
    "anode-korea,cells-east,anode,,2,",
    "anode-china,cells-west,anode,0.4,,40",
    "anode-korea,cells-west,anode,0.6,,",
    "silicon-one,cells-east,anode,1,,",
    "silicon-one,cells-west,anode,1,,",
    "cells-east,car-plant,cells,0.5,,",
    "cells-west,car-plant,cells,0.4,,",
    "cells-abroad,car-plant,cells,,3,",
  ),
  "end-uses.csv": table(
    "id,name,unit,counted,patienceDays",
    "vehicles,Vehicles,vehicle,yes,30",
    "rest-of-world,Rest of the world,t,no,0",
  ),
  "demand.csv": table(
    "endUse,supplier,unitsPerYear,scale",
    "vehicles,car-plant,180000,1",
    "rest-of-world,anode-china,500000,1",
  ),
  "regimes.csv": table(
    "regime,name,furloughLagDays,keptShare,keptShareRamping,hoardingBandShare,temporaryShare,noticeDays,noticeWaivedShare,recallDays,recallWindowDays,hireDays,lossOfRecallPerMonth,jobFindingPerMonth,salesLagDays,lostSalesThresholdShare",
    "plain,Plain,10,0.3,0.6,0.15,0.8,60,0.5,5,180,60,0.06,0.2,14,0.1",
    "union,Union,1,0.2,0.4,0.15,0.9,60,0.5,3,180,60,0.06,0.2,0,0",
  ),
  "supplier-regions.csv": table("region,weight", "MI,3", "NV,1"),
  "ramps.csv": table("site,begins,slipDays,rampDays,addedUnitsPerYear,scale", "silicon-one,2027-03-01,30,365,1500,1"),
  "pay.csv": table("regime,payUsdPerWeek,supplementalShare", "plain,1200,0", "union,1600,0.75"),
  "benefits.csv": table(
    "region,replacementShare,maximumUsdPerWeek,waitingWeeks,weeks,incomeTaxShare",
    "MI,0.5,530,0,26,0.04",
    "NV,0.5,600,0,26,0",
  ),
};

/** A world folder in memory: a file that is not there is undefined. */
export const readerOf = (files: Readonly<Record<string, string>>) => (name: string) => files[name];

/** The small world with one text replaced in one file; the text must stand there. */
export function changed(file: string, from: string, to: string): Record<string, string> {
  const text = smallWorld[file];
  if (!text?.includes(from)) throw new Error(`${file} of the small world does not hold "${from}"`);
  return { ...smallWorld, [file]: text.replace(from, () => to) };
}

/** The small world with one more row in a table; the source columns are added. */
export function withRow(file: string, row: string): Record<string, string> {
  return { ...smallWorld, [file]: `${smallWorld[file]}${row},${source}\n` };
}
