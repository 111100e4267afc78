import fc from "fast-check";
import { expect, it } from "vitest";
import type { Series } from "../../src/engine/series.ts";
import { bytesPerReplication, chunkReplications } from "../../src/montecarlo/chunkSize.ts";

const series = (people: number, real: number): Series[] =>
  [...Array(people).fill("people"), ...Array(real).fill("real")].map((kind, i) => ({
    name: `s${i}`,
    kind,
    unit: "1",
    meaning: "",
  }));

it("a chunk is 8 times a power of two, reaches 5 million site-days or 32 MB of values", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 1500 }),
      fc.integer({ min: 1, max: 300 }),
      (sites, days, people) => {
        const layout = { days, series: series(people, 20) };
        const size = chunkReplications(sites, layout);
        const bytes = bytesPerReplication(layout);
        expect(Number.isInteger(Math.log2(size / 8))).toBe(true);
        if (size > 8) {
          expect((size / 2) * sites * days).toBeLessThan(5e6);
          expect(size * bytes).toBeLessThanOrEqual(2 ** 25);
        }
        if (size * sites * days < 5e6) expect(2 * size * bytes).toBeGreaterThan(2 ** 25);
      },
    ),
  );
});

it("the flagship's 1,500 sites over a year make chunks of 16, three firms over 120 days chunks of 1,024", () => {
  expect(chunkReplications(1499, { days: 366, series: series(121, 82) })).toBe(16);
  // 27 x 4 + 10 x 8 + 6 bytes a day: 23.5 kB a replication.
  expect(chunkReplications(7, { days: 121, series: series(27, 10) })).toBe(1024);
});
