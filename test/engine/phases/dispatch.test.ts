import { expect, it } from "vitest";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";
import { randomControls, randomWorld } from "../../randomWorld.ts";

it("puts today's shipment on its way as a deviation from rest, in the ring of an origin and in the transit of the fill", () => {
  const { block, run } = begin(oneCellMaker({ transitDays: 3 }), {
    controls: [cut(["anode-abroad"], { startDay: 1 })],
  });
  run(1);
  expect([block.shippedGapUnits[0], block.transitGapUnits[0], block.shippedRing[0]]).toEqual([0, 0, 0]);
  run(1);
  expect([block.shippedGapUnits[0], block.transitGapUnits[0], block.shippedRing[1]]).toEqual([-100, -100, -100]);
});

it("keeps the books of every pipeline: what is missing in transit is what the ring says was not shipped", () => {
  for (let n = 0; n < 30; n++) {
    const { files } = randomWorld(`transit-${n}`);
    const trial = begin(files, { controls: randomControls(`transit-${n}`, files, 80), days: 80 });
    const { world, block } = trial;
    trial.run(80, (day) => {
      if (day % 13 !== 0) return;
      for (let fill = 0; fill < world.fills; fill++) {
        let gap = 0;
        for (let link = world.linkStart[fill]; link < world.linkStart[fill + 1]; link++) {
          const ring = world.originRow[link];
          if (ring < 0) gap += block.shippedGapUnits[link];
          else
            for (let ago = 0; ago < block.delayDays[ring]; ago++)
              gap += block.shippedRing[ring * 64 + ((day - ago) & 63)];
        }
        // What is not used at rest is measured by what its slot uses.
        const slot = world.fillStart.findLastIndex((first) => first <= fill);
        const site = world.slotStart.findLastIndex((first) => first <= slot);
        const scale = block.needPerUnit[slot] * block.restOutput[site] * 62 + 1e-6;
        expect(Math.abs(gap * block.slotUnitsPerUnit[fill] - block.transitGapUnits[fill])).toBeLessThanOrEqual(
          1e-9 * scale,
        );
      }
    });
  }
});
