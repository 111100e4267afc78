import { abs, floor, log, max, min } from "../numbers/math.ts";
import { pricedProducts } from "../scenario/pricedProducts.ts";
import { outsideRatio } from "../scenario/priceRule.ts";
import type { Block } from "../world/block.ts";
import { CAUSES } from "../world/causes.ts";
import type { Economy } from "../world/economy.ts";
import { PARTIAL_ADJUSTMENT } from "../world/forms.ts";
import { ModelError } from "./modelError.ts";
import { RATIO_CEILING, RATIO_FLOOR } from "./phases/price.ts";

/**
 * What must hold on any day: people in exactly one state, out of work for one cause, shares and stocks in range and finite, deliveries equal to shipments,
 * and mass: for every product, what is held changes by what is made less what is used, delivered and stopped; prices within what
 * their clamps allow.
 */
export interface Ledger {
  /** Product of each site row and of each fill row. */
  readonly siteProduct: Int32Array;
  readonly fillProduct: Int32Array;
  readonly products: readonly string[];
  /** Held at the last `takeStock`, by product. */
  readonly held: Float64Array;
}

/** Prepares the books of an economy. */
export function openLedger(economy: Economy): Ledger {
  const { files, rows } = economy;
  const products = files.products.map((product) => product.id);
  const parts = files.suppliers === null ? null : files.suppliers.product;
  if (parts !== null && !products.includes(parts)) products.push(parts);
  const at = (id: string | null) => (id === null ? -1 : products.indexOf(id));
  const siteProduct = Int32Array.from(rows.nodes, (node) => at(node.kind === "supplier" ? parts : node.row.product));
  const fillProduct = Int32Array.from(rows.fills, (fill) => at(fill.row === null ? parts : fill.row.product));
  return { siteProduct, fillProduct, products, held: new Float64Array(products.length) };
}

/** Everything held of each product: finished, in process, in stock and in transit (the last three as deviations or in slot units). */
function holdings(economy: Economy, block: Block, ledger: Ledger, out: Float64Array): void {
  out.fill(0);
  for (let site = 0; site < economy.world.sites; site++)
    out[ledger.siteProduct[site]!]! += block.finishedUnits[site]! + block.processGapUnits[site]!;
  for (let fill = 0; fill < economy.world.fills; fill++)
    out[ledger.fillProduct[fill]!]! +=
      (block.stockUnits[fill]! + block.transitGapUnits[fill]!) / block.slotUnitsPerUnit[fill]!;
}

/** Writes down what is held before a day begins. */
export const takeStock = (economy: Economy, block: Block, ledger: Ledger): void =>
  holdings(economy, block, ledger, ledger.held);

/** Relative tolerance of mass and deliveries. */
const TOLERANCE = 1e-9;

/** Checks every identity at the end of a day whose morning stock was taken. @throws ModelError naming the first that is broken. */
export function checkDay(economy: Economy, block: Block, ledger: Ledger, day: number): void {
  checkPeople(economy, block, day);
  checkCauses(economy, block, day);
  checkRanges(economy, block, day);
  checkDeliveries(economy, block, day);
  checkMass(economy, block, ledger, day);
  checkPrices(economy, block, day);
}

/** Whole people, each in one state; under labour: partialAdjustment they are reals and add up within rounding. */
function checkPeople(economy: Economy, block: Block, day: number): void {
  const whole = economy.world.labourForm !== PARTIAL_ADJUSTMENT;
  for (let site = 0; site < economy.world.sites; site++) {
    const states = [block.atWork, block.shortHours, block.noticed, block.furloughed, block.separated, block.placed];
    let people = 0;
    for (const state of states) {
      const count = state[site]!;
      if (!(count >= 0) || (whole && count !== floor(count)))
        throw new ModelError("whole people", economy.rows.nodes[site]!.id, day, count, max(0, floor(count)));
      people += count;
    }
    if (!(abs(people - block.headcount[site]!) <= (whole ? 0 : TOLERANCE * block.headcount[site]!)))
      throw new ModelError("people in one state", economy.rows.nodes[site]!.id, day, people, block.headcount[site]!);
    const parts: [string, Float64Array, Float64Array][] = [
      ["redeployed are at work", block.redeployed, block.atWork],
      ["work sharers are on short hours", block.workShared, block.shortHours],
    ];
    for (const [name, part, whole] of parts)
      if (!(part[site]! >= 0 && part[site]! <= whole[site]! && part[site]! === floor(part[site]!)))
        throw new ModelError(name, economy.rows.nodes[site]!.id, day, part[site]!, whole[site]!);
  }
}

/** People out of work by root cause add up to those out of work, site by site, so also by stage and region. */
function checkCauses(economy: Economy, block: Block, day: number): void {
  const whole = economy.world.labourForm !== PARTIAL_ADJUSTMENT;
  for (let site = 0; site < economy.world.sites; site++) {
    const where = economy.rows.nodes[site]!.id;
    const out = block.furloughed[site]! + block.separated[site]!;
    let people = 0;
    for (let k = 0; k < CAUSES; k++) {
      const count = block.outByCause[site * CAUSES + k]!;
      if (!(count >= 0) || (whole && count !== floor(count)))
        throw new ModelError("whole people by cause", where, day, count, max(0, floor(count)));
      people += count;
    }
    if (!(abs(people - out) <= (whole ? 0 : TOLERANCE * block.headcount[site]!)))
      throw new ModelError("causes sum to people out of work", where, day, people, out);
  }
}

