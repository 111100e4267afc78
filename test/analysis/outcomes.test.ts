import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewChunk } from "../../src/analysis/chunkView.ts";
import { parseDatedOutcome } from "../../src/analysis/datedOutcome.ts";
import { collectOutcomes, evaluateOutcome } from "../../src/analysis/evaluate.ts";
import { outcomeColumn } from "../../src/analysis/outcomeColumn.ts";
import type { Outcome } from "../../src/analysis/outcomes.ts";
import { OutcomeError, outcomeText, parseOutcome } from "../../src/analysis/outcomes.ts";
import { chunkOf, layout } from "../results/smallRun.ts";

describe("parseOutcome", () => {
  it.each<[string, Outcome]>([
    ["outOfWork@7", { kind: "at", series: "outOfWork", day: 7 }],
    [" outOfWork.region.MI @ 30 ", { kind: "at", series: "outOfWork.region.MI", day: 30 }],
    ["peak(outOfWork)", { kind: "peak", series: "outOfWork" }],
    ["peakDay( outOfWork.stage.graphite-anode )", { kind: "peakDay", series: "outOfWork.stage.graphite-anode" }],
    ["sum(unmade.endUse.vehicles)", { kind: "sum", series: "unmade.endUse.vehicles" }],
    ["dayOf(outOfWork >= 100000)", { kind: "dayOf", series: "outOfWork", comparison: ">=", value: 100_000 }],
    ["dayOf(output.stage.cell<0.5)", { kind: "dayOf", series: "output.stage.cell", comparison: "<", value: 0.5 }],
    ["dayOf(outOfWork > 1e5)", { kind: "dayOf", series: "outOfWork", comparison: ">", value: 100_000 }],
    ["dayOf(cover.slot.anode <= -1.5)", { kind: "dayOf", series: "cover.slot.anode", comparison: "<=", value: -1.5 }],
    ["mean(output.stage.cell, -3, 27)", { kind: "over", of: "mean", series: "output.stage.cell", from: -3, to: 27 }],
    ["sum( outOfWork , 0 , 6 )", { kind: "over", of: "sum", series: "outOfWork", from: 0, to: 6 }],
    ["max(outOfWork, 3, 3)", { kind: "over", of: "max", series: "outOfWork", from: 3, to: 3 }],
    ["min(outOfWork, -0, 3)", { kind: "over", of: "min", series: "outOfWork", from: 0, to: 3 }],
    ["longest(stopped.stage.cell >= 1)", { kind: "longest", series: "stopped.stage.cell", comparison: ">=", value: 1 }],
    ["unpaid(outOfWork, 27, 40)", { kind: "unpaid", series: "outOfWork", from: 27, to: 40 }],
  ])("reads %s", (text, outcome) => {
    expect(parseOutcome(text)).toEqual(outcome);
    expect(parseOutcome(outcomeText(outcome))).toEqual(outcome);
  });

  it.each([
    ["", "write series@day"],
    ["outOfWork", "write series@day"],
    ["outOfWork@", "write series@day"],
    ["outOfWork@-1", "write series@day"],
    ["outOfWork@7.5", "write series@day"],
    ["outOfWork@123456", "write series@day"],
    ["7@7", "write series@day"],
    [".outOfWork@7", "write series@day"],
    ["outOfWork..stage@7", "write series@day"],
    ["peak(outOfWork", "write series@day"],
    ["peak(outOfWork) + 1", "write series@day"],
    ["largest(outOfWork)", 'no function "largest"; there are peak, peakDay, sum, mean'],
    ["max(outOfWork)", "max needs a first and a last day"],
    ["mean(outOfWork, 5, 2)", "day 5 is after day 2"],
    ["longest(outOfWork)", "longest needs a comparison"],
    ["dayOf(outOfWork)", "dayOf needs a comparison"],
    ["dayOf(outOfWork == 5)", "write series@day"],
    ["unpaid(outOfWork, 40, 27)", "day 40 is after day 27"],
    ["dayOf(outOfWork >= 100,000)", "write series@day"],
    ["dayOf(outOfWork >= 1e999)", "write series@day"],
    ["constructor(process.exit)", 'no function "constructor"'],
    ["outOfWork@7; process.exit(1)", "write series@day"],
    ["x".repeat(100_000), "too long"],
  ])("refuses %s", (text, words) => {
    expect(() => parseOutcome(text)).toThrow(OutcomeError);
    expect(() => parseOutcome(text)).toThrow(words);
  });

  it("gives an outcome or an OutcomeError, whatever is written", () => {
    const pieces = fc.array(
      fc.constantFrom("outOfWork", "peak", "dayOf", "(", ")", "@", ">=", "<", "7", "-", ".", " ", "1e5"),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join("")),
        ),
        (text) => {
          try {
            expect(parseOutcome(outcomeText(parseOutcome(text)))).toEqual(parseOutcome(text));
          } catch (error) {
            expect(error).toBeInstanceOf(OutcomeError);
          }
        },
      ),
    );
  });
});

describe("evaluateOutcome", () => {
  // Two replications over four days: 0, 5, 9, 9 and 3, 1, 0, 2.
  const values = [0, 3, 5, 1, 9, 0, 9, 2];
  const of = (text: string) => [0, 1].map((local) => evaluateOutcome(parseOutcome(text), values, 2, local));

  it.each([
    ["x@2", [9, 0]],
    ["peak(x)", [9, 3]],
    ["peakDay(x)", [2, 0]],
    ["sum(x)", [23, 6]],
    ["dayOf(x >= 5)", [1, null]],
    ["dayOf(x > 5)", [2, null]],
    ["dayOf(x <= 0)", [0, 2]],
    ["dayOf(x < 0)", [null, null]],
    ["mean(x, 1, 3)", [23 / 3, 1]],
    ["sum(x, 1, 2)", [14, 1]],
    ["max(x, 0, 1)", [5, 3]],
    ["min(x, 1, 3)", [5, 0]],
    ["mean(x, -4, 3)", [23 / 8, 6 / 8]],
    ["longest(x >= 5)", [3, 0]],
    ["longest(x < 3)", [1, 3]],
  ])("finds %s", (text, expected) => {
    expect(of(text)).toEqual(expected);
  });
});

