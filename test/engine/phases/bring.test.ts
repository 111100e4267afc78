import { describe, expect, it } from "vitest";
import type { CompanyRow, OriginRow } from "../../../src/scenario/worldTypes.ts";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";
import { company, origin } from "../../worlds.ts";

/** A cell maker whose company makes cells abroad as well; its anode material is cut on day 0 and it holds two days of it. */
function helped(given: Partial<CompanyRow>, abroad: Partial<OriginRow> = {}) {
  const files = oneCellMaker({ anodeDays: 2 });
  return {
    ...files,
    origins: [...files.origins, origin("own-plants", "cell", abroad)],
    companies: [company("works", 1000, { foreignOrigin: "own-plants", foreignShare: 0.6, foreignDays: 30, ...given })],
  };
}
const anodeCut = cut(["anode-abroad"], { goodsAtSeaStopped: 1 });
function imports(files: ReturnType<typeof helped>, controls = [anodeCut], count = 50) {
  const trial = begin(files, { controls });
  const list: { imported: number; shipped: number; made: number; furloughed: number }[] = [];
  trial.run(count, () => {
    const { importedUnits, shippedUnits, madeUnits, furloughed } = trial.block;
    list.push({
      imported: importedUnits[0],
      shipped: shippedUnits[0],
      made: madeUnits[0],
      furloughed: furloughed[0],
    });
  });
  return list;
}

describe("a company's own plants abroad", () => {
  it("ship their share of what the site lacks after the days of approval and transit, and customers get it", () => {
    const list = imports(helped({}));
    // Day 2 is the first day of shortage, so day 32 is the first on which it has lasted for more than 30 days.
    expect(list.slice(2, 32).every((day) => day.imported === 0 && day.shipped === 0)).toBe(true);
    for (const day of list.slice(32)) expect([day.imported, day.shipped, day.made]).toEqual([60, 60, 0]);
  });

  it("are not used when a control cuts the origin by which they ship, and by its admitted share when in part", () => {
    expect(imports(helped({}), [anodeCut, cut(["own-plants"])])[40].imported).toBe(0);
    expect(imports(helped({}), [anodeCut, cut(["own-plants"], { admittedShare: 0.5 })])[40].imported).toBe(30);
  });

  it("lose what their precursor takes from them", () => {
    const files = helped({}, { dependsOn: "anode-abroad", dependenceShare: 0.25 });
    expect(imports(files)[40].imported).toBeCloseTo(45, 12);
  });

  it("cannot be cut on the way to a site that does not count", () => {
    const files = helped({});
    const foreign = { ...files, sites: files.sites.map((row) => ({ ...row, region: "abroad" })) };
    const trial = begin(foreign, { controls: [cut(["own-plants"])] });
    trial.block.leavingUnits[0] = 0;
    expect(trial.world.foreignGate[0]).toBe(-1);
  });

  it("send nothing while the line serves nineteen in twenty of its orders, nor another product", () => {
    expect(imports(helped({ foreignDays: 0 }), [{ ...anodeCut, admittedShare: 0.97 }])[40].imported).toBe(0);
    expect(imports(helped({}, { product: "tea" }))[40].imported).toBe(0);
  });

  it("stop on the day the line serves its orders again", () => {
    const list = imports(helped({}), [{ ...anodeCut, endDay: 40 }], 120);
    expect(list[41].imported).toBe(60);
    expect(list[100].imported).toBe(0);
    expect(list[119].made).toBeCloseTo(100, 3);
  });
});
