import { describe, expect, it } from "vitest";
import { describe as columnsOf } from "../src/numbers/columns.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { type Block, declareBlock } from "../src/world/block.ts";
import { begin, cut, type Trial } from "./harness.ts";
import { oneCellMaker, threeFirms } from "./namedWorlds.ts";
import { randomWorld } from "./randomWorld.ts";
import { reach } from "./reach.ts";
import { buys, company, endUse, fill, link, origin, site, slot } from "./worlds.ts";

const siteColumns = Object.entries(columnsOf(declareBlock)).flatMap(([name, { table }]) =>
  table === "site" ? [name as keyof Block] : [],
);
const stockColumns = ["stockUnits", "receivedUnits", "usedUnits"] as const;

/** A site's values in a column of sites, as text: more than one where rows are wide. */
function rowOf({ block, world }: Trial, name: keyof Block, row: number): number | string {
  const width = block[name].length / world.sites;
  return width === 1 ? block[name][row] : block[name].subarray(row * width, (row + 1) * width).join();
}

/** Does any bit of a site's own columns or stocks differ between two runs of one world? */
function differs(a: Trial, b: Trial, row: number): boolean {
  const unlike = (name: keyof Block, at: number) => !Object.is(a.block[name][at], b.block[name][at]);
  const moved = (name: keyof Block) => !Object.is(rowOf(a, name, row), rowOf(b, name, row));
  if (siteColumns.some(moved)) return true;
  const { slotStart, fillStart } = a.world;
  for (let at = fillStart[slotStart[row]]; at < fillStart[slotStart[row + 1]]; at++)
    if (stockColumns.some((name) => unlike(name, at))) return true;
  return false;
}

/** First day on which each site differs between the shocked and the unshocked run; Infinity when never. */
function firstDifferences(files: WorldFiles, controls: ReturnType<typeof cut>[], days: number) {
  const shocked = begin(files, { controls, days });
  const twin = begin(files, { days });
  const first = new Array<number>(twin.world.sites).fill(Number.POSITIVE_INFINITY);
  twin.run(days, (day) => {
    shocked.run(1);
    for (let row = 0; row < first.length; row++)
      if (first[row] === Number.POSITIVE_INFINITY && differs(shocked, twin, row)) first[row] = day;
  });
  return { first, trial: shocked };
}

describe("a shocked world and its twin", () => {
  it("are the same to the bit at each site until a chain of links can have brought the shock there", () => {
    let reached = 0;
    let exactly = 0;
    for (let n = 0; n < 80; n++) {
      // A price reaches whoever buys the product: this is about links, prices.test.ts about the rest.
      const files = { ...randomWorld(`twin-${n}`).files, prices: null };
      const startDay = n % 7;
      const goodsAtSeaStopped = n % 2;
      const groups = [files.origins[n % files.origins.length].controlGroup];
      const { first, trial } = firstDifferences(files, [cut(groups, { startDay, goodsAtSeaStopped })], 60);
      const bound = reach(trial, groups, startDay, goodsAtSeaStopped === 1).site;
      first.forEach((day, row) => {
        expect(day, `twin-${n} site ${trial.economy.rows.nodes[row].id}`).toBeGreaterThanOrEqual(bound[row]);
        if (day < 60) reached++;
        if (day === bound[row]) exactly++;
      });
    }
    // The bound is not empty: hundreds of sites are reached, many of them on the very first day it allows.
    expect(reached).toBeGreaterThan(300);
    expect(exactly).toBeGreaterThan(reached / 3);
  }, 30_000);

  it("differ along a chain day by day: ore on day 0, its firm when goods stop coming, the others as deliveries fail", () => {
    const { first } = firstDifferences(threeFirms(2, 3, 4, { transitDays: 5 }), [cut(["ore-abroad"])], 60);
    // s misses its first ore on day 5 and is out on day 7; m misses goods on day 8, a on day 12 (by hand, as in oracles.test.ts).
    expect(first.slice(0, 3)).toEqual([5, 8, 8 + 3 + 1]);
    expect(first[3]).toBe(0);
  });

  it("never differ when nothing is cut that anybody buys", () => {
    const files = oneCellMaker();
    const other = { ...files, origins: [...files.origins, origin("elsewhere", "tea")], products: [...files.products] };
    const { first } = firstDifferences(other, [cut(["elsewhere"])], 60);
    expect(first.every((day) => day === Number.POSITIVE_INFINITY)).toBe(true);
  });
});

/** A world with a further chain of its own, origin to customers, put before everything else so that every row number moves. */
function withStranger(files: WorldFiles): WorldFiles {
  const stranger = site("stranger", "gadget", {
    recipe: "stranger",
    company: "stranger",
    stage: files.stages[0].id,
    regime: files.regimes[0].regime,
  });
  return {
    ...files,
    companies: [company("stranger", 700), ...files.companies],
    products: [{ ...files.products[0], id: "gadget" }, { ...files.products[0], id: "chip" }, ...files.products],
    sites: [stranger, ...files.sites],
    origins: [origin("chips-abroad", "chip", { transitDays: 3 }), ...files.origins],
    slots: [slot("stranger", "chip"), ...files.slots],
    fills: [fill("stranger", "chip", "chip"), ...files.fills],
    links: [link("chips-abroad", "stranger", "chip", { share: null, mixShape: 2 }), ...files.links],
    endUses: [endUse("gadgets"), ...files.endUses],
    demand: [buys("gadgets", "stranger", 10), ...files.demand],
  };
}

describe("one more firm that nobody knows", () => {
  it("changes no bit of any other firm's luck or series", () => {
    for (let n = 0; n < 40; n++) {
      const { files: random } = randomWorld(`stranger-${n}`);
      // Generated suppliers serve stages, and the stranger would be a customer of theirs if its stage had any.
      const files =
        random.suppliers === null ? random : { ...random, suppliers: { ...random.suppliers, jobsPerJob: { st1: 1 } } };
      const controls = [cut([files.origins[0].controlGroup], { startDay: 2, goodsAtSeaStopped: n % 2 })];
      const options = { controls, days: 60, replication: n };
      const alone = begin(files, options);
      const joined = begin(withStranger(files), options);
      alone.run(60, (day) => {
        joined.run(1);
        if (day % 20 !== 19) return;
        alone.economy.rows.nodes.forEach((node, row) => {
          const at = joined.row(node.id);
          for (const name of siteColumns)
            expect([node.id, name, rowOf(joined, name, at)]).toEqual([node.id, name, rowOf(alone, name, row)]);
        });
      });
    }
  }, 30_000);
});
