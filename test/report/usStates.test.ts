import { expect, it } from "vitest";
import { fipsOf, statesFor } from "../../src/report/charts/usStates.ts";

it("finds states by codes that are text, those with a leading zero too", () => {
  const drawn = statesFor(800).features.map(({ properties }) => properties?.code);
  expect(fipsOf.AZ).toBe("04");
  expect(drawn.sort()).toEqual(Object.keys(fipsOf).sort());
  expect(drawn).toHaveLength(51);
});
