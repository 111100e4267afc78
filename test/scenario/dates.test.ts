import { describe, expect, it } from "vitest";
import { dayNumber, daysFrom } from "../../src/scenario/dates.ts";

describe("days between dates", () => {
  it("count leap days, ends of centuries and turns of the year", () => {
    expect(daysFrom("2027-01-11", "2027-01-11")).toBe(0);
    expect(daysFrom("2026-12-31", "2027-01-01")).toBe(1);
    expect([daysFrom("2028-02-28", "2028-03-01"), daysFrom("2027-02-28", "2027-03-01")]).toEqual([2, 1]);
    expect([daysFrom("2000-02-28", "2000-03-01"), daysFrom("2100-02-28", "2100-03-01")]).toEqual([2, 1]);
    expect(daysFrom("2027-01-11", "2026-11-10")).toBe(-62);
  });

  it("agree with the platform's calendar on every day of forty years", () => {
    const start = Date.UTC(2009, 0, 1);
    for (let n = 0; n < 40 * 365; n++) {
      const iso = new Date(start + n * 86_400_000).toISOString().slice(0, 10);
      expect([iso, dayNumber(iso) - dayNumber("2009-01-01")]).toEqual([iso, n]);
    }
  });
});
