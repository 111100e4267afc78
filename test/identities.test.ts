import { describe, expect, it } from "vitest";
import { edgeWorld } from "./edgeWorld.ts";
import { runChecked } from "./harness.ts";
import { randomShock } from "./randomShock.ts";
import { randomControls, randomWorld } from "./randomWorld.ts";

const WORLDS = 200;
const TEN_YEAR_WORLDS = 2;

describe("people, shares, deliveries and mass", () => {
  it("close on every day of 200 random worlds under random controls, outages and model forms, and most of these worlds lose work", () => {
    const failures: string[] = [];
    let losers = 0;
    for (let n = 0; n < WORLDS; n++) {
      const seed = `identities-${n}`;
      const { files } = randomWorld(seed);
      const days = 80 + (n % 41);
      const shock = randomShock(seed, files, days);
      const run = runChecked(files, randomControls(seed, files, days), days, { seed, ...shock });
      failures.push(...run.failures.map((message) => `${seed}: ${message}`));
      if (Math.max(...Array.from(run.series("outOfWork"))) > 0) losers++;
    }
    expect(failures).toEqual([]);
    expect(losers).toBeGreaterThan(WORLDS / 2);
  }, 30_000);

  it("close on every day of ten years, in random worlds that blend, switch and ramp", () => {
    const failures: string[] = [];
    let found = 0;
    for (let n = 0; found < TEN_YEAR_WORLDS; n++) {
      const seed = `ten-years-${n}`;
      const { files } = randomWorld(seed);
      if (
        files.switching === null ||
        files.ramps.length === 0 ||
        files.fills.every(({ mixShare }) => mixShare === null)
      )
        continue;
      found++;
      const days = 3650;
      const run = runChecked(files, randomControls(seed, files, 400), days, {
        seed,
        ...randomShock(seed, files, days),
      });
      failures.push(...run.failures.map((message) => `${seed}: ${message}`));
    }
    expect(failures).toEqual([]);
  }, 30_000);

  it.each(["no stock", "no slack"] as const)(
    "close, from a rest that is exact, in 60 random worlds with %s",
    (edge) => {
      const failures: string[] = [];
      for (let n = 0; n < 60; n++) {
        const seed = `${edge}-${n}`;
        const files = edgeWorld(seed, edge);
        const run = runChecked(files, randomControls(seed, files, 80), 80, {
          seed,
          replications: 3,
          ...randomShock(seed, files, 80),
        });
        failures.push(...run.failures.map((message) => `${seed}: ${message}`));
      }
      expect(failures).toEqual([]);
    },
    30_000,
  );
});
