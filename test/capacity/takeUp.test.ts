import { describe, expect, it } from "vitest";
import { slotShare } from "../../src/engine/capacity/takeUp.ts";
import { project, route, smallCapacity, use, walk } from "./smallCapacity.ts";

const plain = smallCapacity();
const silicon = (capacityUnitsPerYear: number) =>
  plain.projects.map((one) => (one.id === "silicon" ? { ...one, capacityUnitsPerYear } : one));
const devices = use({
  id: "devices",
  place: "outside",
  sector: "consumer-devices",
  gwhPerYear: 4,
  homeCellShare: 0,
  homeMakersShare: 0.5,
  valueUsdPerKwh: 20,
});
/** The substitute at a running cost, where graphite that it replaces is worth 4 x 4,000 dollars a tonne. */
const asking = (cashCostUsdPerUnit: number) =>
  plain.routes.map((one) => (one.id === "silicon-home" ? route({ ...one, cashCostUsdPerUnit }) : one));

describe("take-up along a path", () => {
  it("follows its closed form to the day where all buyers are willing", () => {
    const cars = use({ substituteMassShareNow: 0.05, substituteMassShareLater: 0.6, takeUpPerYear: 0.8 });
    const { plan, at, months } = walk(smallCapacity({ uses: [cars] }));
    for (let month = 0; month < months; month += 5) {
      const years = (plan.months[month]!.last + 1) / 365.25;
      expect(at("siliconMassVehiclesShare", month)).toBeCloseTo(0.6 / (1 + 11 * Math.exp(-0.8 * years)), 11);
    }
  });

  it("serves those first that pay most, and sells no more than is made", () => {
    // Devices may have 4 GWh x 1 kg x slot share of half from here; the slot share of a tenth of the mass at 4 to 1 is 4/13.
    const wanted = (4000 * 0.5 * slotShare(0.1, 4)) / 4;
    const files = (tonnes: number, valueUsdPerKwh: number) =>
      smallCapacity({ uses: [use(), { ...devices, valueUsdPerKwh }], projects: silicon(tonnes) });
    const scarce = walk(files(100, 20));
    expect(scarce.at("siliconAbroadTonnes", 3)).toBeCloseTo(100, 9);
    expect(scarce.at("homeSiliconTonnes", 3)).toBeCloseTo(0, 9);
    const more = walk(files(400, 20));
    expect(more.at("siliconAbroadTonnes", 3)).toBeCloseTo(wanted, 9);
    expect(more.at("homeSiliconTonnes", 3)).toBeCloseTo(400 - wanted, 9);
    expect(walk(files(100, 0)).at("siliconAbroadTonnes", 3)).toBeCloseTo(0, 9);
  });

  it("stays with those who have it where makers ask more than buyers pay, and spreads among those who pay", () => {
    const cars = use({ substituteMassShareNow: 0.05, substituteMassShareLater: 0.6, takeUpPerYear: 2 });
    // Asked 24,000 for what replaces graphite of 16,000: 2 dollars a kWh of anode of the substitute alone.
    const ends = (valueUsdPerKwh: number) =>
      walk(smallCapacity({ uses: [{ ...cars, valueUsdPerKwh }], routes: asking(24_000) })).at(
        "siliconMassVehiclesShare",
        -1,
      );
    expect(ends(0)).toBe(0.05);
    // Half of the buyers pay 2: half of the way from 0.05 to 0.6.
    expect(ends(2)).toBeCloseTo(0.05 + 0.5 * 0.55, 3);
    expect(ends(40)).toBeCloseTo(0.6, 3);
  });

  it("leaves graphite what it does not take, at home and abroad", () => {
    const cars = use({ substituteMassShareNow: 0.02, substituteMassShareLater: 0.3, takeUpPerYear: 1 });
    const { at } = walk(
      smallCapacity({
        uses: [cars, use({ ...cars, id: "abroad", place: "outside", gwhPerYear: 100, homeCellShare: 0 })],
        projects: [
          ...silicon(5000),
          project({ id: "silane", product: "silane", route: "silane-home", capacityUnitsPerYear: 9000 }),
        ],
      }),
    );
    const graphite = (month: number) =>
      (["homeGraphiteTonnes", "alliedTonnes", "chineseAbroadTonnes", "exporterTonnes"] as const).reduce(
        (sum, series) => sum + at(series, month),
        0,
      );
    expect(at("siliconMassVehiclesShare", -1)).toBeGreaterThan(0.25);
    for (const month of [0, 30, 60])
      expect(graphite(month)).toBeCloseTo(10_000 * (1 - slotShare(at("siliconMassVehiclesShare", month), 4)), 6);
  });
});
