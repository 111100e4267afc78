import { describe, expect, it } from "vitest";
import { setControls } from "../../src/levers/controls.ts";
import { seedKey } from "../../src/numbers/luck.ts";
import type { Control } from "../../src/scenario/types.ts";
import { buildEconomy, type Economy } from "../../src/world/economy.ts";
import { type Gate, withGates } from "../../src/world/gates.ts";
import { type Luck, luckOf, middling } from "../../src/world/luck.ts";
import { cut } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";
import { assemble, origin } from "../worlds.ts";

const economy = buildEconomy(assemble({ origins: [origin("a", "ore"), origin("b", "ore"), origin("c", "coke")] }));

/** Admitted and landed shares by day: of a group as such, as foreign buyers meet it, and at the gate of one licence. */
function table(
  controls: readonly Control[],
  days = 8,
  luck: Luck = middling,
  world: Pick<Economy, "files" | "controlGroups" | "gates"> = economy,
  leadDays = 0,
  drawn: () => number = () => 0.4,
) {
  const value = (quantity: number | string) => (typeof quantity === "number" ? quantity : drawn());
  const rows = (leadDays + days) * world.gates.length;
  const block = {
    admittedShare: new Float64Array(rows).fill(0.123),
    landedShare: new Float64Array(rows).fill(0.123),
    controlCause: new Float64Array(rows).fill(0.123),
  };
  const held = setControls(world, controls, { leadDays, days }, value, luck, block);
  const at = (column: Float64Array, gate: number) =>
    Array.from({ length: leadDays + days }, (_, day) => column[day * world.gates.length + gate]);
  const of =
    (column: Float64Array, buyers: Gate["buyers"] = "group") =>
    (group: string) =>
      at(
        column,
        world.gates.findIndex((gate) => gate.buyers === buyers && world.controlGroups[gate.group] === group),
      );
  const licensed = (licence: string) =>
    at(
      block.admittedShare,
      world.gates.findIndex((gate) => gate.licence === licence),
    );
  return {
    held,
    admitted: of(block.admittedShare),
    landed: of(block.landedShare),
    cause: of(block.controlCause),
    foreign: of(block.admittedShare, "foreign"),
    foreignLanded: of(block.landedShare, "foreign"),
    licensed,
  };
}

