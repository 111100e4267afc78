import { floor, max, min } from "../numbers/math.ts";
import { type ByCause, CAUSES, outFor, SEVERAL } from "../world/causes.ts";
import { householdsOf } from "./households/enter.ts";
import type { ChunkResult, Layout } from "./series.ts";
import type { Books, Entry } from "./tally/books.ts";

/** Days that are put into a chunk together. */
const DAYS_AT_ONCE = 16;

/**
 * The only observer: takes each day's tally, and at the end of the last day puts those replications that came so far into a
 * chunk's arrays. Nothing it computes is read by a phase. The tally's columns may hold several lanes a row; each lane is one
 * replication.
 */
export interface Recorder {
  /** Takes down day `day` of all lanes. */
  readonly day: (day: number) => void;
  /** Enters the given lanes into a chunk, all their days taken down; lane l is its replication `firstSlot + l`. */
  readonly enter: (target: RecordTarget, sound: readonly number[], firstSlot: number) => void;
}

/** What a recorder fills: the arrays of a chunk without its address. It reads the factors that were drawn, to account for households. */
export type RecordTarget = Pick<
  ChunkResult,
  "people" | "real" | "factors" | "siteOutOfWork" | "siteStopped" | "siteOutByCause" | "siteDays" | "replications"
>;

/** Where a recorder reads: columns by name, of `lanes` values a row. */
export interface RecordSource {
  readonly lanes: number;
  readonly tally: (column: Entry["column"]) => Float64Array;
  readonly people: ByCause;
}

