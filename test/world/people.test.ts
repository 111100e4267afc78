import { describe, expect, it } from "vitest";
import type { SupplierRule } from "../../src/scenario/worldRules.ts";
import { begin } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";
import { company, regime, stage } from "../worlds.ts";

const withEmployees = (employees: number, waived: number) => {
  const files = oneCellMaker({ regime: { noticeDays: 60, noticeWaivedShare: waived } });
  return { ...files, companies: [company("works", employees)] };
};

describe("people at rest", () => {
  it("owe notice from 100 employees on (29 USC 2101), by the company's size and not the site's", () => {
    expect(begin(withEmployees(100, 0)).block.noticeDays[0]).toBe(60);
    expect(begin(withEmployees(99, 0)).block.noticeDays[0]).toBe(0);
  });

  it("may skip notice in the share of replications that calls the cut unforeseeable", () => {
    const skipped = Array.from({ length: 400 }, (_, replication) =>
      begin(withEmployees(500, 0.3), { replication, days: 1 }),
    ).filter(({ block }) => block.noticeDays[0] === 0).length;
    expect(Math.abs(skipped - 120)).toBeLessThan(4 * Math.sqrt(400 * 0.3 * 0.7));
  });

  it("turn a monthly share into a daily one that compounds back to it", () => {
    const { block } = begin(oneCellMaker({ regime: { lossOfRecallPerMonth: 0.12, jobFindingPerMonth: 0.3 } }));
    expect((1 - block.lossOfRecallPerDay[0]) ** 30.4375).toBeCloseTo(0.88, 12);
    expect((1 - block.jobFindingPerDay[0]) ** 30.4375).toBeCloseTo(0.7, 12);
  });

  it("keep the ramping share at a plant that ramps", () => {
    const files = oneCellMaker({ regime: { keptShare: 0.3, keptShareRamping: 0.6 } });
    expect(begin(files).block.keptShare[0]).toBe(0.3);
    expect(begin({ ...files, sites: files.sites.map((row) => ({ ...row, ramping: true })) }).block.keptShare[0]).toBe(
      0.6,
    );
  });

  it("are kept inside the wider of the hoarding band and the threshold of lost sales", () => {
    const band = (hoardingBandShare: number, lostSalesThresholdShare: number) =>
      begin(oneCellMaker({ regime: { hoardingBandShare, lostSalesThresholdShare } })).block.bandShare[0];
    expect([band(0.1, 0.2), band(0.3, 0.2)]).toEqual([0.2, 0.3]);
  });
});

const rule: SupplierRule = {
  stage: "supplier",
  regime: "patient",
  product: "parts",
  firms: 12,
  sizeTail: 1.2,
  customersPerFirm: [1],
  sameRegionShare: 1,
  jobsPerJob: { plant: 2.5 },
  companyScale: {},
  namedStages: [],
  source: "",
};
const supplied = (given: Partial<SupplierRule> = {}) => {
  const files = oneCellMaker({ headcount: 1000 });
  return {
    ...files,
    stages: [stage("plant"), stage("supplier", { group: "supplier" })],
    regimes: [regime("patient")],
    suppliers: { ...rule, ...given },
  };
};
const supplierPeople = (given: Partial<SupplierRule> = {}) => {
  const { block, economy } = begin(supplied(given));
  return economy.rows.nodes.flatMap((node, row) => (node.kind === "supplier" ? [block.headcount[row]] : []));
};

describe("people at generated suppliers", () => {
  it("are jobsPerJob times the customer's headcount, up to the rounding of each firm", () => {
    const heads = supplierPeople();
    expect(heads).toHaveLength(12);
    expect(Math.abs(heads.reduce((a, b) => a + b) - 2500)).toBeLessThanOrEqual(6);
    expect(heads.every((head) => Number.isInteger(head))).toBe(true);
  });

  it("are halved at a company that makes half of its parts itself", () => {
    expect(
      Math.abs(supplierPeople({ companyScale: { works: 0.5 } }).reduce((a, b) => a + b) - 1250),
    ).toBeLessThanOrEqual(6);
  });

  it("give way to named sites that stand for some of them", () => {
    // The one named stage has 1,000 people, so 1,500 of 2,500 jobs are left to generated firms.
    expect(Math.abs(supplierPeople({ namedStages: ["plant"] }).reduce((a, b) => a + b) - 1500)).toBeLessThanOrEqual(6);
  });

  it("work in firms of a heavy tail: the largest has more people than the smaller half together", () => {
    const heads = supplierPeople({ firms: 200 }).sort((a, b) => a - b);
    expect(heads[199]).toBeGreaterThan(10 * heads[100]);
  });
});
