import { describe, expect, it } from "vitest";
import { setControls } from "../../src/levers/controls.ts";
import type { Control } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { cut } from "../harness.ts";
import { assemble, origin } from "../worlds.ts";

const economy = buildEconomy(assemble({ origins: [origin("a", "ore"), origin("b", "ore"), origin("c", "coke")] }));

/** Admitted and landed shares of a group by day. */
function table(controls: readonly Control[], days = 8) {
  const block = {
    admittedShare: new Float64Array(days * 3).fill(0.123),
    landedShare: new Float64Array(days * 3).fill(0.123),
    controlCause: new Float64Array(days * 3).fill(0.123),
  };
  setControls(economy, controls, days, (quantity) => (typeof quantity === "number" ? quantity : 0.4), block);
  const of = (column: Float64Array) => (group: string) =>
    Array.from({ length: days }, (_, day) => column[day * 3 + economy.controlGroups.indexOf(group)]);
  return { admitted: of(block.admittedShare), landed: of(block.landedShare), cause: of(block.controlCause) };
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
});
