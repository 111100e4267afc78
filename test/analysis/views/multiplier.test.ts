import { describe, expect, it } from "vitest";
import { leontief } from "../../../src/analysis/views/multiplier.ts";
import { directLoss, multipliersOf } from "../../../src/analysis/views/multipliers.ts";
import { networkOf } from "../../../src/analysis/views/network.ts";
import { lossOf } from "../../../src/analysis/views/shock.ts";
import { buildEconomy } from "../../../src/world/economy.ts";
import { restAtMedians } from "../../../src/world/totals/medians.ts";
import { threeFirms } from "../../namedWorlds.ts";
import { payRow, rule } from "../../randomHouseholds.ts";

describe("a table of two sectors", () => {
  // Miller & Blair (2009), Input-Output Analysis, section 2.2.2: A = Z / x of Z = [[150, 500], [200, 100]], x = [1000, 2000].
  const rows = [
    [
      [0, 0.15],
      [1, 0.25],
    ],
    [
      [0, 0.2],
      [1, 0.05],
    ],
  ] as [number, number][][];

  it("gives the outputs of the book for a final demand of 600 and 1,500", () => {
    const [first, second] = leontief(rows, [600, 1500]);
    // By hand: det(I - A) = 0.85 x 0.95 - 0.25 x 0.2 = 0.7575.
    expect(first).toBeCloseTo((0.95 * 600 + 0.25 * 1500) / 0.7575, 9);
    expect(second).toBeCloseTo((0.2 * 600 + 0.85 * 1500) / 0.7575, 9);
    expect(first).toBeCloseTo(1247.52, 1);
    expect(second).toBeCloseTo(1841.58, 1);
  });

  it("gives more with households in it: Type II over Type I", () => {
    const closed = [
      [...rows[0]!, [2, 0.05]],
      [...rows[1]!, [2, 0.4]],
      [
        [0, 0.3],
        [1, 0.25],
        [2, 0.05],
      ],
    ] as [number, number][][];
    const found = leontief(closed, [600, 1500, 0]);
    // The three equations hold.
    closed.forEach((row, i) => {
      const needed = row.reduce((sum, [column, share]) => sum + share * found[column]!, 0);
      expect(found[i]).toBeCloseTo(needed + [600, 1500, 0][i]!, 8);
    });
    expect(found[0]).toBeGreaterThan(1247.6);
  });

  it("refuses a table that needs more than it makes", () => {
    expect(() => leontief([[[0, 1.01]]], [1])).toThrow(/do not settle/);
  });
});

describe("multipliers of a world", () => {
  const files = {
    ...threeFirms(5, 5, 5),
    households: rule({ localPayUsdPerWeek: 700 }),
    pay: [payRow("patient", 700)],
  };
  const economy = buildEconomy(files);
  const network = networkOf(economy, restAtMedians(economy));
  const row = (id: string) => economy.rows.nodes.findIndex((node) => node.id === id);
  const of = (site: string) => multipliersOf(economy, network, lossOf(network, row(site)), Number);

  it("count those upstream and nobody downstream", () => {
    // 100 people at each of s -> m -> a.
    expect(of("a").direct).toBeCloseTo(100, 9);
    expect(of("a").typeOne).toBeCloseTo(300, 9);
    expect(of("s").typeOne).toBeCloseTo(100, 9);
    expect(of("ore-abroad").direct).toBeCloseTo(0, 9);
  });

  it("close with households: k / (1 - k) local jobs where all earn the same", () => {
    // 100 dollars a day x 0.5 x 0.5 x 365 / 100,000 = 0.09125 local jobs for each job, local ones too.
    const k = 0.09125;
    expect(of("a").typeTwo).toBeCloseTo(300 + (300 * k) / (1 - k), 8);
  });

  it("take a cut at the border for the loss of those who buy there", () => {
    const shock = { ...lossOf(network, row("ore-abroad")), site: new Float64Array(network.sites).fill(1) };
    shock.link.fill(1);
    shock.link[economy.rows.links.findIndex((link) => link.supplier === row("ore-abroad"))] = 0.25;
    expect(directLoss(network, shock)[row("s")]).toBeCloseTo(0.75, 9);
  });
});
