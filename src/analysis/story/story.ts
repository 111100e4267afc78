import type { Watched } from "../../engine/probe.ts";
import { UNLIMITED } from "../../world/tables.ts";
import { dateAfter, plainDate } from "../dates.ts";
import { customerEvents, shareOfSales } from "./customers.ts";
import { lineEvents } from "./line.ts";
import type { StoryNames } from "./names.ts";
import { peopleEvents } from "./people.ts";
import { aimOf, stockEvents } from "./stocks.ts";
import { supplyEvents } from "./supply.ts";
import { switchingEvents } from "./switching.ts";
import { count, days, listed, people, percent, type StoryEvent, uncapital } from "./words.ts";

/** Of events on one day, causes come before what follows from them. */
const KINDS: readonly StoryEvent["kind"][] = ["start", "supply", "stock", "line", "people", "end"];

/**
 * A site's story in one replication: what it held, whose deliveries stopped and why, when stocks were gone, what bound the line, who was
 * sent home and came back, and how it stood at the end. Only events; days on which nothing turns are left out.
 *
 * @param effective ISO date of day 0
 */
export function tellStory(watched: Watched, names: StoryNames, effective: string): StoryEvent[] {
  const dateOf = (day: number) => plainDate(dateAfter(effective, day));
  const events = [
    ...supplyEvents(watched, names, dateOf),
    ...customerEvents(watched, names),
    ...switchingEvents(watched, names),
    ...stockEvents(watched, names),
    ...lineEvents(watched, names, dateOf),
    ...peopleEvents(watched, names, dateOf),
  ];
  events.sort((a, b) => a.day - b.day || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const calm: StoryEvent[] =
    events.length > 0 ? [] : [{ day: 0, kind: "line", text: "Nothing runs short here and nothing stops." }];
  return [atStart(watched, names), ...events, ...calm, atEnd(watched, names)];
}

const amount = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

function atStart(watched: Watched, names: StoryNames): StoryEvent {
  const { rest, slots } = watched;
  const covers = slots
    .filter(({ binds }) => binds)
    .flatMap((slot) => {
      const { aim, use } = aimOf(slot);
      return use > 0 ? [`${days(aim / use)} of ${names.slot(slot)}`] : [];
    });
  const process = rest.processDays > 1 ? ` It takes ${days(rest.processDays)} from start to finish.` : "";
  const hold = covers.length > 0 ? ` It holds ${listed(covers)}.` : "";
  return { day: 0, kind: "start", text: `${atRest(watched, names)}${process}${hold}` };
}

function atRest({ rest, customers }: Watched, names: StoryNames): string {
  if (!(rest.output > 0)) return "It makes nothing at rest.";
  const staff = names.counted ? `, with ${people(rest.head)}` : "";
  if (names.kind === "supplier") {
    const sales = [...customers].sort((a, b) => b.base - a.base).slice(0, 3);
    const whom = sales.map((link) => `${names.customer(link)} (${percent(shareOfSales(customers, [link]))})`);
    return `At rest it works for ${listed(whom)}${staff}.`;
  }
  const product = uncapital(names.product);
  // Vehicles are counted in vehicles, cells in MWh of cells.
  const units = product.startsWith(names.unit) ? product : `${names.unit} of ${product}`;
  const made = `${amount.format(rest.output)} ${units} a day`;
  if (names.kind === "origin") return `At rest it ships ${made}.`;
  const use = rest.capacity < UNLIMITED ? `, ${percent(rest.output / rest.capacity)} of its capacity` : "";
  return `At rest it makes ${made}${use}${staff}.`;
}

function atEnd(watched: Watched, names: StoryNames): StoryEvent {
  const { daily, rest, days: horizon, slots, outByCause } = watched;
  const day = horizon - 1;
  const at = (name: keyof typeof daily) => daily[name][day]!;
  const share = rest.output > 0 ? at("madeUnits") / rest.output : 0;
  const output =
    share > 0.005 ? `At the end it makes ${percent(share)} of its output of rest` : "At the end it makes nothing";
  const lacking = slots.filter((slot) => slot.binds && slot.lack[day]! > 0.05 * rest.output).map(names.slot);
  const want = lacking.length > 0 ? ` for want of ${listed(lacking)}` : "";
  if (!names.counted || rest.head === 0) return { day, kind: "end", text: `${output}${want}.` };
  const states: [string, number][] = [
    ["on the line", at("atWork") + at("shortHours")],
    ["under notice", at("noticed")],
    ["on strike", at("onStrike")],
    ["at home waiting to be called back", at("furloughed")],
    ["let go and without work", at("separated")],
    ["working elsewhere", at("placed")],
  ];
  const said = states.filter(([, n]) => n > 0).map(([state, n]) => `${count(n)} ${state}`);
  const roots = [...outByCause]
    .flatMap((n, code): [string, number][] => (n > 0 ? [[names.cause(code) ?? "an unknown root", n]] : []))
    .sort((a, b) => b[1] - a[1])
    .map(([name, n]) => `${count(n)} because of ${name}`);
  const out = roots.length > 0 ? ` Out of work: ${listed(roots)}.` : "";
  return { day, kind: "end", text: `${output}${want}. Of its ${people(rest.head)}: ${listed(said)}.${out}` };
}
