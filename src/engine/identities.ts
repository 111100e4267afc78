import { abs, floor, log, max, min } from "../numbers/math.ts";
import { pricedProducts } from "../scenario/pricedProducts.ts";
import { outsideRatio } from "../scenario/priceRule.ts";
import type { Block } from "../world/block.ts";
import { CAUSES, outFor } from "../world/causes.ts";
import type { Economy } from "../world/economy.ts";
import { PARTIAL_ADJUSTMENT } from "../world/forms.ts";
import { TOLERANCE } from "./kernel.ts";
import { ModelError } from "./modelError.ts";
import { RATIO_CEILING, RATIO_FLOOR } from "./phases/price.ts";

/**
 * What must hold on any day: people in exactly one state, those out of work for one cause, shares and stocks in range and finite,
 * deliveries equal to shipments, and mass: for every product, what is held changes by what is made less what is used, delivered and stopped; prices within what
 * their clamps allow. Columns may hold several lanes a row; each lane is one replication and is judged by itself.
 */
export interface Ledger {
  readonly lanes: number;
  /** Product of each site row and of each fill row. */
  readonly siteProduct: Int32Array;
  readonly fillProduct: Int32Array;
  readonly products: readonly string[];
  /** Products that have a price, as the block's markets. */
  readonly priced: readonly string[];
  /** Held at the last `takeStock`, by product and lane. */
  readonly held: Float64Array;
}

/** Prepares the books of an economy. */
export function openLedger(economy: Economy, lanes = 1): Ledger {
  const { files, rows } = economy;
  const products = files.products.map((product) => product.id);
  const parts = files.suppliers === null ? null : files.suppliers.product;
  if (parts !== null && !products.includes(parts)) products.push(parts);
  const at = (id: string | null) => (id === null ? -1 : products.indexOf(id));
  const siteProduct = Int32Array.from(rows.nodes, (node) => at(node.kind === "supplier" ? parts : node.row.product));
  const fillProduct = Int32Array.from(rows.fills, (fill) => at(fill.row === null ? parts : fill.row.product));
  const held = new Float64Array(products.length * lanes);
  return { lanes, siteProduct, fillProduct, products, priced: pricedProducts(files), held };
}

/** Everything held of each product: finished, in process, in stock, in public stocks and in transit (the last three as deviations or in slot units). */
function holdings(
  { world }: Economy,
  block: Block,
  { lanes, siteProduct, fillProduct }: Ledger,
  out: Float64Array,
): void {
  const { finishedUnits, processGapUnits, stockUnits, reserveUnits, transitGapUnits, slotUnitsPerUnit } = block;
  out.fill(0);
  for (let site = 0, at = 0; site < world.sites; site++)
    for (let to = siteProduct[site]! * lanes, end = to + lanes; to < end; to++, at++)
      out[to]! += finishedUnits[at]! + processGapUnits[at]!;
  for (let fill = 0, at = 0; fill < world.fills; fill++)
    for (let to = fillProduct[fill]! * lanes, end = to + lanes; to < end; to++, at++)
      out[to]! += (stockUnits[at]! + reserveUnits[at]! + transitGapUnits[at]!) / slotUnitsPerUnit[at]!;
}

/** Writes down what is held before a day begins. */
export const takeStock = (economy: Economy, block: Block, ledger: Ledger): void =>
  holdings(economy, block, ledger, ledger.held);

/** What is broken first in each lane; null where all holds. */
type Verdicts = (ModelError | null)[];

/**
 * Checks every identity at the end of a day whose morning stock was taken; says for each lane which is broken first. `audited`: those
 * that hold site by site and fill by fill were found to hold in all lanes (tally/audit.ts).
 */
export function judgeDay(economy: Economy, block: Block, ledger: Ledger, day: number, audited = false): Verdicts {
  const verdicts = new Array<ModelError | null>(ledger.lanes).fill(null);
  const broken = (lane: number, identity: string, where: string, found: number, expected: number) => {
    verdicts[lane] ??= new ModelError(identity, where, day, found, expected);
  };
  if (!audited)
    for (const check of [checkPeople, checkCauses, checkRanges, checkDeliveries])
      check(economy, block, ledger.lanes, broken);
  checkMass(economy, block, ledger, broken);
  checkPrices(economy, block, ledger, broken);
  return verdicts;
}