function checkRanges(economy: Economy, block: Block, day: number): void {
  const { nodes } = economy.rows;
  for (const name of ["stockUnits", "receivedUnits", "usedUnits"] as const)
    checkColumn(name, block[name], (fill) => `fill ${fill}`, day);
  for (const name of ["finishedUnits", "madeUnits", "leavingUnits", "shippedUnits", "targetUnits"] as const)
    checkColumn(name, block[name], (site) => nodes[site]!.id, day);
  for (const name of ["precautionShare", "expectedRemainingDays"] as const)
    checkColumn(name, block[name], (site) => nodes[site]!.id, day);
  for (let site = 0; site < economy.world.sites; site++)
    if (block.precautionShare[site]! > 1)
      throw new ModelError("precaution is a share", nodes[site]!.id, day, block.precautionShare[site]!, 1);
}

function checkColumn(name: string, column: Float64Array, where: (row: number) => string, day: number): void {
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (!(value >= 0 && value < Infinity))
      throw new ModelError(`${name} is finite and not negative`, where(row), day, value, 0);
  }
}

function checkDeliveries(economy: Economy, block: Block, day: number): void {
  const { world, rows } = economy;
  for (let site = 0; site < world.sites; site++) {
    let delivered = 0;
    for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) delivered += block.sentUnits[out]!;
    const shipped = block.shippedUnits[site]!;
    if (!(abs(delivered - shipped) <= TOLERANCE * max(block.restOutput[site]!, shipped)))
      throw new ModelError("deliveries sum to min(supply, orders)", rows.nodes[site]!.id, day, delivered, shipped);
  }
}

function checkMass(economy: Economy, block: Block, ledger: Ledger, day: number): void {
  const { world, rows } = economy;
  const now = new Float64Array(ledger.products.length);
  holdings(economy, block, ledger, now);
  const expected = ledger.held.slice();
  const scale = new Float64Array(ledger.products.length);
  for (let site = 0; site < world.sites; site++) {
    const product = ledger.siteProduct[site]!;
    // What an origin ships to a site travels in its pipeline; what is made here enters process or finished goods.
    expected[product]! += block.madeUnits[site]! + block.importedUnits[site]!;
    scale[product]! += block.restOutput[site]! + block.finishedUnits[site]!;
  }
  for (let fill = 0; fill < world.fills; fill++) {
    const product = ledger.fillProduct[fill]!;
    expected[product]! -= block.usedUnits[fill]! / block.slotUnitsPerUnit[fill]!;
    scale[product]! += (block.stockUnits[fill]! + block.restStockUnits[fill]!) / block.slotUnitsPerUnit[fill]!;
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
      expected[product]! -= block.stoppedUnits[link]!;
  }
  rows.links.forEach((link, row) => {
    if (link.kind === "use") expected[ledger.siteProduct[link.supplier]!]! -= block.sentUnits[world.outEntry[row]!]!;
  });
  for (let product = 0; product < now.length; product++)
    if (!(abs(now[product]! - expected[product]!) <= TOLERANCE * max(scale[product]!, 1e-6)))
      throw new ModelError("mass", ledger.products[product]!, day, now[product]!, expected[product]!);
}

/**
 * A price over rest stays within what the clamps of scarcity and of costs allow together, or what may be set from outside; what is
 * paid is positive; a line that loses money runs a share of rest.
 */
function checkPrices({ files, world, rows }: Economy, block: Block, day: number): void {
  const names = pricedProducts(files);
  for (let market = 0; market < world.markets; market++) {
    const steepness = 1 / block.scarcityElasticity[market]! + 1;
    const low = min(steepness * log(RATIO_FLOOR), log(outsideRatio[0]));
    const high = max(steepness * log(RATIO_CEILING), log(outsideRatio[1]));
    const now = block.logPrice[market]!;
    if (!(now >= low - TOLERANCE && now <= high + TOLERANCE))
      throw new ModelError("price within its clamps", names[market]!, day, now, now < low ? low : high);
    for (const column of [block.spotRatio, block.paidRatio])
      if (!(column[market]! > 0 && column[market]! < Infinity))
        throw new ModelError("price is finite and positive", names[market]!, day, column[market]!, 1);
    const served = block.servedShare[market]!;
    if (!(served >= 0 && served <= 1)) throw new ModelError("served share", names[market]!, day, served, 1);
  }
  for (let site = 0; site < world.sites; site++)
    if (!(block.runShare[site]! >= 0 && block.runShare[site]! <= 1))
      throw new ModelError("share of rest that runs", rows.nodes[site]!.id, day, block.runShare[site]!, 1);
}
