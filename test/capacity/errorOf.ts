import { ScenarioError } from "../../src/scenario/errors.ts";

/** The error of the user's file that a call ends with. */
export function errorOf(run: () => unknown): ScenarioError {
  try {
    run();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
