import { describe, expect, it } from "vitest";
import { linesDue, paceOf } from "../../src/cli/pace.ts";

/** Seconds at which a job that is asked four times a second says a line. */
function saidAt(seconds: number, doneAt: (second: number) => number): number[] {
  const due = linesDue(0);
  const asked = Array.from({ length: seconds * 4 }, (_, i) => (i + 1) / 4);
  return asked.filter((second) => due(doneAt(second), 1000, second * 1000));
}

describe("lines of a log", () => {
  it("a job of three seconds says its end alone", () => {
    expect(saidAt(3, (s) => (s / 3) * 1000)).toEqual([3]);
  });

  it("a job of an hour says something every thirty seconds", () => {
    const said = saidAt(3600, (s) => Math.floor((s / 3600) * 1000));
    expect(said.length).toBe(120);
    expect(said.every((second, i) => second - (said[i - 1] ?? 0) === 30)).toBe(true);
  });

  it("between the two it says every twentieth, never two within five seconds", () => {
    const said = saidAt(200, (s) => s * 5);
    expect(said).toEqual(Array.from({ length: 20 }, (_, i) => 10 * (i + 1)));
    const quick = saidAt(20, (s) => s * 50);
    expect(quick).toEqual([5, 10, 15, 20]);
  });

  it("a job that stands still says so, and the end is said once", () => {
    expect(saidAt(65, () => 0)).toEqual([30, 60]);
    expect(saidAt(10, (s) => (s < 2 ? 0 : 1000))).toEqual([2]);
  });
});

it("nothing done has no end in sight; half done in ten seconds has ten left", () => {
  expect(paceOf(0, 100, 10)).toEqual({ perSecond: 0, secondsLeft: null });
  expect(paceOf(50, 100, 10)).toEqual({ perSecond: 5, secondsLeft: 10 });
});
