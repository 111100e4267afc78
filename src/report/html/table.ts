import type { ChartTable } from "../chart.ts";
import { escapeXml } from "../draw/frame.ts";

const cellText = (value: string | number | null): string =>
  value === null
    ? "never"
    : typeof value === "number"
      ? value.toLocaleString("en-US", { maximumFractionDigits: 3 })
      : value;

/** A table of numbers, right-aligned, in a box that scrolls by itself on a narrow page. */
export function htmlTable({ columns, rows }: ChartTable): string {
  const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === "number"));
  const kind = (i: number) => (numeric[i] ? ' class="n"' : "");
  const head = columns.map(
    ({ name, unit }, i) => `<th scope="col"${kind(i)}>${escapeXml(unit === "" ? name : `${name}, ${unit}`)}</th>`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((value, i) => `<td${kind(i)}>${escapeXml(cellText(value))}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="table"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** The same as CSV; a cell that a spreadsheet would take for a formula is prefixed. */
export function csvOf({ columns, rows }: ChartTable): string {
  const cell = (value: string | number | null): string => {
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : (value ?? "");
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const head = columns.map(({ name, unit }) => cell(unit === "" ? name : `${name} (${unit})`));
  return `${[head, ...rows.map((row) => row.map(cell))].map((line) => line.join(",")).join("\n")}\n`;
}

/** A link that saves a table as CSV, without a network and without a script. */
export const csvLink = (name: string, table: ChartTable): string =>
  `<a download="${escapeXml(name)}.csv" href="data:text/csv;charset=utf-8;base64,${Buffer.from(csvOf(table)).toString("base64")}">Save as CSV</a>`;
