import { describe, expect, it } from "vitest";
import { setControls } from "../../src/levers/controls.ts";
import type { Control } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import type { Gate } from "../../src/world/gates.ts";
import { type Luck, middling } from "../../src/world/luck.ts";
import { cut } from "../harness.ts";
import { assemble, origin } from "../worlds.ts";

const economy = buildEconomy(assemble({ origins: [origin("a", "ore"), origin("b", "ore"), origin("c", "coke")] }));

const value = (quantity: number | string) => (typeof quantity === "number" ? quantity : 0.4);

/** Admitted and landed shares by day: of a group as such, as foreign buyers meet it, and at the gate of one licence. */
function table(controls: readonly Control[], days = 8, luck: Luck = middling, world = economy, leadDays = 0) {
  const rows = (leadDays + days) * world.gates.length;
  const block = {
    admittedShare: new Float64Array(rows).fill(0.123),
    landedShare: new Float64Array(rows).fill(0.123),
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

  it("end with the horizon", () => {
    expect(table([cut(["c"], { endDay: 500 })], 3).admitted("c")).toEqual([0, 0, 0]);
  });
});
