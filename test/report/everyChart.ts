import { beforeAll, describe, expect, it } from "vitest";
import { chartKinds } from "../../src/report/charts/index.ts";
import { type AbsentChart, type DrawnChart, gather } from "../../src/report/gather.ts";
import { openRuns, type RunData } from "../../src/report/runData.ts";
import { expectFits, expectStable, expectWords } from "./drawn.ts";

/** What holds of every chart of two runs. They are tested with the report, so that the runs are made once. */
export function testCharts(folders: () => readonly string[]): void {
  let runs: RunData[] = [];
  let charts: DrawnChart[] = [];
  let absent: AbsentChart[] = [];
  beforeAll(async () => {
    runs = openRuns(folders());
    ({ charts, absent } = await gather(runs));
  });

  describe("every chart", () => {
    it("is there for the premises of the flagship, but for those that other commands make", () => {
      const names = new Set(
        charts.filter(({ run }) => run === null || run.letter === "A").map(({ kind }) => kind.name),
      );
      const missing = chartKinds.filter(({ name }) => !names.has(name));
      expect(missing.filter(({ of }) => of !== "place").map(({ name }) => name)).toEqual(["scope"]);
      for (const { why } of absent.filter(({ kind }) => kind.of === "place")) expect(why).toMatch(/runout [a-z]+/);
    });

    it.each([376, 800, 1600])(
      "is not blank, and no text is cut off or covers another, at %i px",
      async (width) => {
        for (const { chart } of charts) await expectFits(chart, width);
      },
      120_000,
    );

    it("the same at 400 px, has the same bytes when it is drawn again, and can be turned dark", async () => {
      for (const { chart } of charts) await expectStable(chart, 400, await expectFits(chart, 400));
    }, 120_000);

    it("says in words and numbers what it shows, and has no number that is none", () => {
      for (const { chart } of charts) {
        expectWords(chart);
        expect(chart.notes, chart.id).toMatch(/64 replications/);
      }
    });
  });
}
