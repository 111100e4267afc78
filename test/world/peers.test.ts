import { describe, expect, it } from "vitest";
import { buildEconomy } from "../../src/world/economy.ts";
import { bandOfBid } from "../../src/world/peers.ts";
import { manyBuyers } from "../namedWorlds.ts";
import { randomWorld } from "../randomWorld.ts";

/** Per company at the seller its classes, as the buyers' numbers, best margin first. */
function classes(lines: readonly (readonly [string, number | null])[]): string[][][] {
  const buyers = lines.map(([company, margin]) => ({ base: 1, coverDays: 1, margin, company }));
  const { world, rows } = buildEconomy(manyBuyers(buyers));
  const seller = rows.nodes.findIndex((node) => node.id === "seller");
  const range = (column: Int32Array, row: number) =>
    Array.from({ length: column[row + 1] - column[row] }, (_, i) => column[row] + i);
  const nameOf = (order: number) => {
    const link = rows.links[world.outLink[world.peerOut[order]]];
    return link.kind === "use" ? "use" : rows.nodes[rows.slots[rows.fills[link.fill].slot].site].id.slice(6);
  };
  return range(world.peerStart, seller).map((company) =>
    range(world.peerClassStart, company).map((margin) => range(world.peerMemberStart, margin).map(nameOf).join(" ")),
  ) as unknown as string[][][];
}

describe("peers", () => {
  it("are a company's lines from the best margin down, equals together, unknown margins last", () => {
    expect(
      classes([
        ["a", 0.1],
        ["b", 0.3],
        ["a", null],
        ["a", 0.4],
        ["a", 0.1],
      ]),
    ).toEqual([["3", "0 4", "2"]]);
  });

  it("are none where a company has one line, or lines of equal or unknown margin", () => {
    expect(
      classes([
        ["a", 0.1],
        ["b", 0.2],
        ["c", null],
        ["c", null],
        ["d", 0.3],
        ["d", 0.3],
      ]),
    ).toEqual([]);
  });

  it("are orders of their own supplier, each once, in random worlds", () => {
    let found = 0;
    for (let n = 0; n < 60; n++) {
      const { world } = buildEconomy(randomWorld(`peers-${n}`).files);
      for (let site = 0; site < world.sites; site++) {
        const from = world.peerMemberStart[world.peerClassStart[world.peerStart[site]]];
        const to = world.peerMemberStart[world.peerClassStart[world.peerStart[site + 1]]];
        const members = [...world.peerOut.subarray(from, to)];
        expect(new Set(members).size).toBe(members.length);
        for (const out of members) expect(world.outStart[site] <= out && out < world.outStart[site + 1]).toBe(true);
        found += members.length;
      }
    }
    expect(found).toBeGreaterThan(50);
  });
});

it("bids fall into 32 bands, losses and nothing into one", () => {
  expect([-0.5, 0, 0.03, 0.04, 0.5, 0.999, 1].map(bandOfBid)).toEqual([0, 0, 0, 1, 16, 31, 31]);
});