/** As judgeDay, for one replication. @throws ModelError naming the first identity that is broken */
export function checkDay(economy: Economy, block: Block, ledger: Ledger, day: number): void {
  const [verdict] = judgeDay(economy, block, ledger, day);
  if (verdict) throw verdict;
}

type Broken = (lane: number, identity: string, where: string, found: number, expected: number) => void;

/** Whole people, each in one state; under labour: partialAdjustment they are reals and add up within rounding. */
function checkPeople({ world, rows }: Economy, block: Block, lanes: number, broken: Broken): void {
  const { atWork, shortHours, noticed, onStrike, furloughed, separated, placed, headcount } = block;
  const whole = world.labourForm !== PARTIAL_ADJUSTMENT;
  const where = (at: number) => rows.nodes[floor(at / lanes)]!.id;
  for (const column of [atWork, shortHours, noticed, onStrike, furloughed, separated, placed])
    for (let at = 0; at < column.length; at++) {
      const count = column[at]!;
      if (!(count >= 0) || (whole && count !== floor(count)))
        broken(at % lanes, "whole people", where(at), count, max(0, floor(count)));
    }
  for (let at = 0; at < headcount.length; at++) {
    const head = headcount[at]!;
    const here = atWork[at]! + shortHours[at]! + noticed[at]! + onStrike[at]!;
    const people = here + furloughed[at]! + separated[at]! + placed[at]!;
    if (!(abs(people - head) <= (whole ? 0 : TOLERANCE * head)))
      broken(at % lanes, "people in one state", where(at), people, head);
  }
  const checkPart = (name: string, part: Float64Array, of: Float64Array) => {
    for (let at = 0; at < part.length; at++) {
      const count = part[at]!;
      if (!(count >= 0 && count <= of[at]! && count === floor(count)))
        broken(at % lanes, name, where(at), count, of[at]!);
    }
  };
  checkPart("redeployed are at work", block.redeployed, atWork);
  checkPart("work sharers are on short hours", block.workShared, shortHours);
}

/** People out of work by root cause add up to those out of work, site by site, so also by stage and region. */
function checkCauses({ world, rows }: Economy, block: Block, lanes: number, broken: Broken): void {
  const { furloughed, separated, headcount } = block;
  const whole = world.labourForm !== PARTIAL_ADJUSTMENT;
  for (let site = 0, at = 0; site < world.sites; site++)
    for (let lane = 0; lane < lanes; lane++, at++) {
      let people = 0;
      for (let code = 0; code < CAUSES; code++) {
        const count = outFor(block, site, code, lanes, lane);
        if (!(count >= 0) || (whole && count !== floor(count)))
          broken(lane, "whole people by cause", rows.nodes[site]!.id, count, max(0, floor(count)));
        people += count;
      }
      const out = furloughed[at]! + separated[at]!;
      if (!(abs(people - out) <= (whole ? 0 : TOLERANCE * headcount[at]!)))
        broken(lane, "causes sum to people out of work", rows.nodes[site]!.id, people, out);
    }
}

function checkRanges({ rows }: Economy, block: Block, lanes: number, broken: Broken): void {
  const check = (name: keyof Block, where: (row: number) => string) => {
    const column = block[name];
    for (let at = 0; at < column.length; at++) {
      const value = column[at]!;
      if (!(value >= 0 && value < Infinity))
        broken(at % lanes, `${name} is finite and not negative`, where(floor(at / lanes)), value, 0);
    }
  };
  for (const name of ["stockUnits", "reserveUnits", "receivedUnits", "usedUnits"] as const)
    check(name, (fill) => `fill ${fill}`);
  const siteId = (site: number) => rows.nodes[site]!.id;
  for (const name of ["finishedUnits", "madeUnits", "leavingUnits", "shippedUnits", "targetUnits"] as const)
    check(name, siteId);
  for (const name of ["precautionShare", "expectedRemainingDays"] as const) check(name, siteId);
  const { precautionShare } = block;
  for (let at = 0; at < precautionShare.length; at++)
    if (precautionShare[at]! > 1)
      broken(at % lanes, "precaution is a share", siteId(floor(at / lanes)), precautionShare[at]!, 1);
}

