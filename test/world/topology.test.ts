import { describe, expect, it } from "vitest";
import { describe as columnsOf } from "../../src/numbers/columns.ts";
import { declareBlock } from "../../src/world/block.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { declareWorld } from "../../src/world/tables.ts";
import { buyersFirst } from "../../src/world/topology.ts";
import { threeFirms } from "../namedWorlds.ts";
import { randomWorld } from "../randomWorld.ts";
import { fill, link, slot } from "../worlds.ts";

describe("the order of sites", () => {
  it("has every buyer before its suppliers in random worlds", () => {
    for (let n = 0; n < 50; n++) {
      const { rows, order } = buildEconomy(randomWorld(`order-${n}`).files);
      const place = new Map(order.map((row, at) => [row, at]));
      expect(place.size).toBe(rows.nodes.length);
      for (const one of rows.links)
        if (one.kind !== "use") {
          const buyer = rows.slots[rows.fills[one.fill].slot].site;
          expect(place.get(buyer)!).toBeLessThan(place.get(one.supplier)!);
        }
    }
  });

  it("does not exist for sites that supply each other", () => {
    const files = threeFirms(1, 1, 1);
    const round = {
      ...files,
      slots: [...files.slots, slot("s", "final")],
      fills: [...files.fills, fill("s", "final", "final")],
      links: [...files.links, link("a", "s", "final")],
    };
    expect(() => buildEconomy(round)).toThrow(/circle/);
    expect(() => buyersFirst(buildEconomy(files).rows)).not.toThrow();
  });
});

describe("compressed rows", () => {
  it("give every link to one supplier and one fill or end use, supplier lists ascending", () => {
    for (let n = 0; n < 50; n++) {
      const { world, rows } = buildEconomy(randomWorld(`rows-${n}`).files);
      const seen: number[] = [];
      for (let row = 0; row < world.sites; row++)
        for (let out = world.outStart[row]; out < world.outStart[row + 1]; out++) {
          const at = world.outLink[out];
          expect(world.supplier[at]).toBe(row);
          if (out > world.outStart[row]) expect(at).toBeGreaterThan(world.outLink[out - 1]);
          seen.push(at);
        }
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: world.links }, (_, at) => at));
      rows.links.forEach((one, at) => {
        const [starts, owner] = one.kind === "use" ? [world.useLinkStart, one.endUse] : [world.linkStart, one.fill];
        expect(starts[owner] <= at && at < starts[owner + 1]).toBe(true);
      });
    }
  });

  it("give every link from an origin a gate, by whether its buyer is counted, and no other link", () => {
    for (let n = 0; n < 50; n++) {
      const { world, rows, files, gates } = buildEconomy(randomWorld(`groups-${n}`).files);
      const counted = new Set(files.regions.filter((one) => one.counted).map((one) => one.id));
      rows.links.forEach((one, at) => {
        const supplier = rows.nodes[one.supplier];
        const buyer = one.kind === "use" ? null : rows.nodes[rows.slots[rows.fills[one.fill].slot].site];
        const home =
          one.kind === "use"
            ? rows.endUses[one.endUse].counted
            : buyer?.kind === "plant" && counted.has(buyer.row.region);
        expect(world.gate[at] >= 0).toBe(supplier.kind === "origin");
        if (world.gate[at] >= 0) expect(gates[world.gate[at]].buyers).toBe(home ? "group" : "foreign");
      });
    }
  });
});

describe("columns", () => {
  it.each([
    ["world", columnsOf(declareWorld)],
    ["block", columnsOf(declareBlock)],
  ])("of the %s say what they are: a unit and a meaning each, no meaning twice", (_, columns) => {
    for (const [name, info] of Object.entries(columns)) {
      expect(info.unit, name).not.toBe("");
      expect(info.meaning, name).toMatch(/^[A-Z0-9].{4}/);
    }
    const meanings = Object.values(columns).map((info) => info.meaning);
    expect(new Set(meanings).size).toBe(meanings.length);
  });
});
