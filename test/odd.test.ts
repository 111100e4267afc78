import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { day } from "../src/engine/day.ts";
import { formWords } from "../src/scenario/forms.ts";
import { oddFile, oddTables, withTables } from "./odd.ts";

const text = readFileSync(oddFile, "utf8");

describe("the description of the model", () => {
  it("has the tables that the code declares; else run npm run odd", () => {
    for (const [name, rows] of Object.entries(oddTables())) expect(text, `table ${name}: npm run odd`).toContain(rows);
    expect(withTables(text)).toBe(text);
  });

  it("names every word of every model form", () => {
    for (const [form, words] of Object.entries(formWords)) {
      const row = text
        .split("### Model forms")[1]!
        .split("\n")
        .find((line) => line.startsWith(`| \`${form}\``));
      for (const word of words) expect(row).toContain(`\`${word}\``);
    }
  });

  it("has the seven elements of ODD, and what is left out", () => {
    const heads = text.match(/^## .*/gm)!.map((head) => head.slice(3));
    const elements = [
      "1. Purpose and patterns",
      "2. Entities, state variables and scales",
      "3. Process overview and scheduling",
      "4. Design concepts",
      "5. Initialization",
      "6. Input data",
      "7. Submodels",
    ];
    expect(heads.filter((head) => elements.includes(head))).toEqual(elements);
    expect(heads).toContain("What the model leaves out");
  });

  it("says in a sentence what each phase does, and that every column is one of three kinds", () => {
    const tables = oddTables();
    const rows = tables.phases!.split("\n").slice(2);
    expect(rows.length).toBe(day.length);
    for (const row of rows) expect(row.split(" | ")[2]!.length).toBeGreaterThan(15);
    const names = (table: string) =>
      table
        .split("\n")
        .slice(2)
        .map((row) => row.split("`")[1]!);
    const kinds = [...names(tables.state!), ...names(tables.parameters!), ...names(tables.levers!)];
    expect(new Set(kinds).size).toBe(
      kinds.length - names(tables.levers!).filter((name) => names(tables.state!).includes(name)).length,
    );
  });
});
