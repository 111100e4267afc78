import type { Days, Watched, WatchedLink, WatchedSlot } from "../../engine/probe.ts";
import type { StoryNames } from "./names.ts";
import { listed, percent, type StoryEvent } from "./words.ts";

/** When a buyer begins to look elsewhere, and who or what has passed: of slots that have second sources or programmes. */
export function switchingEvents({ slots }: Watched, names: StoryNames): StoryEvent[] {
  return slots.flatMap((slot) => {
    const began = firstDay(slot.begun, 0);
    return began === null ? [] : [begins(slot, began, names), ...passes(slot, began, names)];
  });
}

const event = (day: number, text: string): StoryEvent => ({ day, kind: "supply", text });

function begins(slot: WatchedSlot, day: number, names: StoryNames): StoryEvent {
  const sources = contracts(slot).map(([link]) => names.supplier(link));
  const materials = slot.fills.some(({ usable }) => usable.some((share) => share > usable[0]!));
  const whom = [...sources, ...(materials || sources.length === 0 ? ["other materials"] : [])];
  return event(day, `It begins to qualify others for its ${names.slot(slot)}: ${listed(whom)}.`);
}

/** Second sources that may deliver, and materials of which more may be used, each on its day. */
function passes(slot: WatchedSlot, began: number, names: StoryNames): StoryEvent[] {
  const sources = contracts(slot).flatMap(([link, contract, unitsEach]) => {
    const day = firstDay(contract, 0);
    if (day === null) return [];
    const share = slot.need > 0 ? (contract[day]! * unitsEach) / slot.need : 0;
    const most = `up to ${percent(share)} of the ${names.slot(slot)} it needs`;
    return [event(day, `Qualified as a second source after ${day - began} days: ${names.supplier(link)}, ${most}.`)];
  });
  const materials = slot.fills.flatMap((fill) => {
    const day = firstDay(fill.usable, fill.usable[0]!);
    if (day === null) return [];
    const what = fill.links[0] ? `what ${names.supplier(fill.links[0])} sends` : "another material";
    const now = `may now fill ${percent(fill.usable[day]!)} of its ${names.slot(slot)}, where it was ${percent(fill.usable[0]!)}`;
    return [event(day, `Proven after ${day - began} days: ${what} ${now}.`)];
  });
  return [...sources, ...materials];
}

/** Second sources of a slot with what they have contracted day by day and the slot units a unit of theirs provides. */
const contracts = ({ fills }: WatchedSlot): (readonly [WatchedLink, Days, number])[] =>
  fills.flatMap(({ links, unitsEach }) =>
    links.flatMap((link) => (link.contract ? [[link, link.contract, unitsEach] as const] : [])),
  );

/** First day on which a series is above a level; null when it never is. */
function firstDay(series: Days, level: number): number | null {
  const day = series.findIndex((value) => value > level);
  return day < 0 ? null : day;
}
