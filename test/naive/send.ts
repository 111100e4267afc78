import type { Edges, NaiveSite } from "./things.ts";
import { whole } from "./things.ts";

/** One evening's decisions about people at one site: who goes, who is called back, who is lost, who finds work. */
export function decide(site: NaiveSite, day: number, edges: Edges): void {
  const { people } = site;
  const { regime, head, carry, drawn } = people;
  if (regime === null) return;
  const monthly = (share: number | string) => 1 - (1 - Math.min(drawn(share), 0.999999)) ** (1 / 30.4375);

  // What there is to do: part of the staff starts units, part finishes them.
  const starts = site.wanted / site.rest;
  const finishes = site.leaving / site.rest;
  const activity = site.rest > 0 ? Math.min(1, (1 - site.finishingShare) * starts + site.finishingShare * finishes) : 1;
  const salesLag = Math.max(1, drawn(regime.salesLagDays));
  people.believed = activity < people.believed ? people.believed - (people.believed - activity) / salesLag : activity;
  const loss = 1 - people.believed;
  if (people.band > 0 && Math.abs(loss - people.band) < 1e-9) edges.close ??= "band";
  const spare = loss <= people.band ? 0 : (1 - people.kept) * loss;
  const need = head - whole(head * spare, edges, "need");

  // Too many people: they wait, then go.
  const surplus = Math.max(0, people.onLine - need);
  people.surplusDays = surplus > 0 ? people.surplusDays + 1 : 0;
  const going = people.surplusDays > people.lag ? surplus : 0;
  carry.permanent += going * (1 - drawn(regime.temporaryShare));
  const permanent = Math.min(going, whole(carry.permanent, edges, "permanent"));
  carry.permanent -= permanent;

  // Too few: back from notice, from furlough, then from the labour market.
  const missing = Math.max(0, need - people.onLine);
  const unnoticed = Math.min(missing, people.noticed);
  const callable = Math.min(missing - unnoticed, people.furloughed);
  const recalled = Math.min(callable, Math.floor(head / Math.max(drawn(regime.recallDays), 0.01)) + 1);
  const vacant = missing - unnoticed - callable;
  carry.hired = vacant > 0 ? carry.hired + vacant / Math.max(1, drawn(regime.hireDays)) : 0;
  const hired = Math.min(vacant, whole(carry.hired, edges, "hired"));
  carry.hired -= hired;
  const rehired = Math.min(hired, people.separated);

  // Notice runs out on the mean day; the newly noticed join at their own.
  let noticed = people.noticed - unnoticed;
  if (noticed > 0 && Math.abs(day - people.noticedUntil) < 1e-9) edges.close ??= "notice";
  let separating = 0;
  if (day >= people.noticedUntil) {
    separating = noticed;
    noticed = 0;
  }
  if (people.noticeDays > 0) {
    const all = noticed + permanent;
    people.noticedUntil = all > 0 ? (noticed * people.noticedUntil + permanent * (day + people.noticeDays)) / all : 0;
    noticed = all;
  } else separating += permanent;

  // Recall rights end with the window, or are lost one by one.
  let away = people.furloughed - recalled;
  const window = drawn(regime.recallWindowDays);
  if (away > 0 && Math.abs(day - people.furloughedOn - window) < 1e-9) edges.close ??= "window";
  const overdue = day - people.furloughedOn >= window ? away : 0;
  away -= overdue;
  carry.lost += away * monthly(regime.lossOfRecallPerMonth);
  const lost = Math.min(away, whole(carry.lost, edges, "lost"));
  carry.lost -= lost;
  away -= lost;
  const temporary = going - permanent;
  const furloughed = away + temporary;
  people.furloughedOn = furloughed > 0 ? (away * people.furloughedOn + temporary * day) / furloughed : 0;

  const searching = people.separated - rehired;
  carry.found += searching * monthly(regime.jobFindingPerMonth);
  const found = Math.min(searching, whole(carry.found, edges, "found"));
  carry.found -= found;

  people.noticed = noticed;
  people.furloughed = furloughed;
  people.separated = searching - found + separating + overdue + lost;
  people.placed += found - (hired - rehired);
  people.onLine += unnoticed + recalled + hired - going;
  people.short = Math.max(0, people.onLine - need);
}

/** Labour that follows its need at constant rates, in parts of people: hired in hireDays, fired in fireDays, nobody where capacity is out. */
export function follow(site: NaiveSite, capacity: number): void {
  const { people } = site;
  const { regime, head, kept, drawn } = people;
  if (regime === null || head === 0) return;
  const staffFor = (share: number) => kept + (1 - kept) * share;
  const busy = (1 - site.finishingShare) * (site.wanted / site.rest) + site.finishingShare * (site.leaving / site.rest);
  const most = site.rest > 0 ? Math.min(1, staffFor(capacity / site.rest)) : 1;
  const now = Math.min(people.onLine / head, most);
  const gap = (site.rest > 0 ? staffFor(busy) : 1) - now;
  const pace = Math.max(1, drawn(gap > 0 ? regime.hireDays : regime.fireDays));
  people.onLine = head * Math.min(most, now + gap / pace);
  people.separated = head - people.onLine;
}

/** Most that the people on the line can make: the kept staff makes nothing, everybody makes rest output times the overtime ceiling. */
export function canMake(site: NaiveSite): number {
  const { head, kept, onLine } = site.people;
  if (head === 0) return Number.POSITIVE_INFINITY;
  const share = (onLine / head - kept) / (1 - kept);
  return site.rest * site.overtime * Math.min(1, Math.max(0, share));
}
