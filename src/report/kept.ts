import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { RunData } from "./runData.ts";

/**
 * Where charts look for what other commands keep of a scenario: a run, or a folder that holds nothing but such tables. Answers of
 * `bridge`, `compare`, `sensitivity` and `discover` are about a scenario, so they lie beside its runs and not in one of them.
 */
export type Place = Pick<RunData, "letter" | "folder" | "scenario"> & {
  /** A folder without a run: its tables say themselves what they are about. */
  readonly bare?: boolean;
};

/** Answers of commands that charts draw, by the name of the folder or file in which they lie. */
export type Kind = "bridge" | "compare" | "sensitivity" | "discover" | "backtest" | "capacity";

/** Folders in which an answer of that kind may lie, the nearest first: the run's own, beside it, and where the command puts it. */
export function keptFolders({ folder, scenario }: Place, kind: Kind): string[] {
  const here = resolve(folder);
  const beside = dirname(here);
  const folders = [
    here,
    join(here, kind),
    join(beside, kind),
    join(dirname(beside), scenario, kind),
    join(dirname(beside), kind),
  ];
  return [...new Set(folders)].filter(existsSync);
}

/** The place of a folder without a run, whose tables say themselves what they are about. */
export function barePlace(folder: string): Place {
  return { letter: "", folder, scenario: basename(dirname(resolve(folder))), bare: true };
}

/** What a kept answer says of how it was made. */
export interface Made {
  readonly scenario: string;
  readonly world: string;
  readonly seed?: string;
  readonly replications: number;
  /** Words of the command line that made it another question than the scenario's file asks. */
  readonly settings?: string;
}

/** What a chart of a kept answer says of where it comes from. */
export function sourceOfKept(what: string, { scenario, world, seed, replications, settings }: Made): string {
  const luck = seed === undefined ? "" : `, seed ${seed}`;
  const asked = settings === undefined || settings === "" ? "" : `, made with ${settings}`;
  return `Source: Runout, ${what} ${scenario}, world ${world}; ${replications.toLocaleString("en-US")} replications${luck}${asked}.`;
}
