import { describe, expect, it } from "vitest";
import { chanceOfBest, onFront, regrets, varianceReduction } from "../../../src/analysis/compare/choice.ts";
import { type ArmOutcomes, type CompareData, compareArms } from "../../../src/analysis/compare/compare.ts";
import { armCost } from "../../../src/analysis/compare/costs.ts";
import { packageShares } from "../../../src/analysis/compare/package.ts";
import { parseRank } from "../../../src/analysis/compare/rank.ts";
import { ratioOfMeans } from "../../../src/analysis/compare/ratio.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";
import { dice } from "../../dice.ts";

/** Independent standard normals by address. */
const normals = (seed: string, n: number) => {
  const d = dice(seed);
  return Array.from({ length: n }, () => normalQuantile(d.between(1e-9, 1 - 1e-9), 0, 1));
};

describe("ratioOfMeans", () => {
  it("covers the true ratio at its level: 400 samples of 80 from a case whose ratio is 2.5", () => {
    let covered = 0;
    for (let n = 0; n < 400; n++) {
      const [x, y] = [normals(`num ${n}`, 80), normals(`den ${n}`, 80)];
      const denominator = y.map((z) => 4 + 5 * z);
      const numerator = x.map((z, i) => 10 + 3 * z + 4 * y[i]!);
      const { low, high } = ratioOfMeans(numerator, denominator, 0.9) ?? { low: 0, high: 0 };
      if (low! <= 2.5 && 2.5 <= high!) covered++;
    }
    // 360 expected, sd 6: 3.3 sd either way is one false alarm in a thousand.
    expect(covered).toBeGreaterThan(340);
    expect(covered).toBeLessThan(380);
  });

  it("is the ratio of means, and its interval closes as spread goes", () => {
    expect(ratioOfMeans([4, 6], [2, 3], 0.9)).toEqual({ value: 2, low: 2, high: 2 });
  });

  it("says nothing where the denominator may be 0", () => {
    expect(ratioOfMeans([1, 2, 3, 4], [-1, 1, -1, 1.1], 0.9)).toBe(null);
  });
});

describe("packageShares", () => {
  it("adds up to the package's effect in every world, interaction apart", () => {
    const gains = Array.from({ length: 8 }, (_, set) =>
      set === 0 ? new Array(30).fill(0) : normals(`set ${set}`, 30),
    );
    const { effect, shares, interaction } = packageShares("a+b+c", ["a", "b", "c"], gains, 0.9);
    expect(shares.reduce((sum, { share }) => sum + share.value!, 0)).toBeCloseTo(effect.value!, 12);
    expect(shares.reduce((sum, { alone }) => sum + alone.value!, 0) + interaction.value!).toBeCloseTo(
      effect.value!,
      12,
    );
  });

  it("splits what two can only do together in halves", () => {
    const { shares, interaction } = packageShares(
      "a+b",
      ["a", "b"],
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [10, 10],
      ],
      0.9,
    );
    expect(shares.map(({ share }) => share.value)).toEqual([5, 5]);
    expect(interaction.value).toBe(10);
  });
});

describe("the choice", () => {
  it("is sure of what always wins and undecided between equals", () => {
    const worse = normals("worse", 50);
    expect(chanceOfBest([worse, worse.map((x) => x + 1)], "s")).toEqual([0, 1]);
    expect(chanceOfBest([worse, worse], "s")).toEqual([0.5, 0.5].map((share) => expect.closeTo(share, 10)));
    expect(chanceOfBest([null, worse], "s")).toEqual([0, expect.closeTo(1, 10)]);
  });

  it("regrets by world: what is best on average may be far from the best in some", () => {
    expect(regrets([[4, 0], [0, 3], null])).toEqual([1.5, 2, null]);
  });

  it("keeps off the front what is beaten in cost and gain, and what has no figure", () => {
    const points = [
      { cost: 1, gain: 1 },
      { cost: 2, gain: 1 },
      { cost: 2, gain: 3 },
      { cost: null, gain: 9 },
    ];
    expect(onFront(points)).toEqual([true, false, true, null]);
  });

  it("measures pairing: a shift common to both arms takes its variance away, none leaves 1", () => {
    const [base, noise, other] = ["base", "noise", "other"].map((seed) => normals(seed, 4000));
    const paired = varianceReduction(
      base!.map((x) => 10 * x),
      base!.map((x, i) => 10 * x + noise![i]!),
    );
    // Differences have variance 1; unpaired 100 + 101.
    expect(paired).toBeGreaterThan(180);
    expect(paired).toBeLessThan(222);
    expect(varianceReduction(base!, other!)).toBeCloseTo(1, 1);
    expect(varianceReduction([1, 2, 3], [0, 1, 2])).toBe(null);
  });
});

