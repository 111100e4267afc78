import { day as phases } from "../src/engine/day.ts";

/**
 * What each phase costs: the day run phase by phase, each timed, best of `passes` whole replications. A day cut into phases is
 * slower than a whole one by its clock readings, so these add up to a little more. Returns nanoseconds a site-day by phase.
 */
export function phaseCosts(
  passes: number,
  days: number,
  sites: number,
  begin: () => void,
  step: (phase: (typeof phases)[number], day: number) => void,
): ReadonlyMap<string, number> {
  const best = phases.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < passes; pass++) {
    const cost = phases.map(() => 0);
    begin();
    for (let day = 0; day < days; day++)
      phases.forEach((phase, i) => {
        const began = performance.now();
        step(phase, day);
        cost[i]! += performance.now() - began;
      });
    cost.forEach((spent, i) => {
      best[i] = Math.min(best[i]!, spent);
    });
  }
  return new Map(phases.map(({ name }, i) => [name, (best[i]! * 1e6) / (sites * days)]));
}

/** One line: each phase with its nanoseconds a site-day and its share. */
export function costLine(costs: ReadonlyMap<string, number>): string {
  const total = [...costs.values()].reduce((sum, one) => sum + one, 0);
  return [...costs]
    .map(([name, ns]) => `${name} ${ns.toFixed(ns < 10 ? 2 : 0)} ns (${Math.round((100 * ns) / total)} %)`)
    .join(", ");
}
