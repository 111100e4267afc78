import { describe, expect, it } from "vitest";
import { causesOf, controlCodes } from "../../src/levers/causes.ts";
import { CAUSES, FIRST_CONTROL } from "../../src/world/causes.ts";
import { cut } from "../harness.ts";

const named = (...names: string[]) => names.map((name) => cut([], { name }));
const many = named(...Array.from({ length: 13 }, (_, n) => `cut-${n}`));

describe("causes of a run", () => {
  it("are those that are no control, then the controls in the order of the file, each at its code", () => {
    const causes = causesOf(named("no-ore", "no-coke"));
    expect(causes.map(({ code }) => code)).toEqual(causes.map((_, place) => place));
    expect(causes.slice(FIRST_CONTROL).map(({ name }) => name)).toEqual(["no-ore", "no-coke"]);
    expect(controlCodes(named("no-ore", "no-coke"))).toEqual([FIRST_CONTROL, FIRST_CONTROL + 1]);
  });

  it("have one name each, whatever controls are called", () => {
    for (const controls of [named("capacity", "control-x", "other-controls", "price"), many]) {
      const names = causesOf(controls).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("are one for controls of one name", () => {
    expect(controlCodes(named("a", "b", "a"))).toEqual([FIRST_CONTROL, FIRST_CONTROL + 1, FIRST_CONTROL]);
    expect(causesOf(named("a", "b", "a"))).toHaveLength(FIRST_CONTROL + 2);
  });

  it("never outnumber the codes: controls that find none share the last, which names them", () => {
    const causes = causesOf(many);
    expect(causes).toHaveLength(CAUSES);
    expect(causes.at(-1)).toMatchObject({ name: "other-controls", meaning: "controls cut-9, cut-10, cut-11, cut-12" });
    expect(controlCodes(many).slice(8)).toEqual([14, 15, 15, 15, 15]);
    expect(causesOf(many.slice(0, 10)).at(-1)!.name).toBe("cut-9");
  });
});
