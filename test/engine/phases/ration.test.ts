import { describe, expect, it } from "vitest";
import { ship } from "../../../src/engine/phases/ship.ts";
import { defaultForms, formWords } from "../../../src/scenario/forms.ts";
import type { Forms } from "../../../src/scenario/types.ts";
import { type Dice, dice } from "../../dice.ts";
import { begin } from "../../harness.ts";
import { manyBuyers } from "../../namedWorlds.ts";

type Rule = Forms["rationing"];

/** One order: its usual size, what is asked today, the buyer's days of cover, margin, company, and whether it is rated. */
interface Order {
  readonly base: number;
  readonly ask: number;
  readonly coverDays: number;
  readonly margin: number | null;
  readonly company: string;
  readonly rated: boolean;
}

const order = (given: Partial<Order> = {}): Order => ({
  base: 10,
  ask: 10,
  coverDays: 5,
  margin: null,
  company: "works",
  rated: false,
  ...given,
});

/** What each order of one seller gets of `supply`; orders of plants, each a company's line, and of one end use where told. */
function split(rule: Rule, orders: readonly Order[], supply: number): number[] {
  const rated = orders.flatMap((one, i) => (one.rated ? [`buyer-${i}`] : []));
  const trial = begin(manyBuyers(orders), {
    days: 1,
    forms: { ...defaultForms, rationing: rule },
    ...(rated.length > 0 ? { rated: [{ name: "first", sites: rated, endUses: [], startDay: 0 }] } : {}),
  });
  const { world, block } = trial;
  const seller = trial.row("seller");
  const links = orders.map((_, i) => trial.linkOf("seller", `buyer-${i}`));
  links.forEach((link, i) => {
    block.dueUnits[link] = orders[i].ask;
  });
  block.demandUnits[seller] = orders.reduce((sum, one) => sum + one.ask, 0);
  block.leavingUnits[seller] = supply;
  block.finishedUnits[seller] = 0;
  ship(world, block, seller, 0);
  return links.map((link) => block.sentUnits[world.outEntry[link]]);
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

function randomOrders(d: Dice): Order[] {
  return Array.from({ length: d.whole(1, 25) }, () => {
    const base = 10 ** d.between(-1, 3);
    return order({
      base,
      ask: d.chance(0.1) ? 0 : base * 10 ** d.between(-1.5, 1.5),
      coverDays: d.chance(0.2) ? 0 : d.between(0, 60),
      margin: d.pick([null, -0.1, 0, 0.1, 0.1, 0.4]),
      company: d.pick(["a", "b", "c"]),
      rated: d.chance(0.2),
    });
  });
}

describe("every rule", () => {
  it.each(formWords.rationing)("%s: deliveries sum to min(supply, orders), nobody gets more than was asked", (rule) => {
    const d = dice(`ration ${rule}`);
    for (let n = 0; n < 300; n++) {
      const orders = randomOrders(d);
      const asked = sum(orders.map((one) => one.ask));
      const supply = d.between(0, 1.1) * asked;
      const got = split(rule, orders, supply);
      expect(Math.abs(sum(got) - Math.min(supply, asked))).toBeLessThanOrEqual(1e-12 * asked);
      got.forEach((units, i) => {
        expect(units).toBeGreaterThanOrEqual(0);
        expect(units).toBeLessThanOrEqual(orders[i].ask * (1 + 1e-12));
      });
      // Rated orders first: as long as one of them is short, no other gets anything.
      const short = orders.some((one, i) => one.rated && got[i] < one.ask * (1 - 1e-9));
      const others = Math.max(0, ...got.filter((_, i) => !orders[i].rated));
      if (short) expect(others).toBeLessThanOrEqual(1e-9 * asked);
    }
  });

  it.each(formWords.rationing)("%s: serves all in full, to the bit, when there is enough", (rule) => {
    const d = dice("enough");
    for (let n = 0; n < 20; n++) {
      const orders = randomOrders(d);
      expect(split(rule, orders, sum(orders.map((one) => one.ask)) * 1.01)).toEqual(orders.map((one) => one.ask));
    }
  });
});

describe("in proportion to orders", () => {
  it("40 for asks of 10, 30 and 40 gives the half of each, whatever is usual", () => {
    const orders = [order({ ask: 10 }), order({ ask: 30, base: 1 }), order({ ask: 40, base: 99 })];
    expect(split("proportional", orders, 40)).toEqual([5, 15, 20]);
  });
});

describe("by urgency", () => {
  it("serves who holds least first, and shares among those who hold alike", () => {
    const orders = [5, 0, 20, 0].map((coverDays) => order({ coverDays }));
    expect(split("urgency", orders, 15)).toEqual([0, 7.5, 0, 7.5]);
    expect(split("urgency", orders, 26)).toEqual([6, 10, 0, 10]);
    expect(split("urgency", orders, 34)).toEqual([10, 10, 4, 10]);
  });

  it("tells a cover of one day from one of a half", () => {
    expect(split("urgency", [order({ coverDays: 1 }), order({ coverDays: 0.5 })], 10)).toEqual([0, 10]);
  });
});

describe("by price", () => {
  it("serves the highest margin first, shares the band at which supply ends, and sends the others nothing", () => {
    const orders = [0, 0.3, 0.1, 0.3, 0.1].map((margin, i) => order({ margin, company: `c${i}` }));
    expect(split("price", orders, 25)).toEqual([0, 10, 2.5, 10, 2.5]);
  });

  it("is in proportion to orders where nobody's margin is known", () => {
    const orders = [order({ ask: 10 }), order({ ask: 30 })];
    expect(split("price", orders, 20)).toEqual([5, 15]);
  });
});

describe("within a company", () => {
  const lines = (...margins: (number | null)[]) => margins.map((margin) => order({ margin, company: "one" }));

  it("the line with the best margin gets its usual purchase first, under every rule, and the others what is left", () => {
    for (const rule of ["waterFill", "proportional", "urgency"] as const) {
      expect(split(rule, lines(0.1, 0.3, 0.2), 12)).toEqual([0, 10, 2]);
      expect(split(rule, lines(0.1, 0.3, 0.2), 25)).toEqual([5, 10, 10]);
    }
  });

  it("gets no more than its lines would have got without it: another company is not touched", () => {
    const orders = [...lines(0.1, 0.3), order({ company: "other", margin: 0.2 })];
    const got = split("waterFill", orders, 15);
    expect(got).toEqual([0, 10, 5]);
  });

  it("lines of equal margin share, and one of unknown margin stands behind", () => {
    expect(split("waterFill", lines(0.2, 0.2, null), 12)).toEqual([6, 6, 0]);
  });

  it("no line restocks while another has less than its usual purchase", () => {
    const orders = [order({ margin: 0.4, ask: 50, company: "one" }), order({ margin: 0.1, ask: 30, company: "one" })];
    expect(split("waterFill", orders, 20)).toEqual([10, 10]);
    expect(split("waterFill", orders, 45)).toEqual([35, 10]);
  });

  it("nothing is moved where margins are equal or unknown", () => {
    const asks = [order({ ask: 5 }), order({ ask: 40 }), order({ ask: 40 })];
    for (const margin of [null, 0.2])
      expect(
        split(
          "waterFill",
          asks.map((one) => ({ ...one, margin })),
          35,
        ),
      ).toEqual([5, 15, 15]);
  });
});

describe("rated orders", () => {
  it("come first under every rule, and share by the rule when they are short themselves", () => {
    for (const rule of formWords.rationing) {
      const orders = [order(), order({ rated: true }), order()];
      expect(split(rule, orders, 16)).toEqual([3, 10, 3]);
      expect(
        split(
          rule,
          orders.map((one) => ({ ...one, rated: true })),
          15,
        ),
      ).toEqual([5, 5, 5]);
    }
  });

  it("of a company's worst line come before its best line", () => {
    const orders = [order({ margin: 0.1, company: "one", rated: true }), order({ margin: 0.4, company: "one" })];
    expect(split("waterFill", orders, 14)).toEqual([10, 4]);
  });
});
