import type { Watched, WatchedLink } from "../../engine/probe.ts";
import { type Stretch, stretches } from "./levels.ts";
import type { StoryNames } from "./names.ts";
import { people, percent, type StoryEvent, sentence } from "./words.ts";

/** Output over rest: stopped, low, reduced, whole, above. */
const BOUNDS = [0.05, 0.5, 0.9, 1.08] as const;
const [STOPPED, WHOLE, ABOVE] = [0, 3, 4];

/** Share of rest by which a line that runs in part has to change to be told of. */
const TURN = 0.15;

/** When the line slows, stops, restarts and is back, and what bound it. */
export function lineEvents(watched: Watched, names: StoryNames, dateOf: (day: number) => string): StoryEvent[] {
  const { output } = watched.rest;
  if (!(output > 0)) return [];
  const made = watched.daily.madeUnits.map((units) => units / output);
  const list = stretches(made, BOUNDS, WHOLE);
  let told = { level: WHOLE, mean: 1 };
  const turns: StoryEvent[] = [];
  for (const one of list) {
    const between = (level: number) => level > STOPPED && level < WHOLE;
    // Levels between are for the reader: a line that hovers around a bound has not turned.
    if (between(one.level) && between(told.level) && Math.abs(one.mean - told.mean) < TURN) continue;
    const text = turnOf(watched, names, one, told.level, dateOf);
    if (text !== null) turns.push({ day: one.from, kind: "line", text: sentence(text) });
    told = one;
  }
  return [...turns, ...finishing(watched)];
}

/** One turn of the line in words; null where the level did not change. */
function turnOf(
  watched: Watched,
  names: StoryNames,
  { from, reached, level, mean }: Stretch,
  before: number,
  dateOf: (day: number) => string,
): string | null {
  if (level === before) return null;
  const line = names.kind === "origin" ? "its output" : "the line";
  const when = reached > from ? ` by ${dateOf(reached)}` : "";
  if (level === WHOLE) return `${line} is ${before > WHOLE ? "down to" : "back at"} its output of rest${when}.`;
  if (level === ABOVE) return `${line} runs above rest, at about ${percent(mean)}${when}: ${rising(watched, reached)}.`;
  const why = `${binding(watched, names, reached)}${rootOf(watched, names, reached)}`;
  const stops = mean > 0.005 ? "all but stops" : "stops";
  if (level === STOPPED) return `${line} ${reached > from ? `slows, and${when} it ` : ""}${stops}: ${why}.`;
  if (before === STOPPED) return `${line} restarts, at about ${percent(mean)} of rest: ${why}.`;
  return `${line} ${level < before ? "falls" : "rises"} to about ${percent(mean)} of rest${when}: ${why}.`;
}

const rootOf = (watched: Watched, names: StoryNames, day: number): string => {
  const root = names.cause(watched.daily.cause[day]!);
  return root === null ? "" : `; root cause ${root}`;
};

const rising = ({ daily, rest }: Watched, day: number): string =>
  daily.demandUnits[day]! > 1.02 * rest.output ? "more is ordered than at rest" : "it fills up its own stock again";

/** The largest of what holds the line back on a day: people, room, inputs, losses, precaution, orders. */
function binding(watched: Watched, names: StoryNames, day: number): string {
  const { daily, rest, slots } = watched;
  const at = (name: keyof typeof daily) => daily[name][day]!;
  if (at("madeUnits") < 0.98 * at("wantedUnits") && rest.head > 0)
    return `only ${people(at("atWork") + at("shortHours"))} of ${rest.head.toLocaleString("en-US")} are on the line`;
  const reasons: [number, () => string][] = [
    [
      rest.output - rest.capacity * at("availableShare"),
      () => `${percent(at("availableShare"))} of its capacity is usable`,
    ],
    ...slots.map((slot): [number, () => string] => [slot.lack[day]!, () => `it lacks ${names.slot(slot)}`]),
    [rest.output * (1 - at("runShare")), () => "it would lose money at today's prices"],
    [at("targetUnits") * at("precautionShare"), () => "it holds back while the cut is announced"],
    [rest.output - at("targetUnits"), () => fewerOrders(watched, names, day)],
  ];
  const [gap, why] = reasons.reduce((most, one) => (one[0] > most[0] * 1.000001 ? one : most));
  return gap > 0 ? why() : "what it had in process is used up";
}

/** Which customer's orders fell most, and whether it asked for less or was not allowed to have it. */
function fewerOrders({ customers }: Watched, names: StoryNames, day: number): string {
  const fallen = (link: WatchedLink) => link.base - link.due[day]!;
  const most = customers.reduce<WatchedLink | null>(
    (found, link) => (fallen(link) > (found === null ? 0 : fallen(found)) ? link : found),
    null,
  );
  if (most === null) return "it has enough in stock";
  const who = names.customer(most);
  const control = 2 * (most.asked[day]! - most.due[day]!) > fallen(most) ? names.cause(most.controlCause[day]!) : null;
  return control === null
    ? `customers order less, most of all ${who}`
    : `${control} bars orders, most of all those of ${who}`;
}

/** The end of what was in process when the line stopped, where a product takes days from start to finish. */
function finishing({ daily, rest, days }: Watched): StoryEvent[] {
  if (rest.processDays < 2) return [];
  const left = Float64Array.from({ length: days }, (_, day) => daily.leavingUnits[day]! / rest.output);
  return stretches(left, [0.05, 0.9], 2).flatMap(({ from: day, level }, i): StoryEvent[] => {
    if (level !== 0 || i === 0) return [];
    return [
      { day, kind: "line", text: "What was in process when the line stopped is finished; nothing more comes off it." },
    ];
  });
}
