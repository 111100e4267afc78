import { CommanderError } from "commander";
import { OutcomeError } from "../analysis/outcomes.ts";
import { FactorChoiceError } from "../analysis/sensitivity/factorChoice.ts";
import { ClusterError } from "../cluster/errors.ts";
import { StoreError } from "../results/errors.ts";
import { ScenarioError } from "../scenario/errors.ts";

/** What the shell is told: 0 done, 1 our fault, 2 the user's file or words, 3 stopped early, 4 some replications failed. */
export const EXIT = { done: 0, ours: 1, users: 2, stopped: 3, failures: 4 } as const;

/** The user's words on the command line are wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.users;
  return isUsers(error) ? EXIT.users : EXIT.ours;
}

const isUsers = (error: unknown): error is Error =>
  error instanceof ScenarioError ||
  error instanceof UsageError ||
  error instanceof StoreError ||
  error instanceof OutcomeError ||
  error instanceof FactorChoiceError ||
  error instanceof ClusterError;

/** One clear sentence for the user's mistakes; for ours also where to report it, and the stack on request. */
export function explain(error: unknown, debug: boolean): string {
  if (isUsers(error)) return `runout: ${error.message}`;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : "";
  return `runout: this is a bug of ours: ${message}\nPlease report it with the command and the files; --debug shows where it arose.${stack}`;
}