function checkDeliveries({ world, rows }: Economy, block: Block, lanes: number, broken: Broken): void {
  const { sentUnits, shippedUnits, restOutput } = block;
  for (let site = 0, at = 0; site < world.sites; site++)
    for (let lane = 0; lane < lanes; lane++, at++) {
      let delivered = 0;
      for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
        delivered += sentUnits[out * lanes + lane]!;
      const shipped = shippedUnits[at]!;
      if (!(abs(delivered - shipped) <= TOLERANCE * max(restOutput[at]!, shipped)))
        broken(lane, "deliveries sum to min(supply, orders)", rows.nodes[site]!.id, delivered, shipped);
    }
}

function checkMass(economy: Economy, block: Block, ledger: Ledger, broken: Broken): void {
  const { world } = economy;
  const { lanes, held, products, siteProduct, fillProduct } = ledger;
  const { madeUnits, importedUnits, restOutput, finishedUnits, stoppedUnits, sentUnits } = block;
  const { slotUnitsPerUnit, usedUnits, stockUnits, restStockUnits, reserveRestUnits } = block;
  const { linkStart, useLinkStart, supplier, outEntry } = world;
  const now = new Float64Array(held.length);
  holdings(economy, block, ledger, now);
  const expected = held.slice();
  const scale = new Float64Array(held.length);
  for (let site = 0, at = 0; site < world.sites; site++)
    for (let to = siteProduct[site]! * lanes, end = to + lanes; to < end; to++, at++) {
      // What an origin ships to a site travels in its pipeline; what is made here enters process or finished goods.
      expected[to]! += madeUnits[at]! + importedUnits[at]!;
      scale[to]! += restOutput[at]! + finishedUnits[at]!;
    }
  for (let fill = 0, at = 0; fill < world.fills; fill++) {
    const [from, until] = [linkStart[fill]! * lanes, linkStart[fill + 1]! * lanes];
    for (let lane = 0, to = fillProduct[fill]! * lanes; lane < lanes; lane++, to++, at++) {
      const perUnit = slotUnitsPerUnit[at]!;
      let gone = usedUnits[at]! / perUnit;
      scale[to]! += (stockUnits[at]! + restStockUnits[at]! + reserveRestUnits[at]!) / perUnit;
      for (let link = from + lane; link < until; link += lanes) gone += stoppedUnits[link]!;
      expected[to]! -= gone;
    }
  }
  for (let link = useLinkStart[0]!; link < world.links; link++) {
    const from = outEntry[link]! * lanes;
    const to = siteProduct[supplier[link]!]! * lanes;
    for (let lane = 0; lane < lanes; lane++) expected[to + lane]! -= sentUnits[from + lane]!;
  }
  for (let at = 0; at < now.length; at++)
    if (!(abs(now[at]! - expected[at]!) <= TOLERANCE * max(scale[at]!, 1e-6)))
      broken(at % lanes, "mass", products[floor(at / lanes)]!, now[at]!, expected[at]!);
}

/**
 * A price over rest stays within what the clamps of scarcity and of costs allow together, or what may be set from outside; what is
 * paid is positive; a line that loses money runs a share of rest.
 */
function checkPrices({ rows }: Economy, block: Block, { lanes, priced }: Ledger, broken: Broken): void {
  const { logPrice, scarcityElasticity, servedShare, runShare } = block;
  const isShare = (share: number) => share >= 0 && share <= 1;
  for (let at = 0; at < logPrice.length; at++) {
    const name = priced[floor(at / lanes)]!;
    const steepness = 1 / scarcityElasticity[at]! + 1;
    const low = min(steepness * log(RATIO_FLOOR), log(outsideRatio[0]));
    const high = max(steepness * log(RATIO_CEILING), log(outsideRatio[1]));
    const now = logPrice[at]!;
    if (!(now >= low - TOLERANCE && now <= high + TOLERANCE))
      broken(at % lanes, "price within its clamps", name, now, now < low ? low : high);
    for (const column of [block.spotRatio, block.paidRatio])
      if (!(column[at]! > 0 && column[at]! < Infinity))
        broken(at % lanes, "price is finite and positive", name, column[at]!, 1);
    if (!isShare(servedShare[at]!)) broken(at % lanes, "served share", name, servedShare[at]!, 1);
  }
  for (let at = 0; at < runShare.length; at++)
    if (!isShare(runShare[at]!))
      broken(at % lanes, "share of rest that runs", rows.nodes[floor(at / lanes)]!.id, runShare[at]!, 1);
}
