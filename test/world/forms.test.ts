import { describe, expect, it } from "vitest";
import { defaultForms, formCode, formWords } from "../../src/scenario/forms.ts";
import type { Forms } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import * as codes from "../../src/world/forms.ts";
import { CRITICAL, IMPORTANT, MINOR, PARTS } from "../../src/world/tables.ts";
import { threeFirms } from "../namedWorlds.ts";
import { slot } from "../worlds.ts";

const forms = (given: Partial<Forms>): Forms => ({ ...defaultForms, ...given });

describe("model forms", () => {
  it("have the codes that kernels read, and the default ones stand first", () => {
    expect([
      formCode("production", forms({ production: "graded" })),
      formCode("rationing", forms({ rationing: "proportional" })),
      formCode("rationing", forms({ rationing: "urgency" })),
      formCode("rationing", forms({ rationing: "price" })),
      formCode("labour", forms({ labour: "partialAdjustment" })),
      formCode("orders", forms({ orders: "lastDemand" })),
    ]).toEqual([
      codes.GRADED,
      codes.PROPORTIONAL,
      codes.URGENCY,
      codes.PRICE,
      codes.PARTIAL_ADJUSTMENT,
      codes.LAST_DEMAND,
    ]);
    for (const name of Object.keys(formWords) as (keyof Forms)[]) expect(formCode(name, defaultForms)).toBe(0);
  });

  it("make important and minor slots bind under leontief, let important ones go under weakly-critical, parts never bind", () => {
    const files = threeFirms(1, 1, 1);
    const { world } = buildEconomy({
      ...files,
      slots: [
        slot("s", "ore"),
        slot("m", "basic", { criticality: "important" }),
        slot("a", "middle", { criticality: "minor" }),
      ],
    });
    const given = { ...world, criticality: Int32Array.of(CRITICAL, IMPORTANT, MINOR, PARTS) };
    const read = (criticality: Forms["criticality"]) => [...codes.withForms(given, forms({ criticality })).criticality];
    expect([...world.criticality]).toEqual([CRITICAL, IMPORTANT, MINOR]);
    expect(read("half-critical")).toEqual([CRITICAL, IMPORTANT, MINOR, PARTS]);
    expect(read("leontief")).toEqual([CRITICAL, CRITICAL, CRITICAL, PARTS]);
    expect(read("weakly-critical")).toEqual([CRITICAL, MINOR, MINOR, PARTS]);
  });
});
