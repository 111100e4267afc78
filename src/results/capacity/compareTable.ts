import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { bandColumns } from "../../analysis/bandColumns.ts";
import { type ComparedPaths, pathMeasureNames, pathMeasures } from "../../analysis/capacity/compare.ts";
import { realDisk, replaceFile } from "../disk.ts";
import { encodeTable } from "../encode.ts";
import { column, tableShape, textColumn } from "../schema.ts";

const units = pathMeasureNames.map((name) => `${name}: ${pathMeasures[name].meaning}, ${pathMeasures[name].unit}`);

/**
 * Writes a comparison of programmes as a long table, one row a (programme, measure, date), and beside it the whole answer as JSON. Returns
 * the path of the table.
 */
export function writeComparedPaths(
  folder: string,
  { rows, baseline }: ComparedPaths,
  months: ReadonlyMap<number, string>,
  made: object,
): string {
  const cells = rows.flatMap(({ differences }, programme) => differences.map((one) => ({ ...one, programme })));
  const places = [...months.keys()];
  const names = rows.map(({ name }) => name);
  const shape = tableShape("compare-paths", [
    textColumn("programme", 0, names, `Programme, against ${baseline} in the same worlds`),
    textColumn("measure", 1, pathMeasureNames, `What differs (${units.join("; ")})`),
    textColumn("month", 2, [...months.values()], "Calendar month; values are those of its last day"),
    ...(["value", "low", "high"] as const).map((name) =>
      column(name, "float64", "see measure", `${ESTIMATE[name]} of the mean difference`, name !== "value"),
    ),
    ...bandColumns.map(([name, p]) => column(name, "float64", "see measure", `Quantile ${p} of the differences`)),
  ]);
  const bytes = encodeTable(shape, {
    programme: cells.map(({ programme }) => programme),
    measure: cells.map(({ measure }) => pathMeasureNames.indexOf(measure)),
    month: cells.map(({ month }) => places.indexOf(month)),
    ...Object.fromEntries(
      (["value", "low", "high"] as const).map((name) => [name, cells.map(({ mean }) => mean[name])]),
    ),
    ...Object.fromEntries(
      bandColumns.map(([name]) => [name, cells.map(({ bands }) => bands[name as keyof typeof bands])]),
    ),
  });
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const path = join(folder, "compare-paths.arrow");
  replaceFile(realDisk, path, [bytes]);
  const text = `${JSON.stringify(made, null, 2)}\n`;
  replaceFile(realDisk, join(folder, "compare-paths.json"), [new TextEncoder().encode(text)]);
  return path;
}

const ESTIMATE = { value: "Value", low: "Lower 90 % limit", high: "Upper 90 % limit" } as const;
