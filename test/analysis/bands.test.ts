import { describe, expect, it } from "vitest";
import type { Bands } from "../../src/analysis/bandColumns.ts";
import { bandBuilder, bandsOf, exactReplications } from "../../src/analysis/bands.ts";
import { uniforms } from "./uniforms.ts";

/** [day][replication]: day 0 all alike, day 1 the numbers 0 .. n - 1 in some order. */
function steps(n: number): Float64Array {
  const values = new Float64Array(2 * n).fill(7);
  // 7919 is a prime that does not divide the counts used here: every number comes once.
  for (let k = 0; k < n; k++) values[n + k] = (k * 7919) % n;
  return values;
}

function built(values: Float64Array, days: number, n: number, width: number): Bands {
  const builder = bandBuilder(days, n);
  for (let pass = 0; pass < builder.passes; pass++) {
    for (let first = 0; first < n; first += width) {
      const replications = Math.min(width, n - first);
      const block = Float64Array.from({ length: days * replications }, (_, i) => {
        return values[Math.floor(i / replications) * n + first + (i % replications)]!;
      });
      builder.add(
        { values: block, replications, sound: Array.from({ length: replications }, (_, local) => local) },
        pass,
      );
    }
  }
  return builder.bands();
}

describe("bands", () => {
  it("are exact up to 20,000 replications", () => {
    const bands = bandsOf(steps(101), 2, 101);
    expect([...bands.q05]).toEqual([7, 5]);
    expect([...bands.q50]).toEqual([7, 50]);
    expect([...bands.q95]).toEqual([7, 95]);
    expect([...bands.mean]).toEqual([7, 50]);
  });

  it("are the same in memory that other values were kept in before", () => {
    const room = Float64Array.from({ length: 2 * 101 }, (_, i) => 1000 - i);
    const builder = bandBuilder(2, 101, room);
    builder.add({ values: steps(101), replications: 101, sound: Array.from({ length: 101 }, (_, local) => local) }, 0);
    expect(builder.bands()).toEqual(bandsOf(steps(101), 2, 101));
  });

  it("are within one bin of the exact ones above, and exact on the heap at the least value", () => {
    const n = exactReplications + 1;
    const draw = uniforms(7);
    // Two days: 0 in 60 % of replications and up to 1,000 in the rest; and uniform on 0 .. 50,000.
    const values = Float64Array.from({ length: 2 * n }, (_, i) => {
      const u = draw();
      return i < n ? Math.max(0, Math.floor(2500 * (u - 0.6))) : 50_000 * u;
    });
    const sorted = [values.slice(0, n).sort(), values.slice(n).sort()];
    const bands = bandsOf(values, 2, n);
    expect([bands.q05[0], bands.q25[0], bands.q50[0]]).toEqual([0, 0, 0]);
    for (const [day, sample] of sorted.entries()) {
      const bin = (sample.at(-1)! - sample[0]!) / 4096;
      for (const [name, p] of [
        ["q75", 0.75],
        ["q95", 0.95],
      ] as const) {
        // The rank (n - 1) p may fall between two values, whose distance adds to that of a bin.
        const near = [sample[Math.floor((n - 1) * p)]!, sample[Math.ceil((n - 1) * p)]!];
        expect(bands[name][day]!).toBeGreaterThanOrEqual(near[0]! - bin);
        expect(bands[name][day]!).toBeLessThanOrEqual(near[1]! + bin);
      }
    }
  });

  it.each([500, exactReplications + 1])("of %i replications do not depend on how these are cut into chunks", (n) => {
    const values = steps(n);
    expect(built(values, 2, n, 64)).toEqual(bandsOf(values, 2, n));
    expect(built(values, 2, n, 8)).toEqual(bandsOf(values, 2, n));
  });

  it("leave out what is not sound, and refuse another number of replications than was announced", () => {
    const builder = bandBuilder(1, 2);
    builder.add({ values: [1, 1000, 3], replications: 3, sound: [0, 2] }, 0);
    expect([...builder.bands().q50]).toEqual([2]);
    expect(() => bandBuilder(1, 3).bands()).toThrow("bands of 3 replications were given 0");
    expect(() => bandBuilder(1, 0)).toThrow("without a sound replication");
  });
});
