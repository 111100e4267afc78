import type { Watched, WatchedLink, WatchedSlot } from "../../engine/probe.ts";
import { stretches } from "./levels.ts";
import type { StoryNames } from "./names.ts";
import { listed, percent, type StoryEvent, sentence } from "./words.ts";

/** Shares of what it was asked for at rest that a supplier sends: stopped, dwindled, whole. */
const BOUNDS = [0.05, 0.8] as const;
const [STOPPED, WHOLE] = [0, 2];

/** A supplier's change, and why. */
interface Change {
  readonly day: number;
  readonly link: WatchedLink;
  readonly level: number;
  readonly mean: number;
  readonly share: number;
  readonly by: "control" | "supplier" | "end";
  readonly cause: number;
}

/** Deliveries that stop, dwindle or come back, told when they are sent; those of one day and one reason in one sentence. */
export function supplyEvents(watched: Watched, names: StoryNames, dateOf: (day: number) => string): StoryEvent[] {
  return watched.slots
    .filter(({ binds }) => binds)
    .flatMap((slot) => {
      const groups = new Map<string, Change[]>();
      for (const change of slot.fills.flatMap((fill) => fill.links.flatMap((link) => changesOf(slot, link)))) {
        const key = [change.day, change.level, change.by, change.cause].join();
        groups.set(key, [...(groups.get(key) ?? []), change]);
      }
      return [...groups.values()].map((changes) => tell(changes, names, names.slot(slot), watched.days, dateOf));
    });
}

/** What a link sends of what it would be asked for at rest; kept where the site itself asks for next to nothing. */
function servedShares({ base, asked, sent, stopped }: WatchedLink): Float64Array {
  const served = new Float64Array(asked.length);
  let last = 1;
  for (let day = 0; day < served.length; day++) {
    const usual = Math.min(asked[day]!, base);
    if (usual > 0.02 * base) last = Math.max(0, sent[day]! - stopped[day]!) / usual;
    served[day] = last;
  }
  return served;
}

function changesOf(slot: WatchedSlot, link: WatchedLink): Change[] {
  const whole = slot.fills.reduce((sum, fill) => sum + fill.restUse, 0);
  const fill = slot.fills.find(({ links }) => links.includes(link))!;
  const bought = fill.links.reduce((sum, one) => sum + one.base, 0);
  const share = whole > 0 && bought > 0 ? (fill.restUse / whole) * (link.base / bought) : 0;
  if (share < 0.01) return [];
  return stretches(servedShares(link), BOUNDS, WHOLE).flatMap(({ from: day, level, mean }, i): Change[] => {
    if (i === 0 && level === WHOLE) return [];
    const usual = Math.min(link.asked[day]!, link.base);
    const barred = usual - link.due[day]! + link.stopped[day]!;
    const missing = usual - link.sent[day]! + link.stopped[day]!;
    const by = level === WHOLE ? "end" : 2 * barred > missing ? "control" : "supplier";
    const cause = by === "control" ? link.controlCause[day]! : by === "supplier" ? link.theirCause[day]! : 0;
    return [{ day, link, level, mean, share, by, cause }];
  });
}

function tell(
  changes: readonly Change[],
  names: StoryNames,
  slot: string,
  horizon: number,
  dateOf: (day: number) => string,
): StoryEvent {
  const { day, level, by, cause } = changes[0]!;
  const all = changes.reduce((sum, one) => sum + one.share, 0);
  const mean = changes.reduce((sum, one) => sum + one.mean * one.share, 0) / all;
  const from = listed(
    [...changes]
      .sort((a, b) => b.share - a.share)
      .map(
        ({ link, share }, i) =>
          `${names.supplier(link)} (${percent(share)}${i === 0 ? ` of the ${slot} it buys` : ""})`,
      ),
  );
  const event = (text: string): StoryEvent => ({ day, kind: "supply", text });
  if (by === "end") return event(`Deliveries of ${slot} are whole again: ${from}.`);
  const root = names.cause(cause);
  if (by === "supplier") {
    const some = level === STOPPED ? "send nothing more" : `send only about ${percent(mean)} of the usual`;
    return event(`Suppliers of ${slot} are short and ${some}: ${from}${root === null ? "" : `; root cause ${root}`}.`);
  }
  const verb = level === STOPPED ? "stops" : `cuts to about ${percent(mean)}`;
  const text = `${sentence(root ?? "a control")} ${verb} shipments of ${slot}: ${from}.`;
  return event(`${text}${underway(changes, day, horizon, dateOf)}`);
}

/** What becomes of goods that left before a control stopped others. */
function underway(changes: readonly Change[], day: number, horizon: number, dateOf: (day: number) => string): string {
  const lands = day + Math.max(...changes.map((one) => one.link.transitDays));
  if (changes.some((one) => one.link.stopped.some((units, at) => units > 0 && at < lands)))
    return " What is on its way is not let in either.";
  return lands > day + 1 && lands < horizon ? ` What is on its way still lands, until ${dateOf(lands)}.` : "";
}
