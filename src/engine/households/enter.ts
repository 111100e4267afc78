import { valuer } from "../../world/rows.ts";
import type { RecordTarget } from "../record.ts";
import type { HouseholdBooks } from "../tally/books.ts";
import { accountOf } from "./account.ts";
import { householdTotals } from "./series.ts";

/** Household entries of one replication, each with its days together. */
export type Taken = (entry: number) => Float64Array;

/**
 * Takes the household entries of all lanes out of what was taken down, [day][series][lane], so that an entry's days lie together: read
 * one by one where they lie, each would be a cache miss.
 */
export function takeOut(
  taken: Float64Array,
  { series, first, entries, days, lanes }: Record<"series" | "first" | "entries" | "days" | "lanes", number>,
  into: Float64Array,
): (lane: number) => Taken {
  for (let day = 0; day < days; day++) {
    let from = (day * series + first) * lanes;
    for (let entry = 0; entry < entries; entry++)
      for (let lane = 0; lane < lanes; lane++) into[(lane * entries + entry) * days + day] = taken[from++]!;
  }
  return (lane) => (entry) => into.subarray((lane * entries + entry) * days, (lane * entries + entry + 1) * days);
}

/**
 * Accounts for the households of one replication and enters them into a chunk: their series are the last of its real ones.
 *
 * @param slot the replication's place in the chunk, its factors entered
 * @param firstSeries place of the first household series among the real ones
 */
export function enterHouseholds(
  { economy, groups, stages }: HouseholdBooks,
  days: number,
  taken: Taken,
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
  const makers = stages.map((_, stage) => taken(5 * count + stage));
  const outputs = stages.map((_, stage) => taken(5 * count + stages.length + stage));
  const valueAddedLostUsd = new Float64Array(days);
  for (let stage = 0; stage < stages.length; stage++) {
    const perDay = perWorkerDay[stage]!;
    const [ofStage, output] = [makers[stage]!, outputs[stage]!];
    for (let day = 0; day < days; day++) valueAddedLostUsd[day]! += perDay * ofStage[day]! * (1 - output[day]!);
  }
  const account = accountOf(files, groups, value, {
    days,
    group: (group) => ({
      out: taken(group),
      placed: taken(count + group),
      short: taken(2 * count + group),
      shared: taken(3 * count + group),
      striking: taken(4 * count + group),
    }),
    valueAddedLostUsd,
  });
  const series = [...householdTotals.map(([name]) => account.totals[name]), ...account.inducedJobs, ...account.payLost];
  series.forEach((values, i) => {
    const from = (firstSeries + i) * days;
    for (let day = 0; day < days; day++) real[(from + day) * replications + slot] = values[day]! + 0;
  });
}
