import { expect, it } from "vitest";
import { gammaQuantile } from "../../src/numbers/gammaQuantile.ts";
import { seedKey } from "../../src/numbers/luck.ts";
import { normalQuantile } from "../../src/numbers/quantile.ts";
import { drawer, middleDraws } from "../../src/world/draws.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { luckOf } from "../../src/world/luck.ts";
import { randomWorld } from "../randomWorld.ts";

const seed = seedKey("draws");
const economy = buildEconomy(randomWorld("draws").files);
const { rows } = economy;

it("gives every row the draw of its own address, and rows that nothing is drawn for none", () => {
  const draws = drawer(economy, seed)(7);
  const luck = luckOf(seed)(7);
  const normal = (stream: string, id: string) => normalQuantile(luck(stream, id), 0, 1);
  rows.nodes.forEach((node, site) => {
    const employer = node.kind !== "origin";
    expect(draws.furloughLag[site]).toBe(employer ? normal("furloughLag", node.id) : 0);
    expect(draws.noticeWaiver[site]).toBe(employer ? luck("noticeWaived", node.id) : 0);
    expect(draws.expectedCut[site]).toBe(normal("expectedCut", node.id));
    expect(draws.anticipation[site]).toBe(node.kind === "plant" ? luck("anticipation", node.id) : 0);
  });
  rows.slots.forEach(({ site, name, row }, slot) => {
    const node = rows.nodes[site]!;
    const own = row !== null && node.kind === "plant";
    expect(draws.companyCover[slot]).toBe(own ? normal("cover.company", `${node.row.company}|${name}`) : 0);
    expect(draws.siteCover[slot]).toBe(own ? normal("cover.site", `${node.id}|${name}`) : 0);
  });
  const mixed = rows.links.filter((link, row) => {
    if (link.kind !== "fill" || link.share !== null) return draws.mixWeight[row] !== 0;
    const u = luck("mix", `${link.row.buyer}|${link.row.slot}|${link.row.supplier}`);
    expect(draws.mixWeight[row]).toBe(gammaQuantile(u, link.row.mixShape!));
    return true;
  });
  expect(mixed.length).toBeGreaterThan(0);
  expect(mixed.every((link) => link.kind === "fill" && link.share === null)).toBe(true);
});

it("remembers replications without changing them: asked again, out of order, or pushed out by others", () => {
  const alone = [0, 1, 2, 3, 4, 5].map((k) => structuredClone(drawer(economy, seed)(k)));
  const remembering = drawer(economy, seed, 4);
  for (const k of [0, 1, 2, 3, 3, 0, 4, 0, 5, 1, 2]) expect(remembering(k)).toEqual(alone[k]);
  expect(alone[0]).not.toEqual(alone[1]);
});

it("puts a middle draw at the median of each distribution", () => {
  const middle = middleDraws(economy);
  expect(middle.furloughLag.every((z) => z === 0)).toBe(true);
  rows.nodes.forEach((node, site) => {
    expect(middle.noticeWaiver[site]).toBe(node.kind === "origin" ? 0 : 0.5);
  });
});
