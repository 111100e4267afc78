import { CommanderError } from "commander";
import { exitCode, explain } from "./errors.ts";
import { say } from "./log.ts";
import { program } from "./program.ts";

// Who reads only the first lines, as `head` does, closes the pipe: that is no error of anybody.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await (await program(process.argv.slice(2))).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) say("error", "error", explain(error, process.argv.includes("--debug")));
  process.exitCode = exitCode(error);
}