/** Makes the recorder of one source, for any number of chunks. A day allocates nothing. */
export function makeRecorder(books: Books, layout: Layout, source: RecordSource): Recorder {
  const { days } = layout;
  const { lanes, people } = source;
  const { furloughed, separated } = people;
  const { causes = [] } = layout;
  const placeOfCause = Array.from({ length: CAUSES }, (_, code) => causes.findIndex((cause) => cause.code === code));
  const sites = books.members.countedSite;
  const { households } = books;
  const wholes = books.people.length;
  const recorded = wholes + books.real.length;
  const series = [...books.people, ...books.real, ...(households?.taken ?? [])];
  const { spans, places, width } = spansOf(
    series.map(({ column, row }) => source.tally(column).subarray(row * lanes, (row + 1) * lanes)),
  );
  const stopped = source.tally("stopped");
  const reports = layout.sites.days;
  // Days lie together here and replications in the chunk: entered day by day, every number would be a cache miss.
  const taken = new Float64Array(days * width);
  const account = households === null ? null : householdsOf(households, days, lanes);
  const siteOut = new Float64Array(reports.length * sites.length * lanes);
  const siteStopped = new Float64Array(siteOut.length);
  // Few sites have people out of work for any one cause: what is summed, the cell and the lane of each number.
  const byCause = { people: [] as number[], cells: [] as number[], lanes: [] as number[] };

  // Of every day, only where it was asked for: [day][site][lane].
  const allDays = layout.sites.daily ? days * sites.length * lanes : 0;
  const dayOut = new Float64Array(allDays);
  const dayStopped = new Float64Array(allDays);

  const takeDay = (day: number) => {
    if (day === 0) for (const list of Object.values(byCause)) list.length = 0;
    if (layout.sites.daily) takeSites(day * sites.length * lanes, dayOut, dayStopped);
    for (const { values, at } of spans) taken.set(values, day * width + at);
    const report = reports.indexOf(day);
    if (report < 0) return;
    takeSites(report * sites.length * lanes, siteOut, siteStopped);
    takeCauses(report * causes.length * sites.length);
  };
  const takeSites = (first: number, out: Float64Array, stops: Float64Array) => {
    for (let i = 0; i < sites.length; i++)
      for (let lane = 0; lane < lanes; lane++) {
        const site = sites[i]! * lanes + lane;
        out[first + i * lanes + lane] = furloughed[site]! + separated[site]!;
        stops[first + i * lanes + lane] = stopped[i * lanes + lane]!;
      }
  };
  const takeCauses = (first: number) => {
    for (let i = 0; i < sites.length; i++)
      for (let lane = 0; lane < lanes; lane++) {
        const site = sites[i]! * lanes + lane;
        if (furloughed[site]! + separated[site]! === 0) continue;
        const sole = people.soleCause[site]!;
        // A cause that is not recorded has no place, and nothing is looked through.
        const one = sole === SEVERAL ? 0 : placeOfCause[sole]!;
        const end = sole === SEVERAL ? causes.length : one + 1;
        for (let c = max(one, 0); c < end; c++) {
          const count = outFor(people, sites[i]!, causes[c]!.code, lanes, lane);
          if (count === 0) continue;
          byCause.people.push(count);
          byCause.cells.push(first + c * sites.length + i);
          byCause.lanes.push(lane);
        }
      }
  };

  // People are whole but under labour: partialAdjustment, which is rounded here and nowhere else.
  const enter = (target: RecordTarget, sound: readonly number[], firstSlot: number) => {
    const { people, real, replications } = target;
    // Some days at a time: then neither what is read nor what is written lies all over memory.
    for (let from = 0; from < days; from += DAYS_AT_ONCE) {
      const until = min(from + DAYS_AT_ONCE, days);
      for (let s = 0; s < recorded; s++)
        for (const lane of sound) {
          let at = from * width + places[s]! + lane;
          const place = s < wholes ? s : s - wholes;
          const first = (place * days + from) * replications + firstSlot + lane;
          const end = first + (until - from) * replications;
          if (s < wholes)
            for (let to = first; to < end; to += replications, at += width) people[to] = floor(taken[at]! + 0.5);
          else for (let to = first; to < end; to += replications, at += width) real[to] = max(taken[at]!, -1e300) + 0;
        }
      account?.take(taken, width, places.subarray(recorded), from, until);
    }
    account?.enter(target, sound, firstSlot, recorded - wholes);
    for (let i = 0; i < reports.length * sites.length; i++)
      for (const lane of sound) {
        target.siteOutOfWork[i]! += siteOut[i * lanes + lane]!;
        target.siteStopped[i]! += siteStopped[i * lanes + lane]!;
      }
    const { siteOutByCause, siteDays } = target;
    const cells = days * sites.length;
    if (siteDays !== undefined)
      for (let i = 0; i < cells; i++) {
        // [site][day][replication], after the people of the books.
        const to = ((wholes + (i % sites.length)) * days + floor(i / sites.length)) * replications + firstSlot;
        for (const lane of sound) {
          const out = dayOut[i * lanes + lane]!;
          people[to + lane] = floor(out + 0.5);
          siteDays[i]! += out;
          siteDays[cells + i]! += out > 0 ? 1 : 0;
          siteDays[2 * cells + i]! += dayStopped[i * lanes + lane]!;
        }
      }
    byCause.people.forEach((count, i) => {
      if (siteOutByCause !== undefined && sound.includes(byCause.lanes[i]!))
        siteOutByCause[byCause.cells[i]!]! += count;
    });
  };
  return { day: takeDay, enter };
}

/** Bytes between values that are copied along rather than left out: a copy of its own costs as much. */
const ALONG = 1024;

/** Values that lie near one another in memory, together; where each value is found among all that are copied, and how many these are. */
function spansOf(parts: readonly Float64Array[]) {
  const buffers = [...new Set(parts.map(({ buffer }) => buffer))];
  const ordered = parts
    .map((part, i) => ({ i, part, buffer: buffers.indexOf(part.buffer) }))
    .sort((a, b) => a.buffer - b.buffer || a.part.byteOffset - b.part.byteOffset);
  const places = new Int32Array(parts.length);
  const spans: { values: Float64Array; at: number }[] = [];
  let width = 0;
  for (const { i, part } of ordered) {
    const last = spans.at(-1);
    const { buffer, byteOffset, length } = part;
    const near = last !== undefined && last.values.buffer === buffer;
    const from = near ? (byteOffset - last.values.byteOffset) / part.BYTES_PER_ELEMENT : 0;
    if (near && (from - last.values.length) * part.BYTES_PER_ELEMENT <= ALONG) {
      last.values = new Float64Array(buffer, last.values.byteOffset, max(last.values.length, from + length));
      places[i] = last.at + from;
    } else {
      places[i] = width;
      spans.push({ values: part, at: width });
    }
    const now = spans.at(-1)!;
    width = now.at + now.values.length;
  }
  return { spans, places, width };
}
