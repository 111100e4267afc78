import type { Watched, WatchedSlot } from "../../engine/probe.ts";
import { stretches } from "./levels.ts";
import type { StoryNames } from "./names.ts";
import { days, type StoryEvent } from "./words.ts";

/** Stock of a slot at the end of a day, in slot units. */
export const stockOf = (slot: WatchedSlot, day: number): number =>
  slot.fills.reduce((sum, fill) => sum + fill.stock[day]!, 0);

/** Stock that a slot aims at, and its use at rest a day. */
export function aimOf({ fills }: WatchedSlot): { readonly aim: number; readonly use: number } {
  return {
    aim: fills.reduce((sum, fill) => sum + fill.restStock, 0),
    use: fills.reduce((sum, fill) => sum + fill.restUse, 0),
  };
}

/** A stock below this many days of use is used up. */
const OUT_DAYS = 0.1;

/** Days within which a line must feel that a stock is used up; else what arrives suffices. */
const FELT_DAYS = 7;

/** Stocks that are used up and full again, of slots that can hold the line back. */
export function stockEvents(watched: Watched, names: StoryNames): StoryEvent[] {
  return watched.slots.filter(({ binds }) => binds).flatMap((slot) => eventsOf(watched, slot, names.slot(slot)));
}

function eventsOf(watched: Watched, slot: WatchedSlot, name: string): StoryEvent[] {
  const { aim, use } = aimOf(slot);
  if (!(use > 0 && aim > 0.5 * use)) return [];
  const shares = Float64Array.from({ length: watched.days }, (_, day) => stockOf(slot, day) / aim);
  const [OUT, FULL] = [0, 2];
  const events: StoryEvent[] = [];
  let out = false;
  for (const { from: day, level } of stretches(shares, [(OUT_DAYS * use) / aim, 0.9], FULL, 2)) {
    if (level === OUT && !out) {
      const felt = slot.lack.subarray(day, day + FELT_DAYS).some((units) => units > 0.02 * watched.rest.output);
      const enough = felt ? "" : " For now, what arrives is enough.";
      const text = `Its stock of ${name} is used up; at the start it was ${days(aim / use)} of use.${enough}`;
      events.push({ day, kind: "stock", text });
      out = true;
    } else if (level === FULL && out) {
      events.push({
        day,
        kind: "stock",
        text: `Its stock of ${name} is back at ${days(stockOf(slot, day) / use)} of use.`,
      });
      out = false;
    }
  }
  return events;
}
