import { floor, max } from "../numbers/math.ts";
import { CAUSES } from "../world/causes.ts";
import type { ChunkResult, Layout } from "./series.ts";
import type { Books, Entry } from "./tally/books.ts";

/**
 * The only observer: takes the day's tally into the chunk's arrays. Nothing it computes is read by a phase.
 * The tally's columns may hold several lanes a row; each lane is one replication.
 */
export interface Recorder {
  /** Records day `day` of a lane as replication `slot` of the chunk (0 .. replications - 1). */
  readonly day: (day: number, lane: number, slot: number) => void;
  /** Takes back what was recorded of a replication that failed. */
  readonly forget: (slot: number) => void;
}

/** What a recorder fills: the arrays of a chunk without its address. */
export type RecordTarget = Pick<
  ChunkResult,
  "people" | "real" | "siteOutOfWork" | "siteStopped" | "siteOutByCause" | "replications"
>;

/** Where a recorder reads: columns by name, of `lanes` values a row. */
export interface RecordSource {
  readonly lanes: number;
  readonly tally: (column: Entry["column"]) => ArrayLike<number>;
  readonly furloughed: ArrayLike<number>;
  readonly separated: ArrayLike<number>;
  readonly outByCause: ArrayLike<number>;
}

/** Makes the recorder of one chunk. A day allocates nothing. */
export function makeRecorder(books: Books, layout: Layout, source: RecordSource, target: RecordTarget): Recorder {
  const { days } = layout;
  const { lanes, furloughed, separated, outByCause } = source;
  const { causes = [] } = layout;
  const { replications } = target;
  const sites = books.members.countedSite;
  const resolve = (entries: readonly Entry[]) =>
    entries.map(({ column, row }) => ({ from: source.tally(column), at: row * lanes }));
  const people = resolve(books.people);
  const real = resolve(books.real);
  const stopped = source.tally("stopped");
  const reports = layout.sites.days;
  // Only a replication that came to its end enters the sums, so a lane's sites are kept until then.
  const siteOut = new Float64Array(lanes * reports.length * sites.length);
  const siteStopped = new Float64Array(siteOut.length);
  const siteCauses = new Float64Array(siteOut.length * causes.length);

  const recordDay = (day: number, lane: number, slot: number) => {
    for (let s = 0; s < people.length; s++) {
      const { from, at } = people[s]!;
      // People are whole but under labour: partialAdjustment, which is rounded here and nowhere else.
      target.people[(s * days + day) * replications + slot] = floor(from[at + lane]! + 0.5);
    }
    for (let s = 0; s < real.length; s++) {
      const { from, at } = real[s]!;
      target.real[(s * days + day) * replications + slot] = max(from[at + lane]!, -1e300) + 0;
    }
    const first = lane * reports.length * sites.length;
    const report = reports.indexOf(day);
    if (report >= 0)
      for (let i = 0; i < sites.length; i++) {
        const site = sites[i]! * lanes + lane;
        siteOut[first + report * sites.length + i] = furloughed[site]! + separated[site]!;
        siteStopped[first + report * sites.length + i] = stopped[i * lanes + lane]!;
        for (let c = 0; c < causes.length; c++)
          siteCauses[(first + report * sites.length) * causes.length + c * sites.length + i] =
            outByCause[(sites[i]! * CAUSES + causes[c]!.code) * lanes + lane]!;
      }
    if (day < days - 1) return;
    for (let i = 0; i < reports.length * sites.length; i++) {
      target.siteOutOfWork[i]! += siteOut[first + i]!;
      target.siteStopped[i]! += siteStopped[first + i]!;
    }
    if (target.siteOutByCause !== undefined)
      for (let i = 0; i < target.siteOutByCause.length; i++)
        target.siteOutByCause[i]! += siteCauses[first * causes.length + i]!;
  };
  const forget = (slot: number) => {
    for (let at = slot; at < target.people.length; at += replications) target.people[at] = 0;
    for (let at = slot; at < target.real.length; at += replications) target.real[at] = 0;
  };
  return { day: recordDay, forget };
}
