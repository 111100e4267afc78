import { linkLanes } from "../../src/engine/lanes/link.ts";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import type { Firms, Net } from "./kernels.ts";
import { restingFirms } from "./network.ts";
import { emptySums, type Sums, type Whole } from "./observe.ts";

/** One replication's columns by container, for their types and sizes. */
export function likeOf(net: Net) {
  const whole: Whole = {
    firmStart: Int32Array.of(0, net.capacity.length),
    slotStart: Int32Array.of(0, net.need.length),
    capacity: net.capacity,
  };
  return { net, whole, firms: restingFirms(net, 0), sums: emptySums() };
}

/** A compiled prototype in its memory. */
export interface PrototypeLanes {
  /** Puts replications into the lanes on the morning of day 0. */
  readonly begin: (replications: readonly Firms[]) => void;
  readonly day: () => void;
  /** Takes the day's sums. */
  readonly observe: () => void;
  /** A column of firms or sums, `[row * lanes + lane]`. */
  readonly column: (name: `firms.${keyof Firms}` | `sums.${keyof Sums}`) => Float64Array;
}

/** Places a compiled prototype for a network. */
export function openPrototype(module: LaneModule, net: Net): PrototypeLanes {
  const { lanes } = module;
  const like = likeOf(net) as unknown as Record<string, Record<string, Float64Array>>;
  const columnOf = (name: string) => like[name.split(".")[0]!]![name.split(".")[1]!]!;
  const { columns, phases } = linkLanes(module, (name) => columnOf(name).length);
  for (const { name, spread } of module.columns) if (spread === "uniform") columns.get(name)!.set(columnOf(name));
  const firms = net.capacity.length;
  const begin = (replications: readonly Firms[]) =>
    replications.forEach((one, lane) => {
      for (const [field, column] of Object.entries(one) as [string, Float64Array][]) {
        const to = columns.get(`firms.${field}`)!;
        for (let i = 0; i < column.length; i++) to[i * lanes + lane] = column[i]!;
      }
    });
  return {
    begin,
    day: () => phases.step!(0, firms, firms, firms),
    observe: () => phases.observe!(0, 1, 0),
    column: (name) => columns.get(name) as Float64Array,
  };
}
