import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { ScenarioError } from "../scenario/errors.ts";
import { jsonSchema } from "../scenario/schema.ts";
import { counted } from "./amounts.ts";
import { isCapacity, openCapacity } from "./capacity/open.ts";
import { isCase, isPathCase, openCase, openPathCase } from "./cases.ts";
import { EXIT, exitCode, explain, UsageError } from "./errors.ts";
import { openScenario, readWorld } from "./tree.ts";

export function validateCommand(): Command {
  return new Command("validate")
    .summary("check scenarios and worlds")
    .description(
      "Reads scenario files and world folders with everything they use; says ok, or the first error of each.",
    )
    .argument("[file...]", "scenario files or world folders")
    .option("--schema", "print the JSON Schema of scenario files, for editors")
    .option(
      "--json",
      "print one JSON document: of each file whether it is good, what it is, or where it is wrong and what would do",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  runout validate scenarios/graphite-cutoff.yaml scenarios/worlds/us-battery-2026\n  runout validate --schema",
    )
    .action((files: readonly string[], options: { readonly schema?: boolean; readonly json?: boolean }) => {
      if (options.schema) process.stdout.write(schemaText());
      else if (files.length === 0) throw new UsageError("validate: give scenario files or world folders, or --schema");
      const found = files.map((file) => {
        const one = check(file);
        if (!options.json) say(one);
        return one;
      });
      if (found.some(({ error }) => error !== undefined)) process.exitCode = EXIT.users;
      if (options.json && files.length > 0)
        process.stdout.write(`${JSON.stringify({ files: found.map(foundJson) }, null, 2)}\n`);
    });
}

/** The JSON Schema of scenario files as scenarios/scenario.schema.json holds it. */
const schemaText = (): string => `${JSON.stringify(jsonSchema(), null, 2)}\n`;

/** What a file is, or what is wrong with it. */
interface Found {
  readonly file: string;
  readonly what?: string;
  readonly error?: unknown;
}

function check(file: string): Found {
  try {
    return { file, what: describe(file) };
  } catch (error) {
    if (exitCode(error) !== EXIT.users) throw error;
    return { file, error };
  }
}

/** One line on stdout for a good file, one on stderr for a bad one. */
function say({ file, what, error }: Found): void {
  if (error === undefined) process.stdout.write(`ok  ${file}: ${what}\n`);
  else process.stderr.write(`${explain(error, false)}\n`);
}

function foundJson({ file, what, error }: Found) {
  if (error === undefined) return { file, ok: true, what };
  if (!(error instanceof ScenarioError)) return { file, ok: false, message: (error as Error).message };
  const { message, file: in_, line, column, key, problem, remedy } = error;
  return { file, ok: false, message, in: in_, line, column, key, problem, remedy };
}

/** What a good file is. @throws ScenarioError or UsageError when it is not good */
function describe(file: string): string {
  const folder = basename(file) === "world.yaml" ? dirname(file) : file;
  if (existsSync(folder) && statSync(folder).isDirectory())
    // A back-test that uses a world of worlds/ has none of its own.
    return isCase(folder) && !existsSync(join(folder, "world.yaml")) ? describeCase(folder) : describeWorld(folder);
  const partOfWorld = existsSync(file) && existsSync(join(dirname(file), "world.yaml"));
  if (partOfWorld && basename(file) !== "scenario.yaml")
    throw new UsageError(`${file}: is a part of a world; give its folder, ${dirname(file)}`);
  if (existsSync(file) && isCapacity(file)) return describeCapacity(file);
  const { scenario } = openScenario(file).loaded;
  const parts = [
    `world ${scenario.world}`,
    `${counted(Object.keys(scenario.factors).length, "factor")} overridden`,
    counted(scenario.premises.length, "premise"),
    counted(scenario.controls.length, "control"),
  ];
  return `scenario ${scenario.name}, ${parts.join(", ")}`;
}

function describeCapacity(file: string): string {
  const { loaded, files } = openCapacity(file);
  const { name, world, programmes, from, until } = loaded.scenario;
  const parts = [counted(programmes.length, "programme"), counted(files.projects.length, "project")];
  return `capacity ${name}, world ${world}, ${from} to ${until}, ${[...parts, counted(files.factors.length, "factor")].join(", ")}`;
}

function describeCase(folder: string): string {
  if (isPathCase(folder)) {
    const { targets } = openPathCase(folder);
    return `back-test of ${describeCapacity(join(folder, "scenario.yaml"))}, ${counted(targets.length, "target")}`;
  }
  const { scenario, targets } = openCase(folder);
  return `back-test ${scenario.name}, world ${scenario.world}, ${counted(targets.length, "target")}`;
}

function describeWorld(folder: string): string {
  const { name, sites, origins, links, factors } = readWorld(folder);
  const parts = [counted(sites.length, "named site"), counted(origins.length, "origin")];
  const tables = [...parts, counted(links.length, "link"), counted(factors.length, "factor")];
  const targets = isCase(folder) ? [counted(openCase(folder).targets.length, "target")] : [];
  return `world ${name}, ${[...tables, ...targets].join(", ")}`;
}
