import { CommanderError } from "commander";
import { exitCode, explain } from "./errors.ts";
import { say } from "./log.ts";
import { program } from "./program.ts";

try {
  await (await program(process.argv.slice(2))).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) say("error", "error", explain(error, process.argv.includes("--debug")));
  process.exitCode = exitCode(error);
}
