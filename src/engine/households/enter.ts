import { valuer } from "../../world/rows.ts";
import type { RecordTarget } from "../record.ts";
import type { HouseholdBooks } from "../tally/books.ts";
import { accountOf } from "./account.ts";
import { householdTotals } from "./series.ts";

/** Reads what was taken down on a day, by place among the entries of the household books, in one lane. */
export type TakenOn = (entry: number, day: number) => number;

/**
 * Accounts for the households of one replication and enters them into a chunk: their series are the last of its real ones.
 *
 * @param slot the replication's place in the chunk, its factors entered
 * @param firstSeries place of the first household series among the real ones
 */
export function enterHouseholds(
  { economy, groups, stages }: HouseholdBooks,
  days: number,
  taken: TakenOn,
  target: RecordTarget,
  slot: number,
  firstSeries: number,
): void {
  const { files, factorIndex } = economy;
  const { replications, real, factors } = target;
  const row = Float64Array.from({ length: files.factors.length }, (_, i) => factors[i * replications + slot]!);
  const value = valuer(factorIndex, row);
  const count = groups.length;
  const perWorkerDay = stages.map((stage) => value(files.stages[stage]!.valueAddedUsdPerWorkerYear) / 365);
  const account = accountOf(files, groups, value, {
    days,
    out: taken,
    placed: (group, day) => taken(count + group, day),
    short: (group, day) => taken(2 * count + group, day),
    shared: (group, day) => taken(3 * count + group, day),
    valueAddedLostUsd: (day) => {
      let lost = 0;
      for (let stage = 0; stage < stages.length; stage++) {
        const makers = taken(4 * count + stage, day);
        const output = taken(4 * count + stages.length + stage, day);
        lost += perWorkerDay[stage]! * makers * (1 - output);
      }
      return lost;
    },
  });
  const series = [...householdTotals.map(([name]) => account.totals[name]), ...account.inducedJobs, ...account.payLost];
  series.forEach((values, i) => {
    const from = (firstSeries + i) * days;
    for (let day = 0; day < days; day++) real[(from + day) * replications + slot] = values[day]! + 0;
  });
}
