import { join } from "node:path";
import type { Estimate } from "../../analysis/limits.ts";
import { StoreError } from "../errors.ts";
import { readRows } from "../rows.ts";
import { findPackages, type PackagesHead } from "./head.ts";

/** A row of packages.arrow: a number that is told of a package, with its interval. */
export interface PackageRow extends Estimate {
  readonly scenario: string;
  readonly cut: string;
  readonly package: string;
  readonly measure: string;
  readonly unit: string;
  readonly day: number | null;
}

/** A row of worlds.arrow: job-days of one package in one world. */
export interface PackageWorld {
  readonly scenario: string;
  readonly cut: string;
  readonly package: string;
  readonly replication: number;
  readonly jobDays: number;
}

export interface PackagesAnswer {
  readonly head: PackagesHead;
  readonly rows: readonly PackageRow[];
  readonly worlds: readonly PackageWorld[];
}

/** Reads the tables of packages back. @throws StoreError where they are not there */
export function readPackages(folder: string): PackagesAnswer {
  const head = findPackages(folder);
  if (head === null) throw new StoreError(`${folder} holds no packages.json; runout brief writes it`);
  return {
    head,
    rows: readRows(join(folder, "packages.arrow")).objects<PackageRow>(),
    worlds: readRows(join(folder, "worlds.arrow")).objects<PackageWorld>(),
  };
}
