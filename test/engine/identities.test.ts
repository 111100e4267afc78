import { describe, expect, it } from "vitest";
import { runDay } from "../../src/engine/day.ts";
import { checkDay, openLedger, takeStock } from "../../src/engine/identities.ts";
import { audit } from "../../src/engine/tally/audit.ts";
import type { Tally } from "../../src/engine/tally/tally.ts";
import type { Block } from "../../src/world/block.ts";
import { CAUSES, SEVERAL } from "../../src/world/causes.ts";
import { begin, cut } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";

/** A day of a stopped cell maker, falsified before it is checked. */
function checked(falsify: (block: Block) => void) {
  const files = oneCellMaker({ stage: { processDays: 3 }, regime: { furloughLagDays: 1, keptShare: 0.3 } });
  const { economy, world, block, run } = begin(files, {
    controls: [cut(["anode-abroad"], { goodsAtSeaStopped: 0.5 })],
  });
  run(25);
  const ledger = openLedger(economy);
  takeStock(economy, block, ledger);
  runDay(world, block, 25);
  falsify(block);
  const tally = { faults: new Float64Array(1) } as Tally;
  audit(world, block, tally, 0);
  return { check: () => checkDay(economy, block, ledger, 25), faults: tally.faults[0] };
}

/** Gives the first site several causes, and so many people of the first of them. */
function mixed(block: Block, people: number): void {
  block.soleCause.set([SEVERAL]);
  block.outByCause.set([people]);
}

describe("the identities", () => {
  it("hold on an honest day", () => {
    const { check, faults } = checked(() => {});
    expect(check).not.toThrow();
    expect(faults).toBe(0);
  });

  it.each<[string, (block: Block) => void, RegExp]>([
    ["a person too many", (block) => block.furloughed.set([block.furloughed[0] + 1]), /people in one state/],
    ["half a person", (block) => block.separated.set([0.5]), /whole people/],
    ["a negative count", (block) => block.noticed.set([-1]), /whole people/],
    ["people who are no number", (block) => block.placed.set([Number.NaN]), /whole people/],
    ["a negative stock", (block) => block.stockUnits.set([-1e-9]), /stockUnits is finite and not negative/],
    ["a stock that is no number", (block) => block.stockUnits.set([Number.NaN]), /stockUnits/],
    ["an infinite target", (block) => block.targetUnits.set([Infinity]), /targetUnits/],
    ["goods shipped to nobody", (block) => block.shippedUnits.set([block.shippedUnits[0] + 1e-3]), /deliveries sum/],
    ["goods out of nothing", (block) => block.finishedUnits.set([block.finishedUnits[0] + 1e-3]), /mass/],
    ["stock used and not booked", (block) => block.stockUnits.set([block.stockUnits[0] + 1e-3]), /mass/],
    ["goods lost at sea", (block) => block.transitGapUnits.set([block.transitGapUnits[0] - 1e-3]), /mass/],
    ["process that leaks", (block) => block.processGapUnits.set([block.processGapUnits[0] + 1e-3]), /mass/],
    ["more moved to other lines than work", (block) => block.redeployed.set([101]), /redeployed are at work/],
    ["work sharers who work full hours", (block) => block.workShared.set([101]), /work sharers/],
    ["a cause too many", (block) => mixed(block, 1), /causes sum/],
    ["half a person of a cause", (block) => mixed(block, 0.5), /whole people by cause/],
    ["people of a cause that there is not", (block) => block.soleCause.set([CAUSES]), /causes sum/],
    ["precaution beyond a whole", (block) => block.precautionShare.set([1.5]), /precaution is a share/],
    ["an infinite receipt", (block) => block.receivedUnits.set([Infinity]), /receivedUnits/],
  ])("notice %s", (_, falsify, message) => {
    const { check, faults } = checked(falsify);
    expect(check).toThrow(message);
    // The audit in lanes knows all but the sums over the whole chain.
    expect(faults).toBe(message.source === "mass" ? 0 : 1);
  });

  it("say where and when, with both numbers", () => {
    expect(checked((block) => block.furloughed.set([block.furloughed[0] + 1])).check).toThrow(
      /at cells on day 25: 101 instead of 100/,
    );
  });
});
