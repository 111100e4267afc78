import type { Watched } from "../../engine/probe.ts";
import { stretches, waves } from "./levels.ts";
import type { StoryNames } from "./names.ts";
import { are, count, people, type StoryEvent } from "./words.ts";

/** Net flows of people by day, taken from the day's states: exact but where people go and come on one day. */
interface Flows {
  readonly furloughed: number[];
  readonly noticed: number[];
  /** Let go on the day, at the end of a notice, and out of furlough. */
  readonly letGo: number[];
  readonly noticeEnded: number[];
  readonly recallLost: number[];
  readonly recalled: number[];
  readonly hired: number[];
  readonly struck: number[];
  readonly backFromStrike: number[];
}

/** Who is kept without work, sent home, put on notice, let go, called back and hired, in waves. */
export function peopleEvents(watched: Watched, names: StoryNames, dateOf: (day: number) => string): StoryEvent[] {
  const { head } = watched.rest;
  if (!(head > 0)) return [];
  const flows = flowsOf(watched);
  const of = `of ${people(head)}`;
  // Smaller waves are not told; the state at the end holds them.
  const least = Math.max(2, 0.01 * head);
  const event = (day: number, text: string): StoryEvent => ({ day, kind: "people", text });
  /** People who go or come in numbers, on a day or within weeks. */
  const steps = (list: readonly number[], what: (verb: string) => string): StoryEvent[] =>
    waves(list, Math.max(1, least / 4), least, 7).map(({ from, to, total }) => {
      const by = to > from ? ` (until ${dateOf(to)})` : "";
      return event(from, `${count(total)} ${of} ${what(are(total))}${by}.`);
    });
  /** People who go or come one by one, over months. */
  const trickle = (list: readonly number[], what: string): StoryEvent[] =>
    waves(list, 1, least, 30).map(({ from, to, total }) => {
      const by = to > from ? `, bit by bit until ${dateOf(to)}` : "";
      return event(from, `${count(total)} ${of} ${what}${by}.`);
    });
  return [
    ...keptWithoutWork(watched),
    ...steps(flows.struck, () => "go on strike"),
    ...steps(flows.backFromStrike, () => "are back from the strike"),
    ...steps(flows.furloughed, (verb) => `${verb} sent home in ${names.region}, to be called back`),
    ...steps(flows.noticed, (verb) => `${verb} given notice, and paid until it ends`),
    ...steps(flows.letGo, (verb) => `${verb} let go`),
    ...steps(flows.noticeEnded, () => "lose their jobs as their notice ends"),
    ...trickle(flows.recallLost, "lose the right to be called back, or stop waiting for it"),
    ...steps(flows.recalled, (verb) => `${verb} called back to work`),
    ...trickle(flows.hired, "take up vacant jobs"),
  ];
}

function keptWithoutWork({ daily, rest, days }: Watched): StoryEvent[] {
  const idle = Float64Array.from({ length: days }, (_, day) => daily.shortHours[day]! / rest.head);
  return stretches(idle, [0.01], 0, 2).flatMap(({ from, to, level }): StoryEvent[] => {
    if (level === 0) return [];
    const most = Math.max(...daily.shortHours.subarray(from, to + 1));
    const long = days > to + 1 ? ` for ${to - from + 1} days` : "";
    const text = `Up to ${people(most)} ${are(most)} kept on the line and paid with less than a day's work${long}.`;
    return [{ day: from, kind: "people", text }];
  });
}

function flowsOf({ daily, days }: Watched): Flows {
  const flows: Flows = {
    ...{ furloughed: [], noticed: [], letGo: [], noticeEnded: [] },
    ...{ recallLost: [], recalled: [], hired: [], struck: [], backFromStrike: [] },
  };
  const onLine = (day: number) => daily.atWork[day]! + daily.shortHours[day]!;
  for (let day = 0; day < days; day++) {
    const change = (name: "furloughed" | "noticed" | "onStrike" | "separated" | "placed") =>
      daily[name][day]! - (day > 0 ? daily[name][day - 1]! : 0);
    const [furloughed, noticed] = [change("furloughed"), change("noticed")];
    let back = day > 0 ? Math.max(0, onLine(day) - onLine(day - 1)) : 0;
    const struck = change("onStrike");
    const backFromStrike = Math.max(0, -struck);
    back = Math.max(0, back - backFromStrike);
    const recalled = Math.min(Math.max(0, -furloughed), back);
    back -= recalled;
    const unnoticed = Math.min(Math.max(0, -noticed), back);
    back -= unnoticed;
    let gone = Math.max(0, change("separated") + change("placed"));
    const noticeEnded = Math.min(Math.max(0, -noticed - unnoticed), gone);
    gone -= noticeEnded;
    const recallLost = Math.min(Math.max(0, -furloughed - recalled), gone);
    flows.furloughed.push(Math.max(0, furloughed));
    flows.noticed.push(Math.max(0, noticed));
    flows.letGo.push(gone - recallLost);
    flows.noticeEnded.push(noticeEnded);
    flows.recallLost.push(recallLost);
    flows.recalled.push(recalled + unnoticed);
    flows.hired.push(back);
    flows.struck.push(Math.max(0, struck));
    flows.backFromStrike.push(backFromStrike);
  }
  return flows;
}
