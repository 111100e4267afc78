import { expect, it } from "vitest";
import { ModelError } from "../../src/engine/modelError.ts";
import { proveRest } from "../../src/engine/twin.ts";
import { begin, changedColumns, copyOf } from "../harness.ts";
import { threeFirms } from "../namedWorlds.ts";

it("passes over a world at rest and leaves it as it was", () => {
  const { economy, block } = begin(threeFirms(1, 2, 3));
  const before = copyOf(block);
  expect(() => proveRest(economy, block, copyOf(block))).not.toThrow();
  expect(changedColumns(before, block)).toEqual([]);
});

it("notices a stock that is off by a part in a million millions", () => {
  const { economy, block } = begin(threeFirms(1, 2, 3));
  block.stockUnits[1] *= 1 - 1e-12;
  expect(() => proveRest(economy, block, copyOf(block))).toThrow(ModelError);
});

it("names the column, the row and both numbers", () => {
  const { economy, block } = begin(threeFirms(1, 2, 3));
  block.demandUnits[2] = 99;
  expect(() => proveRest(economy, block, copyOf(block))).toThrow(/demandUnits.*row 2.*100 instead of 99/);
});
