import type { Saved } from "../analysis/without.ts";
import { peopleCells, thousandsOf, unitCells } from "./numbers.ts";
import { dim, table } from "./table.ts";
import type { RunView } from "./view.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Means that round to a tenth of a thousand or more; days on which nobody would notice are not shown. */
const FELT = 50;

/** What a run's counterfactuals say, as text: people kept at work, and what is used of materials that take others' places. */
export function withoutLines({ manifest, summary, saved }: RunView, mark: string): string {
  if (saved.length === 0) return "";
  const { without } = manifest.scenario;
  const names = without.filter(({ name }) => saved.some((one) => one.name === name));
  const rows = names.flatMap(({ name }) => {
    const felt = saved.filter((one) => one.name === name && Math.abs(one.mean) >= FELT);
    return felt.length === 0
      ? [[`  without ${name}`, `under ${thousandsOf(2 * FELT)}`, "", "", ""]]
      : [[`  without ${name}`, "", "", "", ""], ...felt.map(savedRow)];
  });
  const head = [`${mark}More out of work, thousands`, "mean", "median", "50 %", "90 %"];
  const said = names.map(
    ({ name, meaning }) => `${name}: ${meaning.replace(/\.$/, "").replace(/^./, (c) => c.toLowerCase())}`,
  );
  const about = `Same draws with and without, paired; calculated, not measured. ${said.join("; ")}.`;
  const last = summary.days.at(-1);
  const used = Object.entries(last?.beyondRest ?? {})
    .filter(([, { q05, q95 }]) => q05 !== 0 || q95 !== 0)
    .map(([product, spread]) => {
      const series = manifest.layout.series.find(({ name }) => name === `beyondRest.product.${product}`);
      const [median, , nine] = unitCells(spread);
      return `${product} ${median} ${series?.unit} (90 %: ${nine})`;
    });
  const materials =
    used.length === 0
      ? ""
      : `\n${wrap(`${mark}Used in place of others by day ${last!.day}, beyond rest: ${used.join("; ")}.`, WIDTH)}`;
  return `${table(head, rows, { right: [1, 2, 3, 4] })}\n${dim(wrap(about, WIDTH))}${materials}`;
}

const savedRow = ({ day, saved, mean, standardError }: Saved): string[] => [
  `    day ${day}`,
  `${thousandsOf(mean)}${standardError === null ? "" : ` +- ${thousandsOf(standardError)}`}`,
  ...peopleCells(saved),
];
