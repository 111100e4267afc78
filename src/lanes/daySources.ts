import { readdirSync, readFileSync } from "node:fs";
import { declareMembers } from "../engine/tally/members.ts";
import { declareTally } from "../engine/tally/tally.ts";
import { describe } from "../numbers/columns.ts";
import { declareBlock } from "../world/block.ts";
import { declareWorld } from "../world/tables.ts";
import type { Container } from "./columns.ts";
import type { KernelSource } from "./source.ts";

/** Parameters of the engine's phases, by type. */
export const containers: readonly Container[] = [
  {
    type: "World",
    name: "world",
    spread: "uniform",
    columns: describe(declareWorld),
    sizes: [
      ...["sites", "fills"],
      ...["gates", "ratedGroups", "outageGroups", "demandGroups", "retentionGroups", "ramps"],
      ...["strikes", "markets", "switchingSlots"],
      ...["productionForm", "rationingForm", "labourForm", "ordersForm"],
    ],
  },
  { type: "Members", name: "members", spread: "uniform", columns: describe(declareMembers) },
  { type: "Block", name: "block", spread: "varying", columns: describe(declareBlock) },
  { type: "Tally", name: "tally", spread: "varying", columns: describe(declareTally) },
];

/** World columns that give each site, link or order of a company its own row of another table. */
export const owners: readonly string[] = ["world.processRow", "world.originRow", "world.peerOut"];

/** Sources of everything that phases and the books are made of, with paths as their imports say them. */
export function daySources(root = new URL("..", import.meta.url)): KernelSource[] {
  const read = (path: string): KernelSource => ({ path, text: readFileSync(new URL(path, root), "utf8") });
  const folder = (path: string) =>
    readdirSync(new URL(path, root))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
      .sort()
      .map((file) => read(`${path}/${file}`));
  return [
    ...folder("engine/phases"),
    ...folder("engine/tally"),
    read("engine/kernel.ts"),
    read("numbers/math.ts"),
    read("world/block.ts"),
    read("world/causes.ts"),
    read("world/cover.ts"),
    read("world/forms.ts"),
    read("world/tables.ts"),
  ];
}
