import { describe, expect, it } from "vitest";
import { ScenarioError, show, suggest } from "../../src/scenario/errors.ts";

const said = { value: "x", problem: '"x" is wrong', remedy: "give y" };

describe("ScenarioError", () => {
  it("says place, subject, problem and remedy in one line", () => {
    const yaml = new ScenarioError({ file: "a.yaml", line: 3, column: 7 }, { key: "seed", ...said });
    expect(yaml.message).toBe('a.yaml:3:7: seed: "x" is wrong; give y');
    const cell = new ScenarioError({ file: "a.csv", line: 3, column: "share" }, said);
    expect(cell.message).toBe('a.csv:3: share: "x" is wrong; give y');
    expect(new ScenarioError({ file: "a.yaml" }, said).message).toBe('a.yaml: "x" is wrong; give y');
  });

  it("carries the same as fields", () => {
    const error = new ScenarioError({ file: "a.csv", line: 3, column: "share" }, said);
    expect(error).toMatchObject({ name: "ScenarioError", file: "a.csv", line: 3, column: "share", ...said });
    expect(error).toBeInstanceOf(Error);
  });

  it("lets no control character of a file name or key through to the terminal", () => {
    const error = new ScenarioError({ file: "a\u001b[31m.yaml" }, { key: "k\n", ...said });
    expect(error.message).not.toMatch(/\p{Cc}/u);
  });
});

describe("show", () => {
  it("quotes text on one line, cuts it, and names what is no single value", () => {
    expect(show("a\nb\u001b\u009b\u2028")).toMatch(/^"a\\nb\\u001b/);
    expect(show("a\nb\u001b\u009b\u2028")).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(show("x".repeat(1000)).length).toBeLessThan(70);
    expect([show(1.5), show(true), show(null), show([]), show([1]), show({})]).toEqual([
      "1.5",
      "true",
      "an empty value",
      "an empty list",
      "a list",
      "a map",
    ]);
  });

  it("shows a list that holds itself", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(show(list)).toBe("a list");
  });
});

describe("suggest", () => {
  it("offers the nearest word, else the first words there are", () => {
    expect(suggest("cel", ["cell", "pack"], "stage")).toBe('did you mean "cell"?');
    expect(suggest("x", ["cell", "pack"], "stage")).toBe("give a stage: cell, pack");
    expect(suggest("x", [], "stage")).toBe("there is no stage yet");
    const many = Array.from({ length: 20 }, (_, index) => `stage-${index}`);
    expect(suggest("x", many, "stage")).toMatch(/stage-11 or another of 20$/);
  });
});
