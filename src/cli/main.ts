import { CommanderError } from "commander";
import { exitCode, explain } from "./errors.ts";
import { program } from "./program.ts";

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) process.stderr.write(`${explain(error, process.argv.includes("--debug"))}\n`);
  process.exitCode = exitCode(error);
}
