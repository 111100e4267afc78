import { expect, it } from "vitest";
import { countOf, inSentence, spoken } from "../../src/report/words.ts";

it("names of the files become words that can be read out", () => {
  expect(spoken("cellCoverDays")).toBe("cell cover days");
  expect(spoken("payInstallerUsdPerWeek")).toBe("pay installer USD per week");
  expect(spoken("usAnodeShare")).toBe("US anode share");
  expect(spoken("useByOthers")).toBe("use by others");
  expect(spoken("all others together")).toBe("all others together");
});

it("in a sentence only what is Chinese keeps its capital", () => {
  expect(inSentence("chinese-anode-material")).toBe("Chinese anode material");
  expect(inSentence("other-cells")).toBe("other cells");
});

it("none and all are words", () => {
  expect([0, 1, 15].map((count) => countOf(count, 15, "plants"))).toEqual([
    "None of the 15 plants",
    "1 of the 15 plants",
    "All 15 plants",
  ]);
});
