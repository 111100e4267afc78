import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { jsonSchema } from "../../src/scenario/schema.ts";
import { type Answer, lines, runout } from "./runout.ts";

const clone = fileURLToPath(new URL("../../", import.meta.url));
const scenarios = readdirSync(`${clone}scenarios`).filter((file) => file.endsWith(".yaml"));

describe("world --json", () => {
  it("is one JSON document that holds the world's totals, and nothing else", async () => {
    const { code, stdout, stderr } = await runout(clone, "world", "three-firm-chain", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ name: "three-firm-chain", counts: { people: 1700 } });
  }, 30_000);
});

describe.each(["us-battery-2026", "scenarios/worlds/three-firm-chain"])("world %s in a pipe", (name) => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await runout(clone, "world", name);
  }, 30_000);

  it("keeps to 80 columns, without colour and without blanks at line ends", () => {
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    expect(lines(answer.stdout).filter((line) => line.length > 80)).toEqual([]);
    expect(answer.stdout).not.toContain("\u001b");
    expect(answer.stdout).not.toContain(" \n");
  });

  it("has no part for what the world does not have, and no number that is none", () => {
    expect(answer.stdout).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(answer.stdout.includes("was fitted")).toBe(name === "us-battery-2026");
    expect(answer.stdout).not.toMatch(/\n\n\n/);
  });
});

describe("what the project ships", () => {
  it("is valid, every scenario and every world", async () => {
    const worlds = ["worlds", "backtests"].flatMap((kind) =>
      readdirSync(`${clone}scenarios/${kind}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `scenarios/${kind}/${name}`),
    );
    const files = [...scenarios.map((file) => `scenarios/${file}`), ...worlds];
    const { code, stdout, stderr } = await runout(clone, "validate", ...files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(lines(stdout).map((line) => line.split(": ")[0])).toEqual(files.map((file) => `ok  ${file}`));
  }, 60_000);

  it("has the editor schema that the code would print", async () => {
    const kept = readFileSync(`${clone}scenarios/scenario.schema.json`, "utf8");
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
    expect((await runout(clone, "validate", "--schema")).stdout).toBe(kept);
  }, 30_000);

  it.each(scenarios)("tells editors on the first line of %s which schema it follows", (file) => {
    expect(lines(readFileSync(`${clone}scenarios/${file}`, "utf8"))[0]).toBe(
      "# yaml-language-server: $schema=scenario.schema.json",
    );
  });
});
