import { describe, expect, it } from "vitest";
import { begin } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";

const coverOf = (files: ReturnType<typeof oneCellMaker>, replication = 0) => {
  const { block } = begin(files, { replication, days: 1 });
  return block.stockUnits[0] / block.restUse[0];
};
const lucky = (given: Partial<ReturnType<typeof oneCellMaker>["luck"]>) => {
  const files = oneCellMaker({ anodeDays: 10 });
  return { ...files, luck: { ...files.luck, ...given } };
};

describe("the morning of day 0", () => {
  it("finds a stock of so many production days of use: five working days a week stretch ten to fourteen", () => {
    const files = oneCellMaker({ anodeDays: 10 });
    expect(coverOf(files)).toBeCloseTo(10, 12);
    const fiveDays = { ...files, sites: files.sites.map((row) => ({ ...row, workingDaysPerWeek: 5 })) };
    expect(coverOf(fiveDays)).toBeCloseTo(14, 12);
  });

  it("spreads covers around the median factor: half of 400 replications lie below it, with the standard deviation asked for", () => {
    const logs = Array.from({ length: 400 }, (_, k) =>
      Math.log(coverOf(lucky({ coverSiteSigma: 0.3, coverCompanySigma: 0.4 }), k) / 10),
    );
    const below = logs.filter((x) => x < 0).length;
    const sd = Math.sqrt(logs.reduce((sum, x) => sum + x * x, 0) / 400);
    // Binomial(400, 1/2): four standard deviations are 40. sd of a sum of two: 0.5, with a standard error of 0.5 / sqrt(800) = 0.018.
    expect(Math.abs(below - 200)).toBeLessThan(40);
    expect(Math.abs(sd - 0.5)).toBeLessThan(4 * 0.018);
  });

  it("shares the company effect between a company's sites, but not the site effect", () => {
    const files = oneCellMaker();
    const twin = {
      ...files,
      sites: [...files.sites, { ...files.sites[0], id: "cells-2" }],
      links: [...files.links, { ...files.links[0], buyer: "cells-2" }],
      demand: [...files.demand, { ...files.demand[0], supplier: "cells-2" }],
    };
    const stocks = (luck: object) => {
      const { block } = begin({ ...twin, luck: { ...files.luck, ...luck } });
      return [block.stockUnits[0], block.stockUnits[1]];
    };
    const [a, b] = stocks({ coverCompanySigma: 0.5 });
    expect(a).toBe(b);
    expect(a).not.toBe(1000);
    const [c, d] = stocks({ coverSiteSigma: 0.5 });
    expect(c).not.toBe(d);
  });

  it("spreads the room for goods made ahead by its own sigma, and not at all where there is none", () => {
    const room = (luck: object, replication: number) => {
      const files = oneCellMaker({ stage: { finishedRoomDays: 3 } });
      const { block } = begin({ ...files, luck: { ...files.luck, ...luck } }, { replication, days: 1 });
      return block.roomUnits[0] / block.restOutput[0];
    };
    expect(room({ coverSiteSigma: 0.5 }, 0)).toBeCloseTo(3, 12);
    const logs = Array.from({ length: 400 }, (_, k) => Math.log(room({ roomSiteSigma: 0.8 }, k) / 3));
    const sd = Math.sqrt(logs.reduce((sum, x) => sum + x * x, 0) / 400);
    // Standard error 0.8 / sqrt(800).
    expect(Math.abs(sd - 0.8)).toBeLessThan(4 * 0.028);
  });

  it("rounds transit to whole days, at least one, at most what a pipeline holds", () => {
    const transit = (days: number) => begin(oneCellMaker({ transitDays: days })).block.delayDays[0];
    expect([0, 0.4, 1.49, 1.5, 20, 61.7, 300].map(transit)).toEqual([1, 1, 1, 2, 20, 62, 62]);
  });

  it("prefers a link's own transit to its origin's", () => {
    const files = oneCellMaker({ transitDays: 20 });
    expect(begin({ ...files, links: [{ ...files.links[0], transitDays: 33 }] }).block.delayDays[0]).toBe(33);
  });

  it("starts with nothing owed, nobody away and everything flowing at its rest", () => {
    const { block } = begin(oneCellMaker({ stage: { processDays: 5, finishedCoverDays: 3 } }));
    expect([block.atWork[0], block.furloughed[0], block.separated[0], block.backlogUnits[1]]).toEqual([100, 0, 0, 0]);
    expect([block.finishedUnits[0], block.leavingUnits[0], block.askUnits[0]]).toEqual([300, 100, 100]);
  });

  // `(need x rest) / need` is not always `rest` in the last bit, and here no stock cushions it.
  it("is at rest with no stock at all, whatever the need", () => {
    const files = oneCellMaker({ anodeDays: 0 });
    const failing = Array.from({ length: 200 }, (_, n) => (n + 1) / 37).filter((needPerUnit) => {
      try {
        begin({ ...files, slots: files.slots.map((row) => ({ ...row, needPerUnit })) }, { days: 1 });
        return false;
      } catch {
        return true;
      }
    });
    expect(failing).toEqual([]);
  });

  // Ceilings that equal the mix sum to 1 only up to rounding.
  it("is at rest when every ceiling is the mix itself", () => {
    const base = oneCellMaker();
    const mixes = Array.from({ length: 49 }, (_, n) => (n + 1) / 100);
    const failing = mixes.filter((first) => {
      const second = 0.37;
      const fills = [null, first, second].map((mixShare, n) => ({
        ...base.fills[0],
        product: `p${n}`,
        mixShare,
        ceilingShare: 0.001,
      }));
      const origins = fills.map((row) => ({ ...base.origins[0], id: row.product, product: row.product }));
      const links = fills.map((row) => ({ ...base.links[0], supplier: row.product }));
      try {
        begin({ ...base, fills, origins, links }, { days: 1 });
        return false;
      } catch {
        return true;
      }
    });
    expect(failing).toEqual([]);
  });
});
