import { describe, expect, it } from "vitest";
import { allLongerThan, longerThan } from "../../../src/engine/households/window.ts";
import { dice } from "../../dice.ts";

/** By the day, and by the whole series, which must not differ. */
const over = (days: number, out: readonly number[]): number[] => {
  const longer = longerThan(days);
  const daily = out.map(longer);
  const into = new Float64Array(out.length).fill(-1);
  allLongerThan(days, Float64Array.from(out), into, new Float64Array(out.length));
  expect([...into]).toEqual(daily);
  return daily;
};

describe("people out for more than so many days", () => {
  it("are nobody until so many days have gone by, and then those who were out on all of them", () => {
    expect(over(2, [5, 5, 5, 3, 8, 8, 8])).toEqual([0, 0, 5, 3, 3, 3, 8]);
    expect(over(0, [5, 0, 7])).toEqual([5, 0, 7]);
    expect(over(7, new Array(10).fill(4))).toEqual([0, 0, 0, 0, 0, 0, 0, 4, 4, 4]);
  });

  it("are the least number over the window, on every day of any series", () => {
    for (let n = 0; n < 200; n++) {
      const d = dice(`window-${n}`);
      const days = d.whole(0, 20);
      const out = Array.from({ length: d.whole(1, 120) }, () => d.whole(0, 9));
      const least = out.map((_, day) => (day < days ? 0 : Math.min(...out.slice(day - days, day + 1))));
      expect(over(days, out)).toEqual(least);
    }
  });

  it("are exact where those who left last come back first", () => {
    for (let n = 0; n < 100; n++) {
      const d = dice(`last first-${n}`);
      const days = d.whole(0, 15);
      const left: number[] = [];
      const out: number[] = [];
      const longer: number[] = [];
      for (let day = 0; day < 80; day++) {
        if (d.chance(0.5)) for (let k = d.whole(0, 5); k > 0; k--) left.push(day);
        else left.splice(Math.max(0, left.length - d.whole(0, 5)));
        out.push(left.length);
        longer.push(left.filter((since) => day - since >= days).length);
      }
      expect(over(days, out)).toEqual(longer);
    }
  });
});
