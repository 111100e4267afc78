import { describe, expect, it } from "vitest";
import type { Held } from "../../src/levers/controls.ts";
import { setNews } from "../../src/levers/news.ts";

/** News of a run of `days` days, from the first of its rows. */
function news(held: Held | null, announcedDay: number | null, days: number, leadDays = 0) {
  const rows = leadDays + days;
  const columns = { newsOpen: new Float64Array(rows).fill(7), cutElapsedDays: new Float64Array(rows).fill(7) };
  setNews(held, announcedDay, { leadDays, days }, columns);
  return { open: [...columns.newsOpen], elapsed: [...columns.cutElapsedDays] };
}

const always = { first: 0, end: Number.POSITIVE_INFINITY };

describe("news", () => {
  it("is open from the announcement to the last day of the controls, before, with and after the cut", () => {
    expect(news({ first: 0, end: 3 }, -2, 5, 2)).toEqual({
      open: [1, 1, 1, 1, 1, 0, 0],
      elapsed: [-2, -1, 0, 1, 2, 0, 0],
    });
    expect(news(always, 0, 3)).toEqual({ open: [1, 1, 1], elapsed: [0, 1, 2] });
    expect(news(always, 2, 4)).toEqual({ open: [0, 0, 1, 1], elapsed: [0, 0, 2, 3] });
  });

  it("counts days from the first control, so that a later one is still ahead", () => {
    expect(news({ first: 2, end: 4 }, 0, 5)).toEqual({ open: [1, 1, 1, 1, 0], elapsed: [-2, -1, 0, 1, 0] });
  });

  it("is none without a control, without an announcement, or with one beyond the run", () => {
    const none = { open: [0, 0, 0], elapsed: [0, 0, 0] };
    expect([news(null, 0, 3), news(always, null, 3), news(always, 9, 3)]).toEqual([none, none, none]);
  });
});
