import { describe, expect, it } from "vitest";
import { viewChunk } from "../../src/analysis/chunkView.ts";
import { makeLaneSimulator } from "../../src/engine/lanes/simulate.ts";
import { layoutOf, lookingAt, recordingOnly } from "../../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../../src/engine/run.ts";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";

const DAYS = 41;
const REPLICATIONS = 5;
const NAMES = ["outOfWork", "outOfWorkDirect", "furloughed"];
/** Days 20 and 40 are working days, 34 is a day off, and so is the day before it. */
const LOOKED = [20, 34, 40];
const calendar = { daysOff: [5, 6, 12, 13, 19, 26, 27, 33, 34], yearDays: 365 };
const module = compileDay(4);

describe("a run that is looked at on some days", () => {
  it("has on those days what the whole run has, in both engines and on days off, and nothing on others", () => {
    let people = 0;
    for (const seed of ["looked-1", "looked-2", "looked-3"]) {
      const { files } = randomWorld(seed);
      const economy = buildEconomy(files);
      const controls = randomControls(seed, files, DAYS);
      const experiment = { economy, factors: files.factors, controls, seed, calendar };
      const whole = layoutOf(economy, DAYS, []);
      const narrow = lookingAt(whole, NAMES, LOOKED);
      expect(narrow.series.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
      const run = (layout: typeof whole, lanes: boolean) => {
        const chunk = allocateChunk(layout, 0, 0, REPLICATIONS);
        const engine = lanes ? makeLaneSimulator(module, experiment, layout) : makeSimulator(experiment, layout);
        expect(engine.runChunk(chunk)).toEqual([]);
        return viewChunk(layout, chunk);
      };
      const expected = run(whole, false);
      // Some series on all days: what adds up over the days does not grow on a day off.
      const sums = whole.series.flatMap(({ name }) => (/^(lost|unmade)\./.test(name) ? [name] : []));
      const few = recordingOnly(whole, economy, [...NAMES, ...sums]);
      expect(few.series.length).toBe(NAMES.length + sums.length);
      const [household] = whole.series.filter(({ name }) => name.startsWith("households."));
      if (household !== undefined) expect(recordingOnly(whole, economy, ["outOfWork", household.name])).toBe(whole);
      for (const lanes of [false, true]) {
        const some = run(few, lanes);
        for (const { name } of few.series) expect([name, some.series(name)]).toEqual([name, expected.series(name)]);
      }
      for (const lanes of [false, true]) {
        const found = run(narrow, lanes);
        for (const name of NAMES) {
          const [all, some] = [expected.series(name), found.series(name)];
          for (let day = 0; day < DAYS; day++)
            for (let at = day * REPLICATIONS; at < (day + 1) * REPLICATIONS; at++) {
              expect(some[at]).toBe(LOOKED.includes(day) ? all[at] : 0);
              people += some[at]!;
            }
        }
      }
    }
    expect(people).toBeGreaterThan(0);
  });

  it("is refused of series that are no people, are not there or tell of earlier days", () => {
    const layout = layoutOf(buildEconomy(randomWorld("looked-1").files), DAYS, []);
    const [real] = layout.series.filter(({ kind }) => kind === "real");
    const [ever] = layout.series.filter(({ name }) => name.startsWith("everStopped."));
    for (const name of [real!.name, ever!.name, "nothing"])
      expect(() => lookingAt(layout, ["outOfWork", name], [7])).toThrow(name);
  });
});
