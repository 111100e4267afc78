import { expect, it } from "vitest";
import { errorWords } from "../../src/report/brief/choose.ts";
import type { PageBlock, Triple } from "../../src/report/brief/pageData.ts";

const block = (lost: Triple, years: Triple | null) => ({ lost, years }) as PageBlock;

it("a brief says how wide its intervals are by what they are of, and how many hold nothing", () => {
  // Halves of the intervals: 10, 20 and 30 % of what is lost; 50, 25 and 200 % of what is saved. -10 to 30 holds nothing.
  const blocks = [
    block([100, 90, 110], null),
    block([100, 80, 120], [40, 20, 60]),
    block([100, 70, 130], [-80, -100, -60]),
    block([100, 80, 120], [10, -10, 30]),
  ];
  expect(errorWords({ blocks })).toBe(
    "In the median combination the mean of job-years lost is known to within 20 %, that of job-years saved to within 50 %, and 1 of 3 savings cannot be told from nothing (90 % intervals); to halve that takes four times the worlds.",
  );
  expect(errorWords({ blocks: [block([0, 0, 0], null)] })).toBe("");
});
