import { describe, expect, it } from "vitest";
import { flatOutcomes, monthRatios, regularityOutcomes } from "../../../src/analysis/backtest/regularity.ts";
import { outcomeText } from "../../../src/analysis/outcomes.ts";

const heads = new Map([
  ["assembly", 300],
  ["parts", 100],
]);

/** Outcomes of two replications, by the text of each outcome. */
function tableOf(asked: ReturnType<typeof regularityOutcomes>, values: readonly (readonly number[])[]) {
  const texts = flatOutcomes(asked).map(outcomeText);
  return { numbers: [0, 1], columns: new Map(texts.map((text, i) => [text, values[i]!])) };
}

describe("payroll fall over output fall", () => {
  it("is asked of months that lie within the run, the first one from before day 0", () => {
    const asked = regularityOutcomes("1996-03-05", 60, heads);
    expect(asked.map(({ month }) => month)).toEqual(["1996-03", "1996-04"]);
    expect(flatOutcomes(asked.slice(0, 1)).map(outcomeText)).toEqual([
      "unpaid(outOfWork, -2, 11)",
      "mean(output.stage.assembly, -4, 26)",
      "mean(output.stage.parts, -4, 26)",
    ]);
    expect(regularityOutcomes("1996-03-05", 56, heads).map(({ month }) => month)).toEqual(["1996-03"]);
  });

  it("weighs stages by people, and is inside history or not", () => {
    const asked = regularityOutcomes("1996-03-05", 30, heads);
    const [month] = monthRatios(
      asked,
      tableOf(asked, [
        [40, 40],
        [0.8, 0.8],
        [0.4, 0.4],
      ]),
    );
    // Output 1 - (300 x 0.8 + 100 x 0.4) / 400 = 0.3; payroll 40 / 400.
    expect(month!.outputFall).toBeCloseTo(0.3, 12);
    expect(month!.payrollFall).toBeCloseTo(0.1, 12);
    expect(month!.ratio).toBeCloseTo(1 / 3, 12);
    expect(month!.inside).toBe(true);
    const [oneForOne] = monthRatios(
      asked,
      tableOf(asked, [
        [120, 120],
        [0.8, 0.8],
        [0.4, 0.4],
      ]),
    );
    expect(oneForOne!.inside).toBe(false);
  });

  it("says nothing of a month in which output fell by less than 5 % in most replications", () => {
    const asked = regularityOutcomes("1996-03-05", 30, heads);
    expect(
      monthRatios(
        asked,
        tableOf(asked, [
          [40, 40],
          [0.96, 0.96],
          [0.96, 0.96],
        ]),
      ),
    ).toEqual([]);
  });
});
