import { describe, expect, it } from "vitest";
import { dayNumber, dayNumberOf, weekdayOf } from "../../src/analysis/calendar.ts";

describe("the calendar", () => {
  it("agrees with JavaScript's on every day from 1899 to 2105, and on its weekday", () => {
    const first = Date.UTC(1899, 0, 1) / 86_400_000;
    for (let day = first; day < first + 75_000; day++) {
      const date = new Date(day * 86_400_000);
      const found = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      if (found !== day || weekdayOf(found) !== date.getUTCDay()) expect([date, found]).toEqual([date, day]);
    }
  });

  it("reads ISO dates", () => {
    expect([dayNumberOf("1970-01-01"), dayNumberOf("2027-01-11"), weekdayOf(dayNumberOf("2027-01-11"))]).toEqual([
      0, 20_829, 1,
    ]);
  });
});
