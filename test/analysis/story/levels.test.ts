import { describe, expect, it } from "vitest";
import { stretches, waves } from "../../../src/analysis/story/levels.ts";

/** Levels by stretch, with their days: "2:0-4". */
const told = (values: readonly number[], least?: number) =>
  stretches(values, [0.1, 0.9], 2, least).map(({ from, to, level }) => `${level}:${from}-${to}`);

describe("stretches", () => {
  it("are days of one level in a row", () => {
    expect(told([1, 1, 1, 0, 0, 0, 0.5, 0.5, 0.5, 1, 1])).toEqual(["2:0-2", "0:3-5", "1:6-8", "2:9-10"]);
  });

  it("do not begin with a level that is left on day 0", () => {
    expect(told([0, 0, 0, 1, 1])).toEqual(["0:0-2", "2:3-4"]);
  });

  it("pass over what is brief, but for the last days", () => {
    expect(told([1, 1, 0, 0, 1, 1, 1])).toEqual(["2:0-6"]);
    expect(told([1, 1, 1, 1, 1, 0])).toEqual(["2:0-4", "0:5-5"]);
  });

  it("begin with the brief days that lead to them, and know when their own level is reached", () => {
    const list = stretches([1, 1, 0.5, 0, 0, 0], [0.1, 0.9], 2);
    expect(list.map(({ from, reached, to, level, mean }) => [from, reached, to, level, mean])).toEqual([
      [0, 0, 1, 2, 1],
      [2, 3, 5, 0, 0],
    ]);
  });

  it("do not follow a value that hovers around a bound", () => {
    const hovering = Array.from({ length: 40 }, (_, day) => (day < 5 ? 1 : 0.9 + (day % 8 < 4 ? -0.01 : 0.01)));
    expect(told(hovering)).toEqual(["2:0-7", "1:8-39"]);
  });

  it("cover every day once, whatever the values", () => {
    for (let n = 1; n < 200; n++) {
      const values = Array.from({ length: n }, (_, day) => Math.abs(Math.sin(n * 7.7 + day * (n % 9))));
      const list = stretches(values, [0.2, 0.5, 0.8], n % 4, 1 + (n % 5));
      expect(list[0].from).toBe(0);
      expect(list.at(-1)!.to).toBe(n - 1);
      list.slice(1).forEach(({ from, level }, i) => {
        expect(from).toBe(list[i].to + 1);
        expect(level).not.toBe(list[i].level);
      });
    }
  });
});

describe("waves", () => {
  it("gather days that lie close together, with what flows between them", () => {
    expect(waves([0, 10, 0, 1, 10, 0, 0, 0, 0, 20], 5, 2, 3)).toEqual([
      { from: 1, to: 4, total: 21 },
      { from: 9, to: 9, total: 20 },
    ]);
  });

  it("begin and end with a step, and leave small ones out", () => {
    expect(waves([1, 1, 9, 1], 5, 2, 7)).toEqual([{ from: 2, to: 2, total: 9 }]);
    expect(waves([6, 0, 0], 5, 7, 7)).toEqual([]);
  });
});
