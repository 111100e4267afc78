import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { Command } from "commander";
import { suggest } from "../scenario/errors.ts";
import { buildEconomy } from "../world/economy.ts";
import { worldTotals } from "../world/totals.ts";
import { count } from "./amounts.ts";
import { EXIT, exitCode, explain, UsageError } from "./errors.ts";
import { table } from "./table.ts";
import { readWorld, worldFolders } from "./tree.ts";
import { formatText } from "./worldFormat.ts";
import { printWorld } from "./worldReport.ts";
import { printRows, tableRows } from "./worldRows.ts";
import { wrap } from "./wrap.ts";

interface WorldOptions {
  readonly json?: boolean;
  readonly table?: string;
  readonly format?: boolean;
}

export function worldCommand(): Command {
  return new Command("world")
    .summary("list the worlds, or add one up")
    .description("Prints a world's totals, tables, checks and chain; without a name, lists the worlds there are.")
    .argument("[name]", "name of a world, or the path of a world folder")
    .option("--json", "print one JSON document instead of tables")
    .option("--table <name>", "print the rows of one table, defaults filled in: sites, links, recipes, ...")
    .option("--format", "print what each table of a world may say, as Markdown")
    .addHelpText("after", "\nExamples:\n  runout world\n  runout world toy-bikes --table links")
    .action((name: string | undefined, options: WorldOptions) => {
      if (options.format) write(formatText());
      else if (name === undefined) listWorlds(options);
      else if (options.table !== undefined) {
        const files = readWorld(folderOf(name));
        write(options.json ? tableRows(files, options.table) : printRows(files, options.table));
      } else {
        const totals = worldTotals(buildEconomy(readWorld(folderOf(name))));
        write(options.json ? totals : printWorld(totals));
      }
    });
}

/** One line a world; one that cannot be read says so on stderr and does not hide the others. */
function listWorlds({ json }: WorldOptions): void {
  const worlds = [...worldFolders(treeHere())].sort().flatMap(([name, folder]) => {
    try {
      const { title, sites } = readWorld(folder);
      return [{ name, title, sites: sites.length, folder: relative(process.cwd(), folder) || "." }];
    } catch (error) {
      if (exitCode(error) !== EXIT.users) throw error;
      process.stderr.write(`${explain(error, false)}\n`);
      process.exitCode = EXIT.users;
      return [];
    }
  });
  const rows = worlds.map(({ name, title, sites, folder }) => [name, wrap(title, 30), count(sites), dirname(folder)]);
  write(json ? worlds : `${table(["world", "title", "named sites", "in"], rows, { right: [2] })}\n`);
}

/** The folder that a name or a path means. */
function folderOf(name: string): string {
  const worlds = worldFolders(treeHere());
  const known = worlds.get(name);
  if (known !== undefined) return known;
  if (basename(name) === "world.yaml" && existsSync(name)) return dirname(name);
  if (existsSync(name) && statSync(name).isDirectory()) return name;
  const isPath = name.includes("/") || name.includes(sep);
  const remedy = isPath ? "give the folder of a world.yaml" : suggest(name, [...worlds.keys()].sort(), "world");
  throw new UsageError(`there is no ${isPath ? "folder" : "world"} ${JSON.stringify(name)}; ${remedy}`);
}

/** The scenario tree one stands in, if any: `worlds/` here or in `scenarios/`. */
const treeHere = (): string | null => [".", "scenarios"].find((folder) => existsSync(join(folder, "worlds"))) ?? null;

const write = (answer: string | object): void => {
  process.stdout.write(typeof answer === "string" ? answer : `${JSON.stringify(answer, null, 2)}\n`);
};
