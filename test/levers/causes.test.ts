import { describe, expect, it } from "vitest";
import { causesOf, controlCodes, outageCodes } from "../../src/levers/causes.ts";
import { CAUSES, FIRST_CONTROL, LAST_CONTROL, OUTAGE } from "../../src/world/causes.ts";
import { cut } from "../harness.ts";

const named = (...names: string[]) => names.map((name) => cut([], { name }));
const many = named(...Array.from({ length: 13 }, (_, n) => `cut-${n}`));

describe("causes of a run", () => {
  it("are the controls in the order of the file and then what is no control, each with a code of its own", () => {
    const causes = causesOf(named("no-ore", "no-coke"));
    expect(causes.slice(0, 3).map(({ name }) => name)).toEqual(["no-ore", "no-coke", "capacity"]);
    expect(causes.slice(0, 2).map(({ code }) => code)).toEqual(controlCodes(named("no-ore", "no-coke")));
    expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
    expect(causes.every(({ code }) => code >= 0 && code < CAUSES)).toBe(true);
  });

  it("have one name each, whatever controls are called", () => {
    for (const controls of [named("capacity", "control-x", "other-controls", "price"), many]) {
      const names = causesOf(controls).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("are one for controls of one name", () => {
    expect(controlCodes(named("a", "b", "a"))).toEqual([FIRST_CONTROL, FIRST_CONTROL + 1, FIRST_CONTROL]);
    expect(causesOf(named("a", "b", "a"))).toHaveLength(causesOf([]).length + 2);
  });

  it("name outages after controls and feeds, and share one with those of their name", () => {
    const [controls, feeds] = [named("no-ore"), named("curve")];
    const outages = [{ name: "fire" }, { name: "curve" }, { name: "outage" }, { name: "price" }];
    expect(outageCodes(controls, feeds, outages)).toEqual([3, 2, OUTAGE, 4]);
    const names = causesOf(controls, feeds, outages).map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(["no-ore", "curve", "fire", "control-price", "capacity"]);
    expect(names.filter((name) => name === "outage")).toHaveLength(1);
  });

  it("let outages that find no code be outages together, and take no code from a control", () => {
    expect(outageCodes(many.slice(0, 9), [], named("fire", "flood"))).toEqual([LAST_CONTROL, OUTAGE]);
    expect(causesOf(many, [], named("fire"))).toEqual(causesOf(many));
  });

  it("never outnumber the codes: controls that find none share the last, which names them", () => {
    const shared = causesOf(many).find(({ code }) => code === LAST_CONTROL);
    expect(causesOf(many)).toHaveLength(CAUSES);
    expect(shared).toMatchObject({ name: "other-controls", meaning: "controls cut-9, cut-10, cut-11, cut-12" });
    expect(controlCodes(many).slice(8)).toEqual([9, 10, 10, 10, 10]);
    expect(causesOf(many.slice(0, 10)).find(({ code }) => code === LAST_CONTROL)!.name).toBe("cut-9");
  });
});
