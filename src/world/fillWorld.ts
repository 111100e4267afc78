import { allocator } from "../numbers/columns.ts";
import { max } from "../numbers/math.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { companiesWithCash } from "./cash.ts";
import { foreignOriginOf } from "./foreign.ts";
import { type Gates, layGates } from "./gates.ts";
import { layMarkets, type Markets } from "./markets.ts";
import { bandOfBid, fillPeers, findPeers, marginOf, peerSizes } from "./peers.ts";
import { type LinkNode, type Node, type Rows, regionOf } from "./rows.ts";
import {
  CRITICAL,
  declareWorld,
  FOLLOW_TARGET,
  FOLLOW_WANTED,
  IMPORTANT,
  MINOR,
  PARTS,
  UNLIMITED,
  type World,
  type WorldTable,
} from "./tables.ts";

const CRITICALITY = { critical: CRITICAL, important: IMPORTANT, minor: MINOR } as const;

/** Turns rows into the world's columns. */
export function fillWorld(
  files: WorldFiles,
  rows: Rows,
  controlGroups: readonly string[],
  { gates, ofLink }: Gates = layGates(files, rows, controlGroups),
): World {
  const { nodes, slots, fills, links, endUses } = rows;
  const peers = findPeers(rows);
  const companies = companiesWithCash(files, nodes);
  const countedRegion = new Set(files.regions.filter((region) => region.counted).map(({ id }) => id));
  const countedSite = nodes.map((node) => (node.kind !== "origin" && countedRegion.has(regionOf(node)) ? 1 : 0));
  const markets = layMarkets(files, rows, countedSite);
  const sizes: Record<WorldTable, number> = {
    site: nodes.length,
    siteStart: nodes.length + 1,
    slot: slots.length,
    slotStart: slots.length + 1,
    fill: fills.length,
    fillStart: fills.length + 1,
    link: links.length,
    endUse: endUses.length,
    endUseStart: endUses.length + 1,
    ...peerSizes(peers),
    companyStart: companies.length + 1,
    companySite: companies.flat().length,
    marketStart: markets.fills.length + 1,
    marketFill: markets.fills.flat().length,
    marketUse: markets.uses.flat().length,
  };
  const columns = declareWorld(allocator(sizes));
  starts(
    columns.slotStart,
    slots.map((slot) => slot.site),
  );
  starts(
    columns.fillStart,
    fills.map((fill) => fill.slot),
  );
  starts(
    columns.linkStart,
    links.flatMap((link) => (link.kind === "use" ? [] : [link.fill])),
  );
  const firstUse = links.filter((link) => link.kind !== "use").length;
  starts(
    columns.useLinkStart,
    links.flatMap((link) => (link.kind === "use" ? [link.endUse] : [])),
  );
  for (let row = 0; row < columns.useLinkStart.length; row++) columns.useLinkStart[row]! += firstUse;
  groupBySupplier(links, columns.outStart, columns.outLink);
  columns.outLink.forEach((link, entry) => {
    columns.outEntry[link] = entry;
  });

  fillPeers(peers, columns);

  const stageIndex = new Map(files.stages.map((stage, index) => [stage.id, index]));
  const regionIndex = new Map(files.regions.map((region, index) => [region.id, index]));
  const regimeIndex = new Map(files.regimes.map((regime, index) => [regime.regime, index]));
  const employees = new Map(files.companies.map((company) => [company.id, company.employees]));
  const regimeOf = (node: Node) => (node.kind === "plant" ? node.row.regime : files.suppliers!.regime);
  columns.countedSite.set(countedSite);
  let processSites = 0;
  nodes.forEach((node, row) => {
    const stage = stageOf(files, node);
    columns.stage[row] = stage === null ? -1 : stageIndex.get(stage)!;
    columns.region[row] = regionIndex.get(regionOf(node))!;
    columns.regime[row] = node.kind === "origin" ? files.regimes.length : regimeIndex.get(regimeOf(node))!;
    columns.employees[row] = node.kind === "plant" ? employees.get(node.row.company)! : 0;
    const inProcess = stage !== null && files.stages[stageIndex.get(stage)!]!.processDays !== 0;
    columns.flexible[row] = node.kind === "plant" ? 1 : 0;
    columns.processRow[row] = inProcess ? processSites++ : -1;
    const precursor = node.kind === "origin" ? controlGroups.indexOf(node.row.dependsOn) : -1;
    columns.dependsOn[row] = precursor;
    columns.dependsOnAbroad[row] = precursor < 0 ? -1 : controlGroups.length + precursor;
    const abroad = foreignOriginOf(files, node);
    columns.foreignOrigin[row] = nodes.findIndex((other) => other.id === abroad?.id);
    columns.foreignGate[row] =
      abroad !== null && countedSite[row] === 1 ? controlGroups.indexOf(abroad.controlGroup) : -1;
  });
  starts(
    columns.companyStart,
    companies.flatMap((sites, company) => sites.map(() => company)),
  );
  columns.companySite.set(companies.flat());
  columns.companyRow.fill(-1);
  companies.forEach((sites, company) => {
    for (const site of sites) columns.companyRow[site] = company;
  });
  slots.forEach((slot, row) => {
    columns.criticality[row] = slot.row === null ? PARTS : CRITICALITY[slot.row.criticality];
    columns.ordersFollow[row] = slot.row === null || slot.row.ordersFollow === "wanted" ? FOLLOW_WANTED : FOLLOW_TARGET;
  });
  let originLinks = 0;
  links.forEach((link, row) => {
    const supplier = nodes[link.supplier]!;
    columns.supplier[row] = link.supplier;
    columns.buyer[row] = link.kind === "use" ? -1 : slots[fills[link.fill]!.slot]!.site;
    const foreign = supplier.kind === "origin";
    columns.originRow[row] = foreign && link.kind === "fill" ? originLinks++ : -1;
    columns.gate[row] = ofLink[row]!;
    columns.buyerFill[row] = link.kind === "use" ? -1 : link.fill;
    columns.bidBand[row] = bandOfBid(link.kind === "use" ? endUses[link.endUse]!.bidShare : marginOf(rows, link));
  });
  links.forEach((link, row) => {
    columns.secondSource[row] = link.kind === "fill" && link.row.qualifyDays !== null ? 1 : 0;
    if (columns.secondSource[row] === 1) columns.switches[fills[columns.buyerFill[row]!]!.slot] = 1;
  });
  fills.forEach(({ row, slot }) => {
    if (row !== null && row.qualifyDays !== null) columns.switches[slot] = 1;
  });
  const ramping = [...new Set(files.ramps.map(({ site }) => site))];
  nodes.forEach((node, row) => {
    columns.rampRow[row] = ramping.indexOf(node.id);
  });
  columns.ratedGroup.fill(-1);
  columns.outageGroup.fill(-1);
  columns.retentionGroup.fill(-1);
  columns.demandGroup.fill(-1);
  fillMarkets(columns, rows, markets);
  return {
    ...columns,
    sites: nodes.length,
    regimes: files.regimes.length + 1,
    slots: slots.length,
    fills: fills.length,
    links: links.length,
    endUses: endUses.length,
    originLinks,
    processSites,
    gates: gates.length,
    ratedGroups: 0,
    outageGroups: 0,
    retentionGroups: 0,
    demandGroups: 0,
    strikes: 0,
    ramps: ramping.length,
    companies: companies.length,
    markets: markets.fills.length,
    switchingSlots: columns.switches.reduce((sum, one) => sum + one, 0),
    productionForm: 0,
    rationingForm: 0,
    labourForm: 0,
    ordersForm: 0,
  };
}

