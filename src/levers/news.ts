import { max, min } from "../numbers/math.ts";
import type { Levers } from "./columns.ts";
import type { Held } from "./controls.ts";
import { rowOfDay, rowsOf, type Span } from "./span.ts";

/**
 * The news by day: open from the announcement until no control holds any more, and how long the controls have held.
 *
 *   elapsed = day - first day of the controls, negative before it
 *
 * Nothing is news without an announcement or without a control.
 * @param announcedDay day of the announcement, counted from the effective date; null: nobody is told
 */
export function setNews(
  held: Held | null,
  announcedDay: number | null,
  span: Span,
  { newsOpen, cutElapsedDays }: Pick<Levers, "newsOpen" | "cutElapsedDays">,
): void {
  newsOpen.fill(0);
  cutElapsedDays.fill(0);
  if (held === null || announcedDay === null) return;
  const from = max(rowOfDay(span, announcedDay), 0);
  const to = min(rowOfDay(span, held.end), rowsOf(span));
  for (let row = from; row < to; row++) {
    newsOpen[row] = 1;
    cutElapsedDays[row] = row - rowOfDay(span, held.first);
  }
}
