import type { AnticipationRule, ScopeRung } from "../src/scenario/newsTypes.ts";
import type { Control } from "../src/scenario/types.ts";
import { type Dice, dice } from "./dice.ts";

/** Random news for random worlds: how firms react to it, on which day it comes, and the finer points of controls. */

/** Six worlds in ten anticipate, most of their firms in some way. */
export function randomAnticipation(seed: string): AnticipationRule | null {
  const d = dice(`anticipation of ${seed}`);
  if (d.chance(0.4)) return null;
  return {
    preBuyShare: d.between(0.1, 0.5),
    preBuyMultiple: d.between(1, 3),
    stretchShare: d.between(0.1, 0.5),
    minimumPaceShare: d.chance(0.3) ? 0 : d.between(0.1, 0.8),
    idleShare: d.between(0, 0.3),
    expectedCutDays: d.between(5, 150),
    expectationFirmSigma: d.chance(0.2) ? 0 : d.between(0.1, 0.8),
  };
}

/** Up to four weeks before the effective date, on it, or some time after; three in ten are never told. */
export function randomAnnouncement(seed: string): { announcedDay?: number } {
  const d = dice(`announcement of ${seed}`);
  return d.chance(0.3) ? {} : { announcedDay: d.pick([0, d.whole(-28, -1), d.whole(1, 25)]) };
}

/** A ladder of one to three rungs over the groups there are. */
export const randomScopes = (seed: string, groups: readonly string[]): ScopeRung[] => {
  const d = dice(`scopes of ${seed}`);
  return d
    .shuffled(groups)
    .slice(0, 3)
    .map((group, n) => ({ name: `rung${n}`, meaning: "a random rung", groups: [group] }));
};

/** The same control with licences, a leak, an extension, foreign buyers or a scope, each with some chance. */
export function refined(d: Dice, control: Control, rungs: number): Control {
  const licence = {
    delayDays: d.between(0, 30),
    approvedShare: d.between(0, 1),
    ...(d.chance(0.5) ? { delayShare: d.between(0, 1) } : {}),
  };
  return {
    ...control,
    ...(d.chance(0.3) ? { licence } : {}),
    ...(d.chance(0.3) ? { leakShare: d.between(0, 0.6), leakDelayDays: d.between(0, 20) } : {}),
    ...(d.chance(0.3) ? { foreignBuyersAdmittedShare: d.chance(0.5) ? 0 : d.between(0, 1) } : {}),
    ...(control.endDay !== undefined && d.chance(0.4)
      ? { extensionShare: d.between(0, 1), extensionDays: d.between(1, 30) }
      : {}),
    ...(rungs > 0 && d.chance(0.3)
      ? { scope: d.chance(0.5) ? `rung${d.whole(0, rungs - 1)}` : d.whole(0, rungs) }
      : {}),
    ...(d.chance(0.15) ? { when: { factor: "flag", is: d.whole(0, 1) } } : {}),
  };
}
