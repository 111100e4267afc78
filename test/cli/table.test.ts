import { describe, expect, it } from "vitest";
import { amount, count, counted, percent, points } from "../../src/cli/amounts.ts";
import { table } from "../../src/cli/table.ts";
import { wrap } from "../../src/cli/wrap.ts";

describe("table", () => {
  it("aligns columns without borders and flushes numbers right", () => {
    const rows = [
      ["x", "1", "y"],
      ["longer", "1,000", ""],
    ];
    expect(table(["a", "n", "b"], rows, { right: [1] })).toBe("a           n  b\nx           1  y\nlonger  1,000");
  });

  it("leaves out a head without words", () => {
    expect(table(["", ""], [["x", "y"]])).toBe("x  y");
  });

  it("keeps the lines of a cell in its column", () => {
    expect(table(["", ""], [["one\ntwo", "y"]])).toBe("one  y\ntwo");
  });
});

describe("wrap", () => {
  it("breaks between words only, and keeps to the width where words allow it", () => {
    expect(wrap("a bb ccc dddddddd e", 6)).toBe("a bb\nccc\ndddddddd\ne");
  });

  it("leaves the separator at the line's end and counts it", () => {
    expect(wrap("aa, bb, cc", 7, ", ")).toBe("aa, bb,\ncc");
  });
});

describe("numbers", () => {
  it("count people to the person and flows to four digits", () => {
    expect([count(115_340), amount(115_340), amount(0.9)]).toEqual(["115,340", "115,300", "0.9"]);
  });

  it("give nouns their plural", () => {
    expect([counted(1, "site"), counted(0, "site"), counted(2, "company")]).toEqual([
      "1 site",
      "0 sites",
      "2 companies",
    ]);
  });

  it("write shares in percent, to a tenth below ten, and never zero for what is not", () => {
    expect([0, 0.0001, 0.0004, 0.015, 0.0999, 0.625, 1].map(percent)).toEqual([
      "0 %",
      "<0.1 %",
      "<0.1 %",
      "1.5 %",
      "10 %",
      "63 %",
      "100 %",
    ]);
  });

  it("write differences of shares in points with their sign", () => {
    expect([0.22, -0.3, 0.004, -0.004].map(points)).toEqual(["+22", "-30", "0", "0"]);
  });
});
