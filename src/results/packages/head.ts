import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cut } from "../../analysis/packages/grid.ts";
import type { ToldPackage } from "../../analysis/packages/tell.ts";
import type { Intervention } from "../../scenario/interventions/types.ts";
import { StoreError } from "../errors.ts";

/** What made the tables of packages, and what they are of. */
export interface PackagesHead {
  readonly format: 1;
  /** Equal scenarios, world, code, cuts, options, replications and days share it. */
  readonly key: string;
  readonly world: string;
  readonly scenarios: readonly { readonly name: string; readonly question: string; readonly seed: string }[];
  readonly cuts: readonly Cut[];
  readonly options: readonly Pick<Intervention, "name" | "kind">[];
  readonly pairs: boolean;
  readonly replications: number;
  /** By scenario, then by cut: replications that failed in some package and were left out of all. */
  readonly leftOut: readonly (readonly number[])[];
  readonly days: readonly number[];
  readonly lastDay: number;
  readonly confidence: number;
  readonly code: string;
}

/** One scenario under one cut. */
export interface PackagesBlock {
  readonly told: readonly ToldPackage[];
  readonly replications: readonly number[];
  /** By package: job-days lost to the last day, by replication. */
  readonly jobDays: readonly (readonly number[])[];
}

/** What a folder's tables were made of; null where they are not all there. */
export function findPackages(folder: string): PackagesHead | null {
  const path = join(folder, "packages.json");
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as PackagesHead;
  } catch (error) {
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
