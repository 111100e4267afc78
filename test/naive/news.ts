import { normalQuantile } from "../../src/numbers/quantile.ts";
import type { Control, Forms } from "../../src/scenario/types.ts";
import { felt } from "./binding.ts";
import type { Given } from "./build.ts";
import { drawn, letThrough, type Passage } from "./controls.ts";
import { tightDates } from "./feeds.ts";
import type { NaiveFill, NaiveSite, NaiveSlot } from "./things.ts";

/** What firms know and how they take it, day by day. */
export interface NaiveNews {
  /** Days that a site expects the cut to last from today; 0 when there is no news. */
  readonly expected: (site: NaiveSite, day: number) => number;
  /** Most that a site makes of its own accord, or Infinity. */
  readonly most: (site: NaiveSite, day: number) => number;
  /** Share of a fill's purchase that hangs on the cut. */
  readonly cut: (fill: NaiveFill) => number;
  /** Days of what is cut that a site buys ahead; 0 at others. */
  readonly aheadDays: (site: NaiveSite, day: number) => number;
  /** Order for a fill, where buying ahead makes it larger. */
  readonly ahead: (
    site: NaiveSite,
    slot: NaiveSlot,
    fill: NaiveFill,
    day: number,
    planned: number,
    missing: number,
  ) => number;
}

interface Exposure {
  readonly share: number;
  readonly goesOnDays: number;
}