function fillMarkets(columns: ReturnType<typeof declareWorld>, rows: Rows, markets: Markets): void {
  columns.siteMarket.set(markets.ofSite);
  columns.fillMarket.set(markets.ofFill);
  columns.linkMarket.set(markets.ofLink);
  rows.nodes.forEach((node, row) => {
    const margin = node.kind === "plant" ? node.row.marginShare : null;
    // What a line bears at rest it bears: only a further loss stops it.
    columns.marginShare[row] = margin === null ? UNLIMITED : max(margin, 0);
  });
  for (const [start, entries, list] of [
    [columns.marketFillStart, columns.marketFill, markets.fills],
    [columns.marketUseStart, columns.marketUse, markets.uses],
  ] as const) {
    starts(
      start,
      list.flatMap((group, market) => group.map(() => market)),
    );
    entries.set(list.flat());
  }
  columns.marketUse.forEach((row, at) => {
    const link = rows.links[row]!;
    if (link.kind === "use") columns.marketUser[at] = link.endUse;
  });
}

/** Stage of a site row; null for an origin. */
export function stageOf(files: WorldFiles, node: Node): string | null {
  return node.kind === "plant" ? node.row.stage : node.kind === "supplier" ? files.suppliers!.stage : null;
}

/** Row starts from the ascending owner of each row. */
function starts(column: Int32Array, owners: readonly number[]): void {
  for (const owner of owners) column[owner + 1]!++;
  for (let row = 1; row < column.length; row++) column[row]! += column[row - 1]!;
}

function groupBySupplier(links: readonly LinkNode[], outStart: Int32Array, outLink: Int32Array): void {
  for (const link of links) outStart[link.supplier + 1]!++;
  for (let row = 1; row < outStart.length; row++) outStart[row]! += outStart[row - 1]!;
  const next = outStart.slice();
  links.forEach((link, row) => {
    outLink[next[link.supplier]!++] = row;
  });
}
