import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Proportion } from "../analysis/proportion.ts";
import type { Spread } from "../analysis/summary.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** One condition of the ledger, tested. */
export interface ClaimCell {
  readonly row: number;
  readonly claim: string;
  /** Whether it makes the verdict, stands beside it, or is the same condition with or without premises. */
  readonly role: "test" | "beside" | "premises";
  readonly condition: string;
  readonly verdict: string;
  /** Null where nothing is simulated. */
  readonly share: Proportion | null;
  readonly shown: Spread | null;
}

/**
 * Writes the ledger as a table, one row a condition, and beside it the whole answer as JSON.
 *
 * Columns: row (uint16), claim (text), role (text: test, beside, premises), condition (text), verdict (text: consistent, depends,
 * not-reproduced, undecided, outside; of the claim), worlds and holds (null: nothing is simulated), share, low, high (0-1, 95 % interval), q05, q50, q95 of
 * what is shown (null: nothing, or never).
 * @returns the path of the table
 */
export function writeClaims(folder: string, cells: readonly ClaimCell[], made: object): string {
  const list = (key: "claim" | "role" | "condition" | "verdict") => [...new Set(cells.map((cell) => cell[key]))];
  const [claims, roles, conditions, verdicts] = [list("claim"), list("role"), list("condition"), list("verdict")];
  const number = (name: string, unit: string, meaning: string) => column(name, "float64", unit, meaning, true);
  const shape = tableShape("claims", [
    column("row", "uint16", "1", "Number of the claim where claims were collected"),
    textColumn("claim", 0, claims, "Claim"),
    textColumn(
      "role",
      1,
      roles,
      "Whether the condition makes the verdict, stands beside it, or has premises on and off",
    ),
    textColumn("condition", 2, conditions, "What holds in a world or not"),
    textColumn("verdict", 3, verdicts, "Verdict on the claim, derived from the interval of its test"),
    column("worlds", "uint32", "1", "Worlds looked at; null where nothing is simulated", true),
    column("holds", "uint32", "1", "Worlds in which the condition holds", true),
    number("share", "share", "Share of worlds in which it holds"),
    number("low", "share", "Lower limit of its 95 % interval"),
    number("high", "share", "Upper limit of its 95 % interval"),
    number("q05", "as shown", "5 % quantile of what is shown of it"),
    number("q50", "as shown", "Median of what is shown of it; null: nothing is shown, or never"),
    number("q95", "as shown", "95 % quantile of what is shown of it"),
  ]);
  const bytes = encodeTable(shape, {
    row: cells.map(({ row }) => row),
    claim: cells.map(({ claim }) => claims.indexOf(claim)),
    role: cells.map(({ role }) => roles.indexOf(role)),
    condition: cells.map(({ condition }) => conditions.indexOf(condition)),
    verdict: cells.map(({ verdict }) => verdicts.indexOf(verdict)),
    worlds: cells.map(({ share }) => share?.of ?? null),
    holds: cells.map(({ share }) => share?.count ?? null),
    share: cells.map(({ share }) => share?.share ?? null),
    low: cells.map(({ share }) => share?.low ?? null),
    high: cells.map(({ share }) => share?.high ?? null),
    q05: cells.map(({ shown }) => shown?.q05 ?? null),
    q50: cells.map(({ shown }) => shown?.q50 ?? null),
    q95: cells.map(({ shown }) => shown?.q95 ?? null),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "claims.arrow");
  replaceFile(realDisk, path, [bytes]);
  replaceFile(realDisk, join(folder, "claims.json"), [new TextEncoder().encode(`${JSON.stringify(made, null, 2)}\n`)]);
  return path;
}
