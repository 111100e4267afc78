import { expect, it } from "vitest";
import { seedKey } from "../../src/numbers/luck.ts";
import { luckOf } from "../../src/world/luck.ts";

it("remembers keys without changing a draw: asked again, in any order, by another worker", () => {
  const one = luckOf(seedKey("x"));
  const two = luckOf(seedKey("x"));
  const names = Array.from({ length: 20 }, (_, n) => `site-${n}`);
  const forward = names.map((name) => one(3)("cover", name));
  for (const name of names) one(4)("lag", name);
  const backward = [...names].reverse().map((name) => two(3)("cover", name));
  expect(backward.reverse()).toEqual(forward);
  expect(names.map((name) => one(3)("cover", name))).toEqual(forward);
});

it("differs between replications, streams and names", () => {
  const luck = luckOf(seedKey("x"));
  const draws = [luck(0)("a", "b"), luck(1)("a", "b"), luck(0)("a", "c"), luck(0)("b", "b")];
  expect(new Set(draws).size).toBe(4);
});