describe("controls", () => {
  it("leave everything open when there are none, whatever stood there before", () => {
    const { admitted, landed } = table([]);
    expect([...admitted("a"), ...landed("c")]).toEqual(new Array(16).fill(1));
  });

  it("hold from their first day to the day before they are lifted, in their groups only", () => {
    const { admitted } = table([cut(["a", "c"], { startDay: 2, endDay: 5, admittedShare: 0.25 })]);
    expect(admitted("a")).toEqual([1, 1, 0.25, 0.25, 0.25, 1, 1, 1]);
    expect(admitted("c")).toEqual(admitted("a"));
    expect(admitted("b")).toEqual(new Array(8).fill(1));
  });

  it("hold to the end when no day of lifting is given", () => {
    expect(table([cut(["b"], { startDay: 6 })]).admitted("b")).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it("come in by equal steps over the onset days", () => {
    expect(table([cut(["a"], { startDay: 1, onsetDays: 4 })]).admitted("a")).toEqual([1, 0.75, 0.5, 0.25, 0, 0, 0, 0]);
  });

  it("take names of factors for shares", () => {
    expect(table([cut(["a"], { admittedShare: "someFactor" })]).admitted("a")[0]).toBe(0.4);
  });

  it("let goods at sea land unless these are stopped, and then in the share that is not admitted", () => {
    const one = (goodsAtSeaStopped: number) =>
      table([cut(["a"], { admittedShare: 0.2, goodsAtSeaStopped })]).landed("a")[0];
    expect(one(0)).toBe(1);
    expect(one(1)).toBeCloseTo(0.2, 15);
    expect(one(0.5)).toBeCloseTo(0.6, 15);
  });

  it("that overlap: the strictest holds, in either order", () => {
    const mild = cut(["a"], { admittedShare: 0.5 });
    const harsh = cut(["a", "b"], { admittedShare: 0.125, startDay: 3, endDay: 6, goodsAtSeaStopped: 1 });
    const both = table([mild, harsh]);
    expect(both.admitted("a")).toEqual([0.5, 0.5, 0.5, 0.125, 0.125, 0.125, 0.5, 0.5]);
    expect(table([harsh, mild]).admitted("a")).toEqual(both.admitted("a"));
    expect(both.landed("a")[4]).toBe(0.125);
  });

  it("that overlap: the strictest is the root cause, of equally strict ones the first in the file", () => {
    const [mild, harsh] = [0.5, 0].map((admittedShare, i) =>
      cut(["a"], { name: ["mild", "harsh"][i], admittedShare, startDay: 3 * i, endDay: 6 - i }),
    );
    const [first, second] = [1, 2];
    expect(table([mild, harsh]).cause("a")).toEqual([first, first, first, second, second, first, 0, 0]);
    expect(table([harsh, mild]).cause("a")).toEqual([second, second, second, first, first, second, 0, 0]);
    expect(table([mild, { ...mild, name: "same" }]).cause("a")[0]).toBe(first);
    expect(table([mild, harsh]).cause("b")).toEqual(new Array(8).fill(0));
  });

  it("that admit everything are the cause of nothing", () => {
    expect(table([cut(["a"], { admittedShare: 1 })]).cause("a")).toEqual(new Array(8).fill(0));
  });

  it("end with the horizon", () => {
    expect(table([cut(["c"], { endDay: 500 })], 3).admitted("c")).toEqual([0, 0, 0]);
  });

  it("end on a drawn day, rounded to whole days, and never hold when it does not lie after the first", () => {
    const ends = (endDay: number) =>
      table([cut(["a"], { endDay: "end", startDay: 2 })], 8, middling, economy, 0, () => endDay).admitted("a");
    expect(ends(4.5)).toEqual([1, 1, 0, 0, 0, 1, 1, 1]);
    expect(ends(4.49)).toEqual([1, 1, 0, 0, 1, 1, 1, 1]);
    expect(ends(1)).toEqual(new Array(8).fill(1));
  });

  it("are extended where luck, by the control's name, lies under the chance of it", () => {
    const extended = cut(["a"], { endDay: 2, extensionShare: 0.3, extensionDays: 3 });
    const under = (u: number) => table([extended], 8, (stream) => (stream === "extension" ? u : 0.5)).admitted("a");
    expect(under(0.29)).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
    expect(under(0.31)).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it("let a share leak through third countries once it has found its way, but not to foreign buyers", () => {
    const leaking = cut(["a"], {
      leakShare: 0.5,
      leakDelayDays: 3,
      admittedShare: 0.25,
      foreignBuyersAdmittedShare: 0,
    });
    const { admitted, foreign } = table([leaking], 5);
    expect(admitted("a")).toEqual([0.25, 0.25, 0.25, 0.625, 0.625]);
    expect(foreign("a")).toEqual([0, 0, 0, 0, 0]);
  });

  it("leave foreign buyers alone unless they are named, then cut them by their own share, their ships included", () => {
    expect(table([cut(["a"])]).foreign("a")).toEqual(new Array(8).fill(1));
    const both = table([cut(["a"], { foreignBuyersAdmittedShare: 0.5, goodsAtSeaStopped: 1 })], 2);
    expect([both.admitted("a"), both.foreign("a"), both.foreignLanded("a")]).toEqual([
      [0, 0],
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });

  it("reach the rungs of the world's ladder up to the one named, counted or drawn", () => {
    const files = {
      ...economy.files,
      scopes: [
        { name: "narrow", meaning: "", groups: ["b"] },
        { name: "wide", meaning: "", groups: ["c"] },
      ],
    };
    const reached = (scope: number | string, drawn = 0) => {
      const { admitted } = table([cut(["a"], { scope })], 1, middling, { ...economy, files }, 0, () => drawn);
      return ["a", "b", "c"].filter((group) => admitted(group)[0] < 1).join("");
    };
    expect(["narrow", "wide", 0, 1, 2].map((scope) => reached(scope))).toEqual(["ab", "abc", "a", "ab", "abc"]);
    expect([0, 1, 2].map((drawn) => reached("rungs", drawn))).toEqual(["a", "ab", "abc"]);
  });

  it("exist only in replications in which the factor of their `when` has its value", () => {
    const sometimes = cut(["a"], { when: { factor: "state", is: 2 } });
    const held = (state: number) => table([sometimes], 4, middling, economy, 0, () => state);
    expect(held(2).held).toEqual({ first: 0, end: Number.POSITIVE_INFINITY });
    expect(held(1).admitted("a")).toEqual([1, 1, 1, 1]);
    expect(held(1).held).toBe(null);
  });

  it("count their days from the effective date, behind the days of an early announcement", () => {
    const { admitted, held } = table([cut(["a"], { startDay: 1, endDay: 3 })], 4, middling, economy, 2);
    expect(admitted("a")).toEqual([1, 1, 1, 0, 0, 1]);
    expect(held).toEqual({ first: 1, end: 3 });
  });
});

describe("licences", () => {
  const files = oneCellMaker();
  const buying = withGates(buildEconomy(files), { licences: true, apart: [] });
  const licence = { delayDays: 3, approvedShare: 0.625 };
  const control = cut(["anode-abroad"], { admittedShare: 0.125, licence, startDay: 1 });
  const under = (luck: Luck, given: Partial<Control> = {}) => table([{ ...control, ...given }], 7, luck, buying);

  it("are decided after the delay, for each origin and buying company by luck of their own", () => {
    const lucky: Luck = (stream, id) => (stream === "licence" && id === "cut|anode-abroad|works" ? 0.62 : 0.5);
    expect(under(lucky).licensed("anode-abroad|works")).toEqual([1, 0.125, 0.125, 0.125, 1, 1, 1]);
    const refused: Luck = (stream) => (stream === "licence" ? 0.63 : 0.5);
    expect(under(refused).licensed("anode-abroad|works")).toEqual([1, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
  });

  it("let makers abroad who depend on the group have the mean of what is approved", () => {
    expect(under(middling).admitted("anode-abroad")).toEqual([1, 0.125, 0.125, 0.125, 0.625, 0.625, 0.625]);
  });

  it("may be decided at once, by the chance that there is no delay", () => {
    const prompt: Luck = (stream) => (stream === "licenceDelay" ? 0.8 : 0.5);
    const sometimes = { licence: { ...licence, delayShare: 0.7 } };
    expect(under(prompt, sometimes).licensed("anode-abroad|works")).toEqual(new Array(7).fill(1));
  });

  it("give in the long run the approved share of companies their goods", () => {
    const luck = luckOf(seedKey("licences"));
    let approved = 0;
    for (let k = 0; k < 2000; k++) if (under(luck(k)).licensed("anode-abroad|works")[6] === 1) approved++;
    // Binomial: standard error 0.011.
    expect(Math.abs(approved / 2000 - 0.625)).toBeLessThan(0.04);
  });
});