describe("outcomeColumn", () => {
  it("gives every replication what evaluateOutcome gives it", () => {
    const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, days]) =>
        fc.tuple(fc.constant(width), fc.array(cell, { minLength: width * days, maxLength: width * days })),
      );
    fc.assert(
      fc.property(block, ([width, values]) => {
        for (const text of ["x@0", "sum(x)", "peak(x)", "peakDay(x)"]) {
          const outcome = parseOutcome(text);
          const each = Array.from({ length: width }, (_, local) => evaluateOutcome(outcome, values, width, local)! + 0);
          expect(
            [...outcomeColumn(outcome, values, width)!].map((n) => n + 0),
            text,
          ).toEqual(each);
        }
      }),
    );
    for (const text of ["dayOf(x > 1)", "longest(x > 1)", "mean(x, 0, 0)", "unpaid(x, 1, 2)"])
      expect(outcomeColumn(parseOutcome(text), [0, 1], 1)).toBeNull();
  });
});

describe("days before day 0", () => {
  it("are days of rest: nobody out, output and price whole", () => {
    const of = (text: string) => evaluateOutcome(parseOutcome(text), [0, 0.5], 1, 0);
    expect(of("mean(output.stage.cell, -2, 1)")).toBe(2.5 / 4);
    expect(of("min(price.product.anode, -1, 0)")).toBe(0);
    expect(of("max(price.product.anode, -1, 1)")).toBe(1);
    expect(of("max(outOfWork, -1, 1)")).toBe(0.5);
  });
});

describe("parseDatedOutcome", () => {
  const read = (text: string) => outcomeText(parseDatedOutcome(text, "1996-03-05"));

  it.each([
    ["outOfWork@7", "outOfWork@7"],
    ["outOfWork@1996-03-12", "outOfWork@7"],
    ["unpaid(outOfWork.region.US, 1996-03-10, 1996-03-16)", "unpaid(outOfWork.region.US, 5, 11)"],
    ["mean(output.stage.assembly, 1996-03)", "mean(output.stage.assembly, -4, 26)"],
    ["mean(output.stage.assembly, 1996-12)", "mean(output.stage.assembly, 271, 301)"],
    // The two weeks that hold 12 April 1996, a Friday, end on Saturday the 13th.
    ["unpaid(outOfWork, 1996-04)", "unpaid(outOfWork, 26, 39)"],
  ])("reads %s as %s", (text, days) => {
    expect(read(text)).toBe(days);
  });

  it("finds nobody out in the pay period of the run's first month where that lies before the run", () => {
    const outcome = parseDatedOutcome("unpaid(outOfWork, 2019-09)", "2019-09-16");
    expect(outcomeText(outcome)).toBe("unpaid(outOfWork, -15, -2)");
    expect(evaluateOutcome(outcome, [7, 7], 1, 0)).toBe(0);
  });

  it.each([
    ["outOfWork@1996-03-04", "before day 0"],
    ["outOfWork@1996-02-30", "there is no day 1996-02-30"],
    ["mean(outOfWork, 1996-13)", "there is no day 1996-13-01"],
    ["unpaid(outOfWork, 1996-02)", "over before the run begins, on 1996-03-05"],
    ["outOfWork@soon", "write series@day"],
  ])("refuses %s", (text, words) => {
    expect(() => read(text)).toThrow(OutcomeError);
    expect(() => read(text)).toThrow(words);
  });
});

describe("collectOutcomes", () => {
  const outcomes = ["outOfWork@3", "dayOf(outOfWork >= 20)"].map(parseOutcome);
  const views = (failures: number[] = []) =>
    [0, 1, 2].map((index) => {
      const chunk = chunkOf(index, 10);
      const failed = failures.filter((k) => k >= chunk.first && k < chunk.first + chunk.replications);
      return viewChunk(layout, {
        ...chunk,
        failures: failed.map((replication) => ({ replication, message: "broken" })),
      });
    });

  it("follows the replications through the chunks", () => {
    const { numbers, columns } = collectOutcomes(layout, views(), outcomes);
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(columns.get("outOfWork@3")).toEqual(numbers.map((k) => 3 * (k + 1)));
    expect(columns.get("dayOf(outOfWork >= 20)")).toEqual([null, null, null, null, null, null, 3, 3, 3, 2]);
  });

  it("leaves failed replications out", () => {
    const { numbers, columns } = collectOutcomes(layout, views([0, 5, 9]), outcomes);
    expect(numbers).toEqual([1, 2, 3, 4, 6, 7, 8]);
    expect(columns.get("outOfWork@3")).toEqual([6, 9, 12, 15, 21, 24, 27]);
  });

  it("names the nearest series, or the last day, when it is asked for what is not there", () => {
    const ask = (text: string) => () => collectOutcomes(layout, views(), [parseOutcome(text)]);
    expect(ask("outofwork@3")).toThrow('no series "outofwork" in this run; did you mean "outOfWork"?');
    expect(ask("quarks@3")).toThrow("there are outOfWork, outOfWorkDirect");
    expect(ask("outOfWork@4")).toThrow("day 4 is not in this run; give 0 to 3");
    expect(ask("mean(outOfWork, 0, 4)")).toThrow("day 4 is not in this run; give at most 3");
  });
});
