import { describe, expect, it } from "vitest";
import { CAUSES, FIRST_CONTROL, outFor, UNATTRIBUTED } from "../../../src/world/causes.ts";
import { begin, cut, type Options, type Trial } from "../../harness.ts";
import { oneCellMaker, threeFirms } from "../../namedWorlds.ts";
import { randomControls, randomWorld } from "../../randomWorld.ts";
import { assemble, buys, endUse, fill, link, origin, site, slot } from "../../worlds.ts";

const [first, second] = [FIRST_CONTROL, FIRST_CONTROL + 1];

/** Causes of sites on each day: one list a site. */
function causes(files: Parameters<typeof begin>[0], options: Options, ids: readonly string[], days: number) {
  const trial = begin(files, { days, ...options });
  const lists = ids.map((): number[] => []);
  trial.run(days, () => {
    ids.forEach((id, i) => {
      lists[i].push(trial.block.cause[trial.row(id)]);
    });
  });
  return lists;
}

const out = (trial: Trial, id: string, code: number) => outFor(trial.block, trial.row(id), code);

describe("the root cause of a site's day", () => {
  it("is the control for every firm down the chain, from the day each one's stock is gone", () => {
    const files = threeFirms(2, 3, 4);
    const controls = [cut(["ore-abroad"], { goodsAtSeaStopped: 1 })];
    const [s, m, a] = causes(files, { controls }, ["s", "m", "a"], 15);
    // s uses two days of ore and stops on day 2; what it sent on day 1 arrives on day 2; m lives on three days and stops on day 6.
    expect(s.indexOf(first)).toBe(2);
    expect(m.indexOf(first)).toBe(6);
    expect(a.indexOf(first)).toBe(11);
    for (const list of [s, m, a]) expect(list.slice(list.indexOf(first)).every((code) => code === first)).toBe(true);
  });

  it("is handed upstream by orders: who sells to a stopped customer knows the control that stopped it", () => {
    const files = assemble({
      sites: [
        site("cells", "cell", { recipe: "cell" }),
        site("foil", "foil", { recipe: "foil" }),
        site("copper", "copper"),
      ],
      origins: [origin("anode-abroad", "anode")],
      slots: [
        slot("cell", "anode", { coverDays: 1 }),
        slot("cell", "foil", { coverDays: 2, restockDays: 1, ordersFollow: "wanted" }),
        slot("foil", "copper", { coverDays: 2, restockDays: 1, ordersFollow: "wanted" }),
      ],
      fills: [fill("cell", "anode", "anode"), fill("cell", "foil", "foil"), fill("foil", "copper", "copper")],
      links: [link("anode-abroad", "cells", "anode"), link("foil", "cells", "foil"), link("copper", "foil", "copper")],
      endUses: [endUse("customers")],
      demand: [buys("customers", "cells", 100)],
    });
    const controls = [cut(["anode-abroad"], { goodsAtSeaStopped: 1 })];
    const [cells, foil, copper] = causes(files, { controls }, ["cells", "foil", "copper"], 10);
    expect(cells).toEqual([0, first, first, first, first, first, first, first, first, first]);
    // One link a day: what is not ordered in the evening is missed on the next day.
    expect(foil.indexOf(first)).toBe(2);
    expect(copper.indexOf(first)).toBe(3);
  });

  it("outlives the control: a gap that reaches the line weeks after the cut was lifted is still the cut's", () => {
    // Twenty days of transit: a cut of five days is felt from day 20 on, as ten days of stock bridge nothing but themselves.
    const files = oneCellMaker({ anodeDays: 2, surgeShare: 0 });
    const [cells] = causes(files, { controls: [cut(["anode-abroad"], { endDay: 5 })] }, ["cells"], 60);
    expect(cells.findIndex((code) => code > 0)).toBe(22);
    expect(new Set(cells.slice(22, 25))).toEqual(new Set([first]));
  });

  it("goes back to none when the site is back at rest", () => {
    const files = oneCellMaker({ anodeDays: 2, restockDays: 2, transitDays: 2 });
    const [cells] = causes(files, { controls: [cut(["anode-abroad"], { endDay: 8 })] }, ["cells"], 150);
    expect(new Set(cells)).toEqual(new Set([0, first]));
    expect(cells.at(-1)).toBe(0);
  });

  it("is of two controls the one that takes more", () => {
    const files = assemble({
      sites: [site("cells", "cell", { recipe: "cell" })],
      origins: [origin("large", "anode"), origin("small", "anode")],
      slots: [slot("cell", "anode", { coverDays: 3 })],
      fills: [fill("cell", "anode", "anode")],
      links: [link("large", "cells", "anode", { share: 0.7 }), link("small", "cells", "anode", { share: 0.3 })],
      endUses: [endUse("customers")],
      demand: [buys("customers", "cells", 100)],
    });
    const on = (large: number, small: number) => [
      cut(["small"], { name: "on-small", admittedShare: small }),
      cut(["large"], { name: "on-large", admittedShare: large }),
    ];
    expect(causes(files, { controls: on(0, 0) }, ["cells"], 60)[0].at(-1)).toBe(second);
    expect(causes(files, { controls: on(0.8, 0) }, ["cells"], 60)[0].at(-1)).toBe(first);
  });

  it("is the control on the precursor where a maker abroad depends on it", () => {
    const files = oneCellMaker({ anodeDays: 2 });
    const origins = [
      { ...files.origins[0], controlGroup: "makers", dependsOn: "graphite", dependenceShare: 0.8 },
      origin("graphite-abroad", "graphite", { controlGroup: "graphite" }),
    ];
    const controls = [cut(["makers"], { name: "later", startDay: 90 }), cut(["graphite"], { name: "precursor" })];
    const [cells, maker] = causes(assemble({ ...files, origins }), { controls }, ["cells", "anode-abroad"], 60);
    expect(maker).toEqual(new Array(60).fill(second));
    expect(cells.at(-1)).toBe(second);
  });
});

