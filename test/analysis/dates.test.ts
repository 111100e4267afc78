import { describe, expect, it } from "vitest";
import { dateAfter, isoDate, plainDate } from "../../src/analysis/dates.ts";

describe("dates after the effective date", () => {
  it("cross months, years and leap days", () => {
    const after = (days: number) => isoDate(dateAfter("2027-12-30", days));
    expect([0, 1, 2, 60, 61, 62, 426].map(after)).toEqual([
      "2027-12-30",
      "2027-12-31",
      "2028-01-01",
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
      "2029-02-28",
    ]);
  });

  it("agree with the calendar of JavaScript for a century, weekdays included", () => {
    const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    for (let days = -1000; days < 36_525; days += 7 + (days % 5 === 0 ? 1 : 0)) {
      const theirs = new Date(Date.UTC(1999, 10, 3) + days * 86_400_000);
      const ours = dateAfter("1999-11-03", days);
      expect([isoDate(ours), ours.weekday]).toEqual([theirs.toISOString().slice(0, 10), names[theirs.getUTCDay()]]);
    }
  });

  it("are written as people write them", () => {
    expect(plainDate(dateAfter("2027-01-11", 24))).toBe("4 Feb 2027");
  });
});
