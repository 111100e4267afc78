import { type Valuer, valuer } from "../../world/rows.ts";
import type { RecordTarget } from "../record.ts";
import type { HouseholdBooks } from "../tally/books.ts";
import { accountOf } from "./account.ts";
import { householdTotals } from "./series.ts";

/** Accounts for the households of replications whose days have been taken down side by side. */
export interface HouseholdRecorder {
  /** Takes household entries of some days: on each day `width` values, of all lanes those of an entry from its place on. */
  readonly take: (taken: Float64Array, width: number, places: Int32Array, from: number, until: number) => void;
  /**
   * Accounts for the given lanes and enters them into a chunk, whose factors are entered; lane l is its replication `firstSlot + l`. Their
   * series follow `firstSeries` others among the real ones.
   */
  readonly enter: (target: RecordTarget, sound: readonly number[], firstSlot: number, firstSeries: number) => void;
}

/** Prepares the account of households of one source. */
export function householdsOf(books: HouseholdBooks, days: number, lanes: number): HouseholdRecorder {
  const entries = books.taken.length;
  // Of a lane and an entry all days lie together: read one by one where they were taken down, each would be a cache miss.
  const dayed = new Float64Array(lanes * entries * days);

  const take: HouseholdRecorder["take"] = (taken, width, places, from, until) => {
    for (let entry = 0; entry < entries; entry++)
      for (let lane = 0; lane < lanes; lane++) {
        let to = (lane * entries + entry) * days + from;
        for (let at = from * width + places[entry]! + lane; to < (lane * entries + entry) * days + until; at += width)
          dayed[to++] = taken[at]!;
      }
  };

  const enter: HouseholdRecorder["enter"] = ({ real, factors, replications }, sound, firstSlot, firstSeries) => {
    const { factorIndex, files } = books.economy;
    const ofLanes = sound.map((lane) => {
      const slot = firstSlot + lane;
      const row = Float64Array.from({ length: files.factors.length }, (_, i) => factors[i * replications + slot]!);
      const own = dayed.subarray(lane * entries * days, (lane + 1) * entries * days);
      return seriesOf(books, days, valuer(factorIndex, row), (entry) => own.subarray(entry * days, (entry + 1) * days));
    });
    const count = ofLanes[0]?.length ?? 0;
    for (let s = 0; s < count; s++) {
      const from = (firstSeries + s) * days;
      for (let i = 0; i < sound.length; i++) {
        const values = ofLanes[i]![s]!;
        let to = from * replications + firstSlot + sound[i]!;
        for (let day = 0; day < days; day++, to += replications) real[to] = values[day]! + 0;
      }
    }
  };
  return { take, enter };
}

/** The household series of one replication, from its entries, each with its days together. */
function seriesOf(
  { economy, groups, stages }: HouseholdBooks,
  days: number,
  value: Valuer,
  taken: (entry: number) => Float64Array,
): readonly Float64Array[] {
  const { files } = economy;
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
  return [...householdTotals.map(([name]) => account.totals[name]), ...account.inducedJobs, ...account.payLost];
}
