import type { Edges, NaiveSite } from "./things.ts";
import { whole } from "./things.ts";

/** One evening's decisions about people at one site: who goes, who is called back, who is lost, who finds work. */
export function decide(site: NaiveSite, day: number, expectedDays: number, yearDays: number, edges: Edges): void {
  const { people } = site;
  const { regime, head, carry, drawn } = people;
  if (regime === null) return;
  const month = (30.4375 * yearDays) / 365;
  const monthly = (share: number | string) => 1 - (1 - Math.min(drawn(share), 0.999999)) ** (1 / month);

  // What there is to do: part of the staff starts units, part finishes them.
  const starts = site.wanted / site.rest;
  const finishes = site.leaving / site.rest;
  const activity = site.rest > 0 ? Math.min(1, (1 - site.finishingShare) * starts + site.finishingShare * finishes) : 1;
  const salesLag = Math.max(1, drawn(regime.salesLagDays));
  people.believed = activity < people.believed ? people.believed - (people.believed - activity) / salesLag : activity;
  const penniless = site.purse !== null && site.purse.spent === site.purse.cash;
  const band = penniless ? 0 : people.band;
  const loss = 1 - people.believed;
  // Losses inside the band send nobody; the rest of the way to a whole stop counts in full.
  const feltLoss = loss <= band ? 0 : (loss - band) / (1 - band);
  if (band > 0 && Math.abs(loss - band) < 1e-9) edges.close ??= "band";
  const spare = whole(head * (1 - people.kept) * feltLoss, edges, "need");
  people.spareDays = spare > 0 ? people.spareDays + 1 : 0;
  const movable = people.spareDays > people.redeployDays ? Math.min(spare, people.flexible) : 0;
  const need = head - spare + movable;

  // In turns while the shortage is partial; for good when it is to last, or nothing is left to pay with.
  const turnDays = drawn(regime.rotationTurnDays);
  const floorShare = drawn(regime.rotationFloorShare);
  if (turnDays > 0 && Math.abs(people.believed - floorShare) < 1e-9) edges.close ??= "floor";
  const inTurns = turnDays > 0 && !penniless && people.believed >= floorShare;
  const beyond = regime.separateBeyondDays === null ? Number.POSITIVE_INFINITY : drawn(regime.separateBeyondDays);
  // What nobody has announced is thought to last half as long again as it has lasted.
  const outlook = Math.max(expectedDays, people.spareDays / 2);
  const patience = drawn(regime.noticeBeyondDays);
  if (Math.abs(outlook - beyond) < 1e-9 || Math.abs(outlook - patience) < 1e-9) edges.close ??= "expected";
  const forGood = penniless || (outlook > beyond && !inTurns);

  // Too many people: they wait, then go; some stay on short hours under the scheme.
  const tooMany = Math.max(0, people.onLine - need);
  people.held = penniless ? 0 : Math.min(people.held, tooMany);
  const surplus = tooMany - people.held;
  people.surplusDays = surplus > 0 ? people.surplusDays + 1 : 0;
  const leavers = people.surplusDays > people.lag || penniless ? surplus : 0;
  if (!penniless) carry.held += leavers * people.schemeShare;
  const newlyHeld = Math.min(leavers, whole(carry.held, edges, "held"));
  carry.held -= newlyHeld;
  people.held += newlyHeld;
  const going = leavers - newlyHeld;
  let permanent = penniless ? going : 0;
  if (!inTurns && !penniless) {
    const part = forGood ? 1 : outlook > patience ? 1 - drawn(regime.temporaryShare) : 0;
    carry.permanent += going * part;
    // All or nobody are whole people: no rounding can decide about them.
    const leaving = part > 0 && part < 1 ? whole(carry.permanent, edges, "permanent") : Math.floor(carry.permanent);
    permanent = Math.min(going, leaving);
    carry.permanent -= permanent;
  }

  // Too few: back from notice, from furlough, then from the labour market.
  const missing = Math.max(0, need - people.onLine - people.onStrike); // nobody takes the place of who strikes
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
  if (day >= people.noticedUntil || penniless) {
    separating = noticed;
    noticed = 0;
  }
  if (people.noticeDays > 0 && !penniless) {
    const all = noticed + permanent;
    people.noticedUntil = all > 0 ? (noticed * people.noticedUntil + permanent * (day + people.noticeDays)) / all : 0;
    noticed = all;
  } else {
    if (noticed === 0) people.noticedUntil = 0;
    separating += permanent;
  }

  // Recall rights end with the window, or are lost one by one.
  let away = people.furloughed - recalled;
  const window = drawn(regime.recallWindowDays);
  if (away > 0 && Math.abs(day - people.furloughedOn - window) < 1e-9) edges.close ??= "window";
  const tooLong = day - people.furloughedOn >= window && !inTurns;
  const overdue = forGood || tooLong ? away : 0;
  away -= overdue;
  if (!inTurns) carry.lost += away * monthly(regime.lossOfRecallPerMonth);
  const lost = Math.min(away, whole(carry.lost, edges, "lost"));
  carry.lost -= lost;
  away -= lost;
  // A turn ends for some of those at home; as many others begin theirs today.
  carry.turned = inTurns ? carry.turned + away / Math.max(1, turnDays) : 0;
  const ends = whole(carry.turned, edges, "turned");
  carry.turned -= ends;
  const turned = Math.min(ends, away, people.onLine - going);
  people.backFromTurns += turned;
  const begin = going - permanent + turned;
  const furloughed = away - turned + begin;
  people.furloughedOn = furloughed > 0 ? ((away - turned) * people.furloughedOn + begin * day) / furloughed : 0;

  const searching = people.separated - rehired;
  carry.found += searching * monthly(regime.jobFindingPerMonth);
  const found = Math.min(searching, whole(carry.found, edges, "found"));
  carry.found -= found;

  people.left = going - permanent + separating;
  people.noticed = noticed;
  people.furloughed = furloughed;
  people.separated = searching - found + separating + overdue + lost;
  people.placed += found - (hired - rehired);
  people.onLine += unnoticed + recalled + hired - going;
  people.short = Math.max(0, people.onLine - need);
  people.elsewhere = Math.max(0, Math.min(movable, people.onLine - (head - spare)));
}

/** The morning of a strike, or of its end: who is on the line goes, who was gone is back, those on short hours go last. */
export function walkOut(site: NaiveSite, share: number): boolean {
  const { people } = site;
  const striking = Math.floor(people.head * share);
  const touched = striking + people.onStrike > 0;
  const going = Math.min(people.onLine, striking - people.onStrike);
  people.onStrike += going;
  people.onLine -= going;
  people.short = Math.min(people.short, people.onLine);
  people.held = Math.min(people.held, people.short);
  people.elsewhere = Math.min(people.elsewhere, people.onLine - people.short);
  return touched;
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

/** Most that the people on the line can make: the kept staff makes nothing, everybody makes rest output times the overtime ceiling, or what a growing plant has room for. */
export function canMake(site: NaiveSite): number {
  const { head, kept, onLine } = site.people;
  if (head === 0) return Number.POSITIVE_INFINITY;
  const share = (onLine / head - kept) / (1 - kept);
  return Math.max(site.rest * site.overtime, site.manned) * Math.min(1, Math.max(0, share));
}
