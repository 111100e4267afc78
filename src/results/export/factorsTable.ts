import type { Factor } from "../../scenario/types.ts";
import { canonicalJson } from "../hash.ts";
import { column, tableShape, textColumn } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { tableOf, textPlaces } from "./table.ts";

/** The parameter table: every uncertain number of the run, what was believed of it, and who says so. */
export function factorsTable(factors: readonly Factor[]): ExportTable {
  const told: Record<string, { meaning: string; of: (factor: Factor) => string }> = {
    factor: { meaning: "Name, as in the column of the table of replications", of: ({ name }) => name },
    unit: { meaning: "Unit of its values and bounds", of: ({ unit }) => unit },
    meaning: { meaning: "What it is", of: ({ meaning }) => meaning },
    prior: { meaning: "What was believed of it, as a JSON object", of: ({ prior }) => canonicalJson(prior) },
    sourceKind: {
      meaning: "published, derived, recalled, borrowed, judgement or calibrated",
      of: ({ source }) => source.kind,
    },
    sourceBy: { meaning: "Of a published source: who published it", of: ({ source }) => source.by ?? "" },
    source: {
      meaning: "Who says so",
      of: ({ source }) => [source.ref, source.note].filter((part) => part !== undefined).join("; "),
    },
  };
  const columns = Object.entries(told).map(([name, { meaning, of }]) => ({
    name,
    meaning,
    ...textPlaces(factors.map(of)),
  }));
  const shape = tableShape("factors", [
    ...columns.map(({ name, meaning, values }, id) => textColumn(name, id, values, meaning)),
    column("low", "float64", "see column unit", "No value is below it"),
    column("high", "float64", "see column unit", "No value is above it"),
  ]);
  return tableOf(shape, {
    ...Object.fromEntries(columns.map(({ name, places }) => [name, places])),
    low: factors.map(({ bounds }) => bounds[0]),
    high: factors.map(({ bounds }) => bounds[1]),
  });
}
