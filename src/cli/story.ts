import { dateAfter, monthName, plainDate } from "../analysis/dates.ts";
import { aimOf, stockOf } from "../analysis/story/stocks.ts";
import type { StoryEvent } from "../analysis/story/words.ts";
import type { Watched } from "../engine/probe.ts";
import type { Replay } from "./replay.ts";
import { cells, spark } from "./spark.ts";
import { dim } from "./table.ts";
import { wrap } from "./wrap.ts";

/** Widths a story is printed in; a line of prose longer than that is hard to read. */
const [NARROWEST, WIDEST, PROSE] = [60, 200, 110] as const;

/** Columns before the sentence: weekday, date, day. */
const DATE = "Wed 30 Sep 2027 ".length;
const DAY = "365  ".length;
const LABEL = "people at work  ".length;

/** A site's story as text: who it is, three lines of chart, dated sentences, and what the replay was held to. */
export function printStory(told: Replay, events: readonly StoryEvent[], columns: number, utf8: boolean): string {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST));
  const parts = [
    heading(told, width),
    chart(told, width, utf8),
    sentences(told, events, Math.min(width, PROSE)),
    footing(told, width),
  ];
  return `${parts.join("\n\n")}\n`;
}

function heading({ names, manifest, watched }: Replay, width: number): string {
  const { scenario } = manifest;
  const what = [names.stage ?? "an origin", names.region].join(", ");
  const premises = scenario.premises.length === 0 ? "" : `, all ${scenario.premises.length} premises on`;
  const from = `${scenario.name}${premises}: day 0 is ${plainDate(dateAfter(scenario.effective, 0))}; ${watched.days} days.`;
  return `${names.site} (${what})\n${dim(wrap(from, width))}`;
}

/** Output, the scarcest stock and people at work, each over rest, with the months beneath. */
function chart({ watched, names, manifest }: Replay, width: number, utf8: boolean): string {
  const room = width - LABEL;
  const { rest, days, daily } = watched;
  const share = (values: Float64Array, whole: number) =>
    values.map((value) => (whole > 0 ? value / whole : Number.NaN));
  const rows: [string, ArrayLike<number>][] = [["output", share(daily.madeUnits, rest.output)]];
  const stock = scarcest(watched);
  if (stock !== null) rows.push(["scarcest stock", stock]);
  if (names.counted && rest.head > 0) rows.push(["people at work", share(daily.atWork, rest.head)]);
  const lines = rows.map(([label, values]) => `${label.padEnd(LABEL)}${spark(values, room, utf8)}`);
  return [...lines, dim(`${" ".repeat(LABEL)}${months(days, room, manifest.scenario.effective)}`.trimEnd())].join("\n");
}

/** Of the slots that can hold the line back the emptiest, over what it aims to hold; null where none holds a stock. */
function scarcest({ slots, days }: Watched): Float64Array | null {
  const binding = slots.flatMap((slot) => (slot.binds && aimOf(slot).aim > 0 ? [{ slot, ...aimOf(slot) }] : []));
  if (binding.length === 0) return null;
  return Float64Array.from({ length: days }, (_, day) =>
    Math.min(...binding.map(({ slot, aim }) => stockOf(slot, day) / aim)),
  );
}

/** Names of months under the bars in which they begin, as many as there is room for. */
function months(days: number, width: number, effective: string): string {
  let line = "";
  cells(days, width).forEach(([from, to], cell) => {
    for (let day = from; day < to; day++) {
      const date = dateAfter(effective, day);
      if (date.day !== 1 && !(cell === 0 && day === 0)) continue;
      const label = monthName(date.month) + (date.month === 1 && cell > 0 ? ` ${date.year}` : "");
      if ((line === "" || cell > line.length) && cell + label.length <= width) line = line.padEnd(cell) + label;
    }
  });
  return line;
}

function sentences({ manifest }: Replay, events: readonly StoryEvent[], width: number): string {
  const indent = " ".repeat(DATE + DAY);
  let before = -1;
  return events
    .map(({ day, text }) => {
      const date = dateAfter(manifest.scenario.effective, day);
      const when = `${date.weekday} ${plainDate(date)}`.padEnd(DATE) + String(day).padStart(3).padEnd(DAY);
      const lines = wrap(text, width - indent.length).split("\n");
      const first = day === before ? indent : when;
      before = day;
      return [first + lines[0]!, ...lines.slice(1).map((line) => indent + line)].join("\n");
    })
    .join("\n");
}

function footing({ watched, comparedDays }: Replay, width: number): string {
  const held =
    comparedDays > 0
      ? `Replication ${watched.replication} was run again with the reference engine: people out of work in the whole country equal the run's record on each of its ${comparedDays} days.`
      : `Replication ${watched.replication} was run again with the reference engine; the folder holds no record to compare it with.`;
  return dim(wrap(held, Math.min(width, PROSE)));
}
