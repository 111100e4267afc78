import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { day } from "../engine/day.ts";
import type { LaneModule } from "../engine/lanes/module.ts";
import { describe } from "../numbers/columns.ts";
import { declareBlock } from "../world/block.ts";
import { declareWorld } from "../world/tables.ts";
import type { Container } from "./columns.ts";
import { compileLanes } from "./compile.ts";
import type { KernelSource } from "./source.ts";

/** Parameters of the engine's phases, by type. */
export const containers: readonly Container[] = [
  {
    type: "World",
    name: "world",
    spread: "uniform",
    columns: describe(declareWorld),
    sizes: ["controlGroups"],
  },
  { type: "Block", name: "block", spread: "varying", columns: describe(declareBlock) },
];

/** World columns that give each site or link its own row of another table. */
export const owners: readonly string[] = ["world.processRow", "world.originRow"];

/** Sources of everything that phases are made of, with paths as their imports say them. */
export function daySources(): KernelSource[] {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const read = (path: string): KernelSource => ({ path, text: readFileSync(`${root}${path}`, "utf8") });
  const phases = readdirSync(`${root}engine/phases`).filter((file) => file.endsWith(".ts"));
  return [
    ...phases.sort().map((file) => read(`engine/phases/${file}`)),
    read("engine/kernel.ts"),
    read("world/block.ts"),
    read("world/tables.ts"),
  ];
}

/** Compiles the engine's day. @throws LaneError */
export function compileDay(lanes: number): LaneModule {
  return compileLanes({ sources: daySources(), containers, phases: day, owners, lanes });
}
