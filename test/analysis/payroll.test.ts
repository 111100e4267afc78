import { describe, expect, it } from "vitest";
import { dayNumberOf } from "../../src/analysis/calendar.ts";
import { viewChunk } from "../../src/analysis/chunkView.ts";
import { collectOutcomes } from "../../src/analysis/evaluate.ts";
import { type PayPeriod, payMonths, unpaid } from "../../src/analysis/payroll.ts";
import { staff } from "../../src/engine/phases/staff.ts";
import { begin } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";
import { chunkOf, layout } from "../results/smallRun.ts";

const effective = "2027-01-11";
const dayOf = (date: string) => dayNumberOf(date) - dayNumberOf(effective);

/** What months lose when `people(day)` are out at the end of each day. */
function lost(
  people: (day: number) => number,
  period: PayPeriod = "weekly",
  turned: (day: number) => number = () => 0,
) {
  const out = Int32Array.from({ length: 200 }, (_, day) => people(day));
  const changes = Int32Array.from({ length: 200 }, (_, day) => turned(day));
  return Object.fromEntries(
    payMonths(effective, 200, period).map((month) => [month.month, unpaid(out, changes, month, 1, 0)]),
  );
}
const between = (first: string, last: string) => (day: number) => (day >= dayOf(first) && day < dayOf(last) ? 10 : 0);

describe("pay periods", () => {
  it("hold the 12th and run from Sunday to Saturday", () => {
    // 12 February 2027 is a Friday, 12 June a Saturday.
    const weekly = new Map(payMonths(effective, 200, "weekly").map((month) => [month.month, month]));
    expect(weekly.get("2027-02")).toMatchObject({ from: dayOf("2027-02-07"), to: dayOf("2027-02-13") });
    expect(weekly.get("2027-06")).toMatchObject({ from: dayOf("2027-06-06"), to: dayOf("2027-06-12") });
    expect(payMonths(effective, 200)[1]).toMatchObject({ from: dayOf("2027-01-31"), to: dayOf("2027-02-13") });
  });

  it("are told from the month of the effective date to the last that ends within the run, over new year", () => {
    expect(payMonths("2027-10-13", 122).map(({ month }) => month)).toEqual([
      "2027-11",
      "2027-12",
      "2028-01",
      "2028-02",
    ]);
    expect(payMonths(effective, 4)).toEqual([]);
  });
});

describe("what payrolls lose", () => {
  it("is nothing of a layoff that begins and ends between two 12ths", () => {
    expect(Object.values(lost(between("2027-02-14", "2027-03-06")))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("shows a layoff of the 13th a month later", () => {
    expect(lost(between("2027-02-13", "2027-12-01"))).toMatchObject({ "2027-02": 0, "2027-03": 10, "2027-07": 10 });
  });

  it("counts as paid whoever works on one day of the period: its first, or its last", () => {
    // Sent home on the evening of Sunday the 7th; called back on that of Friday the 12th, at work on Saturday.
    expect(lost(between("2027-02-07", "2027-03-01"))["2027-02"]).toBe(0);
    expect(lost(between("2027-02-06", "2027-02-12"))["2027-02"]).toBe(0);
    expect(lost(between("2027-02-06", "2027-02-13"))["2027-02"]).toBe(10);
  });

  it("needs two whole weeks where people are paid every two weeks", () => {
    const out = between("2027-02-03", "2027-02-28");
    expect([lost(out, "weekly")["2027-02"], lost(out, "biweekly")["2027-02"]]).toEqual([10, 0]);
  });

  it("is nothing before the effective date, or in a period that holds a day before it", () => {
    expect(lost(() => 10)).toMatchObject({ "2027-01": 0, "2027-02": 10 });
  });

  it("subtracts those who changed places within the period, as they were paid for a part of it", () => {
    const all = () => 140;
    // 140 at home in turns of 14 days: ten a day come back. Of 14 days nobody is out for all, of seven half are.
    expect(lost(all, "biweekly", (day) => 10 * day)["2027-02"]).toBe(140 - 130);
    expect(lost(all, "weekly", (day) => 10 * day)["2027-02"]).toBe(140 - 60);
  });

  it("hardly moves when a plant of 1,000 halves its work in turns of two weeks, and by 500 when it does not", () => {
    const half = (rotationTurnDays: number) => {
      const { world, block } = begin(
        oneCellMaker({ headcount: 1000, regime: { furloughLagDays: 0, rotationTurnDays } }),
      );
      const out: number[] = [];
      const back: number[] = [];
      for (let day = 0; day < 200; day++) {
        block.wantedUnits[0] = 50;
        block.leavingUnits[0] = 50;
        staff(world, block, 0, day);
        out.push(block.furloughed[0] + block.separated[0]);
        back.push(block.rotated[0]);
      }
      const may = payMonths(effective, 200).find(({ month }) => month === "2027-05")!;
      return unpaid(out, back, may, 1, 0);
    };
    expect(half(0)).toBe(500);
    expect(half(14)).toBeLessThan(40);
  });
});

describe("the outcome unpaid", () => {
  it("is read from a run's series by replication", () => {
    const outcome = { kind: "unpaid" as const, series: "outOfWork", from: 2, to: 4 };
    const { columns } = collectOutcomes(layout, [viewChunk(layout, chunkOf(0, 4))], [outcome]);
    // day x (k + 1) people at the end of each day: fewest on day 1
    expect(columns.get("unpaid(outOfWork, 2, 4)")).toEqual([1, 2, 3, 4]);
    expect(() => collectOutcomes(layout, [], [{ ...outcome, to: 5 }])).toThrow("give at most 4");
  });
});