describe("people out of work", () => {
  const regime = { furloughLagDays: 0, recallDays: 4, keptShare: 0.1 };

  it("keep the cause of the day they left, whatever stops the line later", () => {
    // A cut of 30 % sends some home; ten days later another takes the rest and is then the site's largest gap.
    const files = oneCellMaker({ anodeDays: 1, transitDays: 1, regime });
    const controls = [
      cut(["anode-abroad"], { name: "mild", admittedShare: 0.7, startDay: 0 }),
      cut(["anode-abroad"], { name: "harsh", admittedShare: 0, startDay: 20 }),
    ];
    const trial = begin(files, { controls, days: 60 });
    trial.run(20);
    const early = out(trial, "cells", first);
    expect(early).toBe(27);
    trial.run(40);
    expect([out(trial, "cells", first), out(trial, "cells", second)]).toEqual([27, 63]);
  });

  it("come back from all causes in proportion, in whole numbers", () => {
    const files = oneCellMaker({ anodeDays: 1, transitDays: 1, restockDays: 1, regime });
    const controls = [
      cut(["anode-abroad"], { name: "mild", admittedShare: 0.7, startDay: 0, endDay: 40 }),
      cut(["anode-abroad"], { name: "harsh", admittedShare: 0, startDay: 20, endDay: 40 }),
    ];
    const trial = begin(files, { controls, days: 90 });
    const both: [number, number][] = [];
    trial.run(90, () => both.push([out(trial, "cells", first), out(trial, "cells", second)]));
    const back = both.findIndex(([a, b], day) => day > 40 && a + b < 90);
    // 90 people, 26 called back a day: 26 x 27 / 90 = 7.8 of the first, the other 19 of the second.
    expect(both[back - 1]).toEqual([27, 63]);
    expect(both[back]).toEqual([20, 44]);
    expect(both.at(-1)).toEqual([0, 0]);
  });
});

describe("in random worlds under random controls", () => {
  it("causes sum to people out of work every day, by stage and by region, and nobody's cause is unknown", () => {
    let people = 0;
    let several = 0;
    let unknown = 0;
    for (let n = 0; n < 60; n++) {
      const { files } = randomWorld(`causes-${n}`);
      const trial = begin(files, { controls: randomControls(`causes-${n}`, files, 100), days: 100 });
      const { block, world } = trial;
      trial.run(100, (day) => {
        for (const group of [world.stage, world.region]) {
          const [sums, totals] = [new Map<number, number>(), new Map<number, number>()];
          const add = (to: Map<number, number>, key: number, value: number) => to.set(key, (to.get(key) ?? 0) + value);
          for (let row = 0; row < world.sites; row++) {
            add(totals, group[row], block.furloughed[row] + block.separated[row]);
            const own = Array.from({ length: CAUSES }, (_, code) => outFor(block, row, code));
            for (const count of own) add(sums, group[row], count);
            unknown += own[UNATTRIBUTED];
            if (own.filter((count) => count > 0).length > 1) several++;
          }
          expect([n, day, [...sums]]).toEqual([n, day, [...totals]]);
          people += [...totals.values()].reduce((a, b) => a + b, 0);
        }
      });
    }
    expect(unknown).toBe(0);
    expect(people).toBeGreaterThan(1e6);
    expect(several).toBeGreaterThan(1000);
  }, 60_000);
});
