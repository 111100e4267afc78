import { readFileSync } from "node:fs";
import type { ColumnTable } from "arquero";
import { fromArrow } from "arquero";
import { reading } from "./rows.ts";

/** A table of a run folder for arquero's verbs; nulls are null, text is text. Its metadata are in readTable. */
export function toArquero(path: string): ColumnTable {
  return reading(path, () => {
    // A view of its own: arquero keeps the bytes, and Node may hand out a slice of a shared pool.
    return fromArrow(new Uint8Array(readFileSync(path)));
  });
}