/** The news of some controls, announced on a day counted from the effective date. */
export function naiveNews(
  given: Given,
  controls: readonly Control[],
  announcedDay: number | undefined,
  days: number,
  forms: Forms,
): NaiveNews {
  const { files, value, luck } = given;
  const rule = files.anticipation;
  const held = controls.flatMap((control) => drawn(given, control) ?? []);
  const { clock } = given;
  const dates = Array.from({ length: days }, (_, date) => date).filter(clock.works);
  const tight = tightDates(given, dates);
  const end = Math.max(...held.map((one) => one.end), ...tight.map((date) => date + 1));
  const isNews = held.length + tight.length > 0;
  const first = isNews
    ? clock.indexOf(Math.min(...held.map(({ start }) => start), ...tight))
    : Number.POSITIVE_INFINITY;
  const everyDay = dates.map((_, day) => day);
  const leasts = new Map<string, number>();
  const least = (passage: Passage, part: 0 | 1) => {
    const key = `${passage.group} ${passage.by} ${passage.licence} ${passage.origin} ${passage.leaves} ${passage.enters} ${part}`;
    const found =
      leasts.get(key) ?? Math.min(...everyDay.map((day) => letThrough(given, controls, passage, day)[part]));
    leasts.set(key, found);
    return found;
  };

  const expected = (site: NaiveSite, day: number) => {
    if (rule === null || announcedDay === undefined || !isNews) return 0;
    const date = clock.dateOf(day);
    if (date < announcedDay || date >= end) return 0;
    const z = normalQuantile(luck("expectedCut", site.id), 0, 1);
    const drawnDays = value(rule.expectedCutDays) * Math.exp(value(rule.expectationFirmSigma) * z);
    return Math.max(drawnDays - (day - first), (day - first) / 2);
  };
  const kind = (site: NaiveSite) => {
    if (rule === null || site.kind !== "plant") return "nothing";
    const u = luck("anticipation", site.id);
    if (u < value(rule.preBuyShare)) return "ahead";
    if (u < value(rule.preBuyShare) + value(rule.stretchShare)) return "stretch";
    return u < value(rule.preBuyShare) + value(rule.stretchShare) + value(rule.idleShare) ? "idle" : "nothing";
  };

  const known = new Map<NaiveSite, Exposure>();
  const fills = new Map<NaiveFill, { share: number; reach: number }>();
  /** What of a fill's purchase hangs on the cut, and for how long that part still comes. */
  const ofFill = (fill: NaiveFill) => {
    const before = fills.get(fill);
    if (before !== undefined) return before;
    let share = 0;
    let weighted = 0;
    const bought = fill.links.reduce((sum, link) => sum + link.base, 0);
    for (const link of fill.links) {
      const gone = 1 - least(link, 0) * (1 - exposure(link.supplier).share);
      const part = bought > 0 ? (gone * link.base) / bought : 0;
      const days = link.fromOrigin ? link.transitDays * least(link, 1) : 1 + exposure(link.supplier).goesOnDays;
      share += part;
      weighted += part * days;
    }
    const result = { share, reach: share > 0 ? weighted / share : 0 };
    fills.set(fill, result);
    return result;
  };
  const exposure = (site: NaiveSite): Exposure => {
    const before = known.get(site);
    if (before !== undefined) return before;
    const maker = least({ group: site.dependsOn, by: "maker", licence: "" }, 0);
    const abroad = least({ group: site.dependsOn, by: "foreign", licence: "" }, 0);
    let share = Math.max(site.dependence * (1 - maker), site.dependenceAbroad * (1 - abroad));
    const losses: { gone: number; days: number }[] = [];
    for (const slot of site.slots) {
      const weight = felt(slot, forms);
      for (const fill of slot.fills) {
        const { share: cut, reach } = ofFill(fill);
        losses.push({ gone: weight * fill.mix * cut, days: (fill.restUse > 0 ? fill.coverDays : 0) + reach });
      }
      share = Math.max(share, weight * slot.fills.reduce((sum, fill) => sum + fill.mix * ofFill(fill).share, 0));
    }
    const gone = losses.reduce((sum, one) => sum + one.gone, 0);
    const mean = losses.reduce((sum, one) => sum + one.gone * one.days, 0) / gone;
    const goesOnDays = gone > 0 ? mean + site.processDays + (site.rest > 0 ? site.finishedDays : 0) : 0;
    known.set(site, { share, goesOnDays });
    return { share, goesOnDays };
  };

  const most = (site: NaiveSite, day: number) => {
    const left = expected(site, day);
    const way = kind(site);
    if (rule === null || left === 0 || exposure(site).share === 0) return Number.POSITIVE_INFINITY;
    if (way !== "stretch" && way !== "idle") return Number.POSITIVE_INFINITY;
    let pace = Number.POSITIVE_INFINITY;
    for (const slot of site.slots) {
      const use = slot.fills.reduce((sum, fill) => sum + fill.restUse, 0);
      const part = felt(slot, forms);
      if (part === 0) continue;
      let perDay = 0;
      for (const fill of slot.fills) {
        const { share, reach } = ofFill(fill);
        const stillDays = reach - (day - first);
        const flows = fill.restUse * (1 - share);
        const believed = Math.max(0, 1 - Math.max(0, stillDays));
        perDay += flows + believed * Math.max(0, fill.received - flows);
        const still = fill.restUse * share * Math.max(0, stillDays);
        if (way === "stretch" && share > 0) perDay += (fill.stock + still) / left;
      }
      const sustained = use > 0 ? perDay / use : 1;
      pace = Math.min(pace, part === 1 ? sustained : (1 + sustained) / 2);
    }
    return site.rest * (way === "stretch" ? Math.max(pace, value(rule.minimumPaceShare)) : pace);
  };

  const aheadDays = (site: NaiveSite, day: number) =>
    kind(site) === "ahead" && exposure(site).share > 0 ? expected(site, day) : 0;

  const ahead: NaiveNews["ahead"] = (site, slot, fill, day, planned, missing) => {
    const normal = Math.max(0, planned + missing / slot.restockDays);
    const left = expected(site, day);
    if (rule === null || kind(site) !== "ahead" || left === 0 || exposure(site).share === 0) return normal;
    const wished = planned + (missing + ofFill(fill).share * fill.restUse * left) / slot.restockDays;
    const ceiling = day < first ? Math.max(1, value(rule.preBuyMultiple)) * fill.restUse : planned;
    return Math.max(normal, Math.min(wished, ceiling));
  };
  const cut = (fill: NaiveFill) => Math.min(ofFill(fill).share, 1);
  return { expected, most, cut, aheadDays, ahead };
}
