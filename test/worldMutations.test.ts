import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../src/engine/run.ts";
import { causesOf } from "../src/levers/causes.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { checkAgainstWorld } from "../src/scenario/againstWorld.ts";
import { ScenarioError } from "../src/scenario/errors.ts";
import { readScenario } from "../src/scenario/load.ts";
import { readWorldFiles } from "../src/scenario/worldFiles.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { memoryReader } from "./scenario/smallScenario.ts";
import { readerOf } from "./scenario/smallWorld.ts";
import { damage } from "./worldMutations.ts";

const DAYS = 4;

/** A world, a scenario on it and the scenario's feeds, as texts: those of the world under `world/`. */
function texts(world: string, scenario: string): Record<string, string> {
  const folder = `scenarios/worlds/${world}`;
  const own = readdirSync(folder).filter((file) => /\.(csv|yaml)$/.test(file));
  const beside = readdirSync("scenarios").filter((file) => file === `${scenario}.yaml` || file === `${scenario}.csv`);
  return Object.fromEntries([
    ...own.map((file) => [`world/${file}`, readFileSync(`${folder}/${file}`, "utf8")]),
    // What a scenario extends lies in the world's folder and is read by its path in the tree.
    ...(existsSync(`${folder}/options.yaml`)
      ? [[`tree/worlds/${world}/options.yaml`, readFileSync(`${folder}/options.yaml`, "utf8")]]
      : []),
    ...beside.map((file) => [`tree/${file}`, readFileSync(`scenarios/${file}`, "utf8")]),
  ]);
}

/** What a damaged world comes to: the one error of its user, or a run of a few days in which every number is one. */
function outcome(files: Readonly<Record<string, string>>, scenario: string): "error" | "run" {
  try {
    const inWorld = Object.entries(files).flatMap(([file, text]) =>
      file.startsWith("world/") ? [[file.slice(6), text]] : [],
    );
    const world = readWorldFiles(readerOf(Object.fromEntries(inWorld)), "world");
    const loaded = readScenario(`tree/${scenario}.yaml`, memoryReader(files));
    checkAgainstWorld(loaded, world);
    const economy = buildEconomy(world);
    const experiment = { ...experimentOf(world, loaded.scenario), economy };
    const layout = layoutOf(economy, DAYS, [1], causesOf(experiment.controls, experiment.feeds));
    const chunk = allocateChunk(layout, 0, 0, 1);
    expect(makeSimulator(experiment, layout, 1).runChunk(chunk)).toEqual([]);
    expect([...chunk.real, ...chunk.people].every(Number.isFinite)).toBe(true);
    return "run";
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.message).not.toMatch(/[\n\r]/);
    expect(error.file).toMatch(/^(world|tree)\//);
    expect([error.problem, error.remedy]).not.toContain("");
    return "error";
  }
}

describe("a world with one file damaged", () => {
  it.each([
    ["toy-bikes", "toy-permits", 150],
    ["toy-bikes", "toy-strike", 150],
    ["three-firm-chain", "three-firm-cutoff", 190],
    ["us-battery-2026", "graphite-cutoff", 10],
  ] as const)(
    "is refused with one error or runs: %s under %s, %i times",
    (world, scenario, times) => {
      const whole = texts(world, scenario);
      expect(outcome(whole, scenario)).toBe("run");
      const told = { error: 0, run: 0 };
      const broken: string[] = [];
      for (let n = 0; n < times; n++) {
        const { what, file, text } = damage(`${scenario}-${n}`, whole);
        const { [file]: _, ...others } = whole;
        try {
          told[outcome(text === null ? others : { ...others, [file]: text }, scenario)]++;
        } catch (error) {
          broken.push(`${scenario}-${n}, ${what} in ${file}: ${String(error).slice(0, 300)}`);
        }
      }
      expect(broken).toEqual([]);
      expect(told.error).toBeGreaterThan(times / 4);
      if (times > 100) expect(told.run).toBeGreaterThan(times / 20);
    },
    120_000,
  );
});
