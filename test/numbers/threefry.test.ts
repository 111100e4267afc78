import { expect, it } from "vitest";
import { threefry } from "../../src/numbers/threefry.ts";

/** Known answers of Threefry2x32 with 20 rounds, as published with Random123 (file kat_vectors): counter, key, answer. */
const known = [
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
] as const;

it.each(known)("gives the published words for counter %i %i under key %i %i", (c0, c1, k0, k1, first, second) => {
  const out = new Uint32Array(2);
  threefry(k0, k1, c0, c1, out);
  expect([...out]).toEqual([first, second]);
});
