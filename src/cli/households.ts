import { billionsOf, moneyCells, peopleCells } from "./numbers.ts";
import { dim, table } from "./table.ts";
import type { RunView } from "./view.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Totals as they are printed, in this order: a label, and how it is written. */
const LINES: readonly (readonly [name: string, label: string, write: typeof moneyCells])[] = [
  ["payLost", "pay lost", moneyCells],
  ["supplemental", "  made up by employers", moneyCells],
  ["benefits", "benefits paid", moneyCells],
  ["taxesLost", "taxes lost", moneyCells],
  ["fiscalCost", "cost to the public", moneyCells],
  ["valueAddedLost", "value added lost", moneyCells],
  ["inducedJobs", "local jobs*", peopleCells],
];

const letter = (views: readonly RunView[], i: number): string =>
  views.length > 1 ? `${String.fromCharCode(65 + i)} ` : "";

/**
 * Who loses pay and what it costs the public, up to the last report day; nothing where no world says anything of households. Local jobs
 * stand here alone: they are in no count of people out of work.
 */
export function householdLines(views: readonly RunView[]): string {
  const lasts = views.map(({ summary }) => summary.days.at(-1));
  if (lasts.every((last) => last === undefined || Object.keys(last.households).length === 0)) return "";
  const days = [...new Set(lasts.flatMap((last) => (last === undefined ? [] : [last.day])))];
  const head = [
    `To day ${days.join("/")}, billion dollars`,
    ...views.flatMap((_, i) => [`${letter(views, i)}median`, "90 %"]),
  ];
  const rows = LINES.map(([name, label, write]) => [
    label,
    ...lasts.flatMap((last) => {
      const [median, , nine] = write(last?.households[name]);
      return [median, nine];
    }),
  ]);
  const states = views.flatMap((_, i) => {
    const named = (lasts[i]?.worstPay ?? []).map(({ region, mean }) => `${region} ${billionsOf(mean)}`);
    return named.length === 0
      ? []
      : [wrap(`${letter(views, i)}States that lose most pay, mean billion dollars: ${named.join(", ")}`, WIDTH)];
  });
  const note = `* thousands on that day, because wages are not spent; in no count above`;
  return [table(head, rows, { right: head.map((_, i) => i).filter((i) => i > 0) }), dim(note), ...states].join("\n");
}