describe("armCost", () => {
  const none = { public: 0, firms: 0, social: 0 };
  const drawn = { benefitUsdPerDay: 60, recipiencyShare: 0.5, taxUsdPerDay: 100 };
  it("counts standing, response and people kept, and takes off what the public does not pay or lose", () => {
    const part = {
      standing: { public: 10, firms: 5, social: 15 },
      response: { ...none, public: 20 },
      keptDay: { public: 3, firms: 0, social: 1 },
      keepsShare: 0.2,
    };
    const cost = armCost([part], { outOfWorkDays: 8, positionDays: 10, keptDays: 10 }, drawn);
    expect(cost).toEqual({
      ...{ gross: 60, net: 60 - 60 * 0.5 * 8, social: 25, firms: 5, paid: 65 },
      ...{ standing: 10, ready: 15 },
    });
    const working = armCost([part], { outOfWorkDays: 8, positionDays: 10, keptDays: 0 }, drawn);
    expect(working.net).toBe(30 - 240 - 1000);
  });

  it("shares those kept among the schemes that keep people, by what each would keep", () => {
    const scheme = (usd: number, keepsShare: number) => ({
      standing: none,
      response: none,
      keptDay: { ...none, public: usd },
      keepsShare,
    });
    const { gross } = armCost(
      [scheme(10, 0.3), scheme(100, 0.1)],
      { outOfWorkDays: 0, positionDays: 0, keptDays: 40 },
      drawn,
    );
    expect(gross).toBe(30 * 10 + 10 * 100);
  });
});

describe("compareArms", () => {
  const none = { public: 0, firms: 0, social: 0 };
  const rank = parseRank("jobsSaved@30");
  /** Twenty worlds in which `lost` positions and people are lost each day, spread by one around the mean. */
  const outcomes = (lost: number): ArmOutcomes => {
    const worlds = Array.from({ length: 20 }, (_, i) => lost + (i % 2));
    const all = ["outOfWork@30", "sum(positionsLost, 1, 30)", "sum(outOfWork, 1, 30)", "sum(workShared, 1, 30)"];
    return new Map(
      all.map((text, i) => [text, worlds.map((people) => (i === 3 ? 0 : i === 0 ? people : 30 * people))]),
    );
  };
  const arm = (name: string, lost: number, standing: typeof none | null) => ({
    name,
    parts: [name],
    outcomes: outcomes(lost),
    costs: standing && Array.from({ length: 20 }, () => [{ standing, response: none, keptDay: none, keepsShare: 0 }]),
  });
  const data: CompareData = {
    replications: Array.from({ length: 20 }, (_, i) => i),
    leftOut: 0,
    baseline: outcomes(100),
    arms: [
      arm("stock", 60, { ...none, public: 1000 }),
      arm("mandate", 60, { ...none, firms: 1000 }),
      arm("talks", 20, null),
    ],
    accounts: Array.from({ length: 20 }, () => ({ benefitUsdPerDay: 0, recipiencyShare: 0, taxUsdPerDay: 0 })),
    credits: new Map(),
  };
  const asked = { days: [30], lastDay: 30, rank, valueUsdPerJobYear: 365, loss: null, seed: "s", confidence: 0.9 };
  const jobYears = (40 * 30) / 365;

  it("sets what firms pay against the jobs as it does public money, and tells who pays", () => {
    const [stock, mandate] = compareArms(data, { ...asked, budgetUsd: null }).rows;
    expect([stock!.gross!.value, stock!.firms!.value, mandate!.gross!.value, mandate!.firms!.value]).toEqual([
      ...[1000, 0],
      ...[0, 1000],
    ]);
    for (const row of [stock!, mandate!]) {
      expect(row.usdPerJobYear!.value).toBeCloseTo(1000 / jobYears, 9);
      expect(row.netBenefit!.value).toBeCloseTo(1200 - 1000, 9);
      expect(row.breakEvenChance).toBeCloseTo(1000 / 1200, 9);
      expect(row.onFront).toBe(true);
    }
  });

  it("chooses what gains most; under a budget neither what is dearer nor what has no figure for its cost", () => {
    expect(compareArms(data, { ...asked, budgetUsd: null }).best).toBe("talks");
    const within = (budgetUsd: number) => compareArms(data, { ...asked, budgetUsd });
    expect(within(1000).rows.map(({ withinBudget }) => withinBudget)).toEqual([true, true, false]);
    expect(within(1000).best).toBe("stock");
    expect(within(999).best).toBe("mandate");
    expect(within(999).rows.map(({ bestChance, regret }) => [bestChance, regret])).toEqual([
      ...[
        [0, null],
        [1, 0],
        [0, null],
      ],
    ]);
  });
});

describe("parseRank", () => {
  it("reads what is saved, and outcomes of which less is better; not days", () => {
    expect(parseRank("jobYearsSaved@365")).toMatchObject({ scale: 1 / 365, unit: "job-year" });
    expect(parseRank("jobsSaved @ 30").outcome).toEqual({ kind: "at", series: "outOfWork", day: 30 });
    expect(parseRank("peak(outOfWork)").text).toBe("less peak(outOfWork)");
    expect(() => parseRank("dayOf(outOfWork >= 5)")).toThrow(/a day is nothing to have less of/);
    expect(() => parseRank("jobsSaved")).toThrow();
  });
});
