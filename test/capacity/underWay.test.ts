import { describe, expect, it } from "vitest";
import { underWay } from "../../src/analysis/capacity/underWay.ts";
import type { CapacitySeries } from "../../src/engine/capacity/series.ts";
import { grownBy } from "../../src/levers/coming.ts";
import { HOME_GRAPHITE, HOME_SUBSTITUTE } from "../../src/world/capacity/standFiles.ts";

type Known = Partial<Record<CapacitySeries, number>>;
const month = (day: number, values: Known) => ({
  day,
  at: (series: CapacitySeries) => ({ anodeNeedTonnes: 1000, ...values })[series] ?? 0,
});
const rule = { allied: ["korea"], chineseAbroad: ["indonesia"] };
const now: Known = {
  homeGraphiteTonnes: 80,
  homeGraphiteCapacityTonnes: 100,
  homeSiliconCapacityTonnes: 50,
  homeSiliconAsGraphiteTonnes: 40,
  alliedTonnes: 30,
  alliedCapacityTonnes: 200,
};

describe("what is under way on a date", () => {
  it("is what comes over what is sold; silicon counts as far as it is sold at home", () => {
    const later: Known = {
      ...now,
      homeGraphiteCapacityTonnes: 180,
      homeSiliconCapacityTonnes: 900,
      homeSiliconAsGraphiteTonnes: 50,
      alliedCapacityTonnes: 220,
    };
    const { room, comingDays, coming } = underWay(rule, [month(0, now), month(31, later)]);
    expect(room[HOME_GRAPHITE]).toBe(1.25);
    expect(comingDays).toEqual([0, 31]);
    expect(coming[HOME_GRAPHITE]).toEqual([0, 1]);
    expect(coming[HOME_SUBSTITUTE]).toEqual([0, 0.25]);
    expect(coming.korea![1]).toBeCloseTo(0.1, 12);
    expect(coming.indonesia).toEqual([0, 0]);
  });

  it("is nothing where nothing comes, where plants close, and where nothing is sold", () => {
    const fewer = { ...now, homeGraphiteCapacityTonnes: 90, homeSiliconAsGraphiteTonnes: 10 };
    for (const later of [now, fewer]) {
      const { coming } = underWay(rule, [month(0, now), month(31, later)]);
      for (const growth of Object.values(coming)) expect(growth).toEqual([0, 0]);
    }
    const unsold = { homeGraphiteCapacityTonnes: 10 };
    const { room, coming } = underWay(rule, [month(0, unsold), month(31, { homeGraphiteCapacityTonnes: 99 })]);
    expect([room[HOME_GRAPHITE], coming[HOME_GRAPHITE]]).toEqual([1, [0, 0]]);
  });

  it("comes along a line between the ends of months", () => {
    expect([-5, 0, 10, 31, 45, 59, 400].map((day) => grownBy([0, 31, 59], [0, 0.31, 0.59], day))).toEqual(
      [0, 0, 0.1, 0.31, 0.45, 0.59, 0.59].map((x) => expect.closeTo(x, 12)),
    );
  });
});
